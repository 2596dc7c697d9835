/** The door of the tree: from JSON of any origin to a `SharingPlan`, or every fault with its place. */
import { isCurrency, type Currency } from '@tongtu/kernel/money';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import {
  contributions,
  costCategories,
  entityTypes,
  partyRoles,
  pathways,
  profitStarts,
  sizes,
  type AnnualProfit,
  type Base,
  type Equity,
  type Party,
  type Pathway,
  type SharingPlan,
  type Step,
  type Terms,
  type Unit,
} from './plan.ts';
import { at, Faults, type Fields, fieldsAt, flagAt, isDay, listAt, namesAt, shareAt, wholeAt, wordAt } from './read-fields.ts';
import { idAt, mustBeWhole, partyAt, readShares } from './read-parties.ts';
import { readSteps } from './read-steps.ts';
import { isRegion, regions } from './region.ts';

const mostParties = 60;
/** Fifteen digits. */
const mostShares = 999_999_999_999_999;
const mostMembers = 1000;

type Parties = {
  readonly parties: Party[];
  /** Of all of them, also where something else about a party is wrong: what names it is right. */
  readonly ids: ReadonlySet<string>;
};

const readParties = (value: unknown, faults: Faults): Parties => {
  const taken = new Set<string>();
  const parties = listAt(value, 'parties', mostParties, faults).flatMap((item, i) => {
    const place = at('parties', i);
    const fields = fieldsAt(item, place, ['id', 'role', 'name', 'contribution'], faults);
    const id = idAt(fields['id'], at(place, 'id'), taken, faults);
    const role = wordAt(fields['role'], at(place, 'role'), partyRoles, faults);
    const contribution = fields['contribution'] === undefined ? undefined : wordAt(fields['contribution'], at(place, 'contribution'), contributions, faults);
    const name = fields['name'] === undefined ? undefined : namesAt(fields['name'], at(place, 'name'), faults);
    return role === undefined ? [] : [{ id, role, ...(name === undefined ? {} : { name }), ...(contribution === undefined ? {} : { contribution }) }];
  });
  if (Array.isArray(value) && value.length === 0) faults.add('list-empty', 'parties');
  return { parties, ids: taken };
};

const readUnit = (value: unknown, faults: Faults): Unit | undefined => {
  const fields = fieldsAt(value, 'unit', ['entityType', 'size', 'region', 'publishedRule'], faults);
  const entityType = wordAt(fields['entityType'], 'unit.entityType', entityTypes, faults);
  const size = fields['size'] === undefined ? undefined : wordAt(fields['size'], 'unit.size', sizes, faults);
  const region = fields['region'];
  if (!isRegion(region)) faults.add(region === undefined ? 'field-missing' : 'word-unknown', 'unit.region', { known: regions });
  const publishedRule = flagAt(fields['publishedRule'], 'unit.publishedRule', false, faults);
  return entityType === undefined || !isRegion(region) ? undefined : { entityType, region, publishedRule, ...(size === undefined ? {} : { size }) };
};

const readBase = (value: unknown, faults: Faults): Base => {
  const fields = fieldsAt(value, 'base', ['kind', 'deduct'], faults);
  const kind = wordAt(fields['kind'], 'base.kind', ['net', 'gross'], faults);
  if (kind !== 'net') {
    if (kind === 'gross' && fields['deduct'] !== undefined) faults.add('field-unknown', 'base.deduct', { known: ['kind'] });
    return { kind: 'gross' };
  }
  const deduct = listAt(fields['deduct'], 'base.deduct', costCategories.length, faults).flatMap(
    (category, i) => wordAt(category, at('base.deduct', i), costCategories, faults) ?? [],
  );
  if (new Set(deduct).size < deduct.length) faults.add('category-twice', 'base.deduct');
  return { kind: 'net', deduct };
};

const readPool = (value: unknown, parties: ReadonlySet<string>, faults: Faults): SharingPlan['pool'] => {
  if (value === undefined || value === null) return null;
  const fields = fieldsAt(value, 'pool', ['party', 'members'], faults);
  const party = partyAt(fields['party'], 'pool.party', parties, faults);
  const taken = new Set<string>();
  const items = listAt(fields['members'], 'pool.members', mostMembers, faults);
  const members = items.flatMap((item, i) => {
    const place = at('pool.members', i);
    const member = fieldsAt(item, place, ['id', 'weight', 'main', 'name', 'contribution'], faults);
    const id = idAt(member['id'], at(place, 'id'), taken, faults);
    const weight = shareAt(member['weight'], at(place, 'weight'), faults);
    const main = flagAt(member['main'], at(place, 'main'), false, faults);
    const name = member['name'] === undefined ? undefined : namesAt(member['name'], at(place, 'name'), faults);
    const contribution = member['contribution'] === undefined ? undefined : wordAt(member['contribution'], at(place, 'contribution'), contributions, faults);
    return weight === undefined ? [] : [{ id, weight, main, ...(name === undefined ? {} : { name }), ...(contribution === undefined ? {} : { contribution }) }];
  });
  if (members.length === items.length)
    mustBeWhole(
      'weights-not-whole',
      members.map(({ weight }) => weight),
      'pool.members',
      faults,
    );
  return { party, members };
};

const readEquity = (value: unknown, parties: ReadonlySet<string>, faults: Faults): Equity | null => {
  if (value === undefined || value === null) return null;
  const fields = fieldsAt(value, 'equity', ['shares', 'allocation'], faults);
  const text = fields['shares'];
  const isCount = typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text);
  if (!isCount) faults.add(text === undefined ? 'field-missing' : 'number-out-of-range', 'equity.shares', { least: 1, most: mostShares });
  return { shares: isCount ? BigInt(text) : 0n, allocation: readShares(fields['allocation'], 'equity.allocation', parties, faults) };
};

const readAnnualProfit = (value: unknown, parties: ReadonlySet<string>, faults: Faults): AnnualProfit | null => {
  if (value === undefined || value === null) return null;
  const fields = fieldsAt(value, 'annualProfit', ['party', 'rate', 'years', 'from', 'startYear'], faults);
  const party = partyAt(fields['party'], 'annualProfit.party', parties, faults);
  const rate = shareAt(fields['rate'], 'annualProfit.rate', faults);
  const years = wholeAt(fields['years'], 'annualProfit.years', 1, 50, faults);
  const from = wordAt(fields['from'], 'annualProfit.from', profitStarts, faults);
  const startYear = fields['startYear'] === undefined ? undefined : wholeAt(fields['startYear'], 'annualProfit.startYear', 1990, 2199, faults);
  if (rate === undefined || years === undefined || from === undefined) return null;
  return { party, rate, years, from, ...(startYear === undefined ? {} : { startYear }) };
};

const readTerms = (value: unknown, parties: ReadonlySet<string>, faults: Faults): Terms => {
  if (value === undefined) return {};
  const flags = ['reporting', 'audit', 'guaranteedReturn', 'management'] as const;
  const fields = fieldsAt(value, 'terms', [...flags, 'taxBearer'], faults);
  const said = flags.filter((flag) => fields[flag] !== undefined).map((flag) => [flag, flagAt(fields[flag], at('terms', flag), false, faults)] as const);
  const bearer = fields['taxBearer'];
  return {
    ...Object.fromEntries(said),
    ...(bearer === undefined ? {} : { taxBearer: bearer === 'each' ? 'each' : partyAt(bearer, 'terms.taxBearer', parties, faults) }),
  };
};

const readTies = (value: unknown, parties: ReadonlySet<string>, faults: Faults): string[] => {
  if (value === undefined) return [];
  const ties = fieldsAt(value, 'rounding', ['ties'], faults)['ties'];
  if (ties === undefined) return [];
  const order = listAt(ties, 'rounding.ties', mostParties, faults).map((party, i) => partyAt(party, at('rounding.ties', i), parties, faults));
  order.forEach((party, i) => {
    if (party !== '' && order.indexOf(party) !== i) faults.add('party-twice', at('rounding.ties', i), { party });
  });
  return order;
};

/** Which of steps, equity and yearly profit a pathway has. What stands there and could not be read has been told already. */
const mustFitPathway = (pathway: Pathway, fields: Fields, steps: readonly Step[], faults: Faults): void => {
  const [equity, annualProfit] = [fields['equity'] ?? null, fields['annualProfit'] ?? null];
  const isImplementation = pathway === 'self-implementation' || pathway === 'joint-implementation';
  if (pathway === 'equity' && equity === null) faults.add('field-missing', 'equity');
  if (pathway !== 'equity' && equity !== null) faults.add('not-of-pathway', 'equity', { pathway });
  if (isImplementation && annualProfit === null) faults.add('field-missing', 'annualProfit');
  if (!isImplementation && annualProfit !== null) faults.add('not-of-pathway', 'annualProfit', { pathway });
  if (pathway === 'equity' && steps.length > 0) faults.add('not-of-pathway', 'steps', { pathway });
};

const top = [
  'version',
  'title',
  'currency',
  'pathway',
  'effectiveOn',
  'unit',
  'parties',
  'base',
  'steps',
  'equity',
  'annualProfit',
  'pool',
  'clawback',
  'rounding',
  'terms',
];

/**
 * Kind `plan-invalid`; its `errors` name every fault with its place in `field` (`steps.1.shares.team`). Their kinds: value-malformed,
 * field-missing, field-unknown, word-unknown, list-too-long, list-empty, text-malformed, date-malformed, number-out-of-range,
 * currency-unknown, amount-malformed, amount-negative, amount-too-precise, amount-too-large, share-malformed, share-out-of-range,
 * shares-not-whole, weights-not-whole, party-malformed, party-twice, party-unknown, category-twice, not-of-pathway, rate-zero,
 * tier-zero, tier-cyclic, overflow-missing, overflow-idle, split-endless, split-last.
 */
export const readPlan = (json: unknown): Result<SharingPlan> => {
  const faults = new Faults();
  const fields = fieldsAt(json, '', top, faults);
  if (faults.found.some(({ field }) => field === '')) return fail('plan-invalid', { errors: faults.found });
  if (fields['version'] !== 1) faults.add(fields['version'] === undefined ? 'field-missing' : 'version-unknown', 'version');
  const currencyText = fields['currency'];
  const currency: Currency = typeof currencyText === 'string' && isCurrency(currencyText) ? currencyText : 'CNY';
  if (currency !== currencyText) faults.add(currencyText === undefined ? 'field-missing' : 'currency-unknown', 'currency');
  const pathway = wordAt(fields['pathway'], 'pathway', pathways, faults) ?? 'licence';
  const effectiveOn = fields['effectiveOn'];
  if (!isDay(effectiveOn)) faults.add(effectiveOn === undefined ? 'field-missing' : 'date-malformed', 'effectiveOn');
  const unit = readUnit(fields['unit'], faults);
  const { parties, ids } = readParties(fields['parties'], faults);
  const needsSteps = pathway === 'transfer' || pathway === 'licence';
  const steps = fields['steps'] === undefined && !needsSteps ? [] : readSteps(fields['steps'], currency, ids, faults);
  const read = {
    version: 1 as const,
    title: namesAt(fields['title'], 'title', faults),
    currency,
    pathway,
    effectiveOn: String(effectiveOn),
    parties,
    base: fields['base'] === undefined && !needsSteps ? ({ kind: 'gross' } as const) : readBase(fields['base'], faults),
    steps,
    equity: readEquity(fields['equity'], ids, faults),
    annualProfit: readAnnualProfit(fields['annualProfit'], ids, faults),
    pool: readPool(fields['pool'], ids, faults),
    clawback: flagAt(fields['clawback'], 'clawback', false, faults),
    ties: readTies(fields['rounding'], ids, faults),
    terms: readTerms(fields['terms'], ids, faults),
  };
  mustFitPathway(pathway, fields, steps, faults);
  return faults.found.length > 0 || unit === undefined ? fail('plan-invalid', { errors: faults.found }) : ok({ ...read, unit });
};
