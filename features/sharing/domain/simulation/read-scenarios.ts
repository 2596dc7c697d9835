/** The door of assumptions: from JSON of any origin to `Scenarios`, or every fault with its place. */
import { isCurrency, type Currency } from '@tongtu/kernel/money';
import { fraction, one, zero, type Fraction } from '@tongtu/kernel/fraction';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { costCategories, type SharingPlan } from '../plan.ts';
import { amountAt, at, Faults, fieldsAt, flagAt, isFields, listAt, shareAt, wholeAt, wordAt } from '../read-fields.ts';
import { estimateAt, forecastAt } from './read-estimates.ts';
import { tierCounts, type Exit, type Milestone, type Royalty, type RoyaltyTier, type Scenarios, type YearlyCost } from './scenarios.ts';

export const mostYears = 30;
const mostLines = 100;
const milestoneFields = ['name', 'year', 'probability', 'amount'] as const;

/** What every part of the reading needs. */
type Reading = { readonly currency: Currency; readonly years: number; readonly faults: Faults };

const shareOr = (value: unknown, place: string, otherwise: Fraction, faults: Faults): Fraction =>
  value === undefined ? otherwise : (shareAt(value, place, faults) ?? otherwise);

const yearAt = (value: unknown, place: string, { years, faults }: Reading): number => wholeAt(value, place, 0, years, faults) ?? 0;

const readTiers = (value: unknown, { currency, faults }: Reading): RoyaltyTier[] => {
  const items = listAt(value, 'royalty.tiers', mostLines, faults);
  if (Array.isArray(value) && items.length === 0) faults.add('list-empty', 'royalty.tiers');
  const tiers = items.map((item, i) => {
    const place = at('royalty.tiers', i);
    const fields = fieldsAt(item, place, ['upTo', 'rate'], faults);
    const upTo = fields['upTo'] === undefined ? null : amountAt(fields['upTo'], at(place, 'upTo'), currency, faults);
    return { upTo, rate: shareAt(fields['rate'], at(place, 'rate'), faults) ?? zero };
  });
  tiers.forEach(({ upTo }, i) => {
    const place = at(at('royalty.tiers', i), 'upTo');
    if ((upTo === null) !== (i === tiers.length - 1)) faults.add('tiers-endless', place);
    else if (upTo !== null && upTo <= (tiers[i - 1]?.upTo ?? 0n)) faults.add('tiers-unordered', place);
  });
  return tiers;
};

const readMinimums = (value: unknown, reading: Reading): bigint[] =>
  value === undefined
    ? Array.from({ length: reading.years }, () => 0n)
    : forecastAt(value, 'royalty.minimums', reading.years, reading.currency, reading.faults).map(({ base }) => base);

const readRoyalty = (value: unknown, reading: Reading): Royalty | null => {
  if (value === undefined) return null;
  const { years, currency, faults } = reading;
  const fields = fieldsAt(value, 'royalty', ['sales', 'tiersBy', 'tiers', 'minimums'], faults);
  return {
    sales: forecastAt(fields['sales'], 'royalty.sales', years, currency, faults),
    tiersBy: fields['tiersBy'] === undefined ? 'cumulative' : (wordAt(fields['tiersBy'], 'royalty.tiersBy', tierCounts, faults) ?? 'cumulative'),
    tiers: readTiers(fields['tiers'], reading),
    minimums: readMinimums(fields['minimums'], reading),
  };
};

const milestoneOf = (fields: Readonly<Record<string, unknown>>, place: string, reading: Reading): Milestone => {
  const { name } = fields;
  if (name !== undefined && (typeof name !== 'string' || name.length > 100)) reading.faults.add('text-malformed', at(place, 'name'));
  return {
    ...(typeof name === 'string' ? { name } : {}),
    year: yearAt(fields['year'], at(place, 'year'), reading),
    probability: shareOr(fields['probability'], at(place, 'probability'), one, reading.faults),
    amount: estimateAt(fields['amount'], at(place, 'amount'), reading.currency, reading.faults),
  };
};

const readMilestones = (value: unknown, reading: Reading): Milestone[] =>
  value === undefined
    ? []
    : listAt(value, 'milestones', mostLines, reading.faults).map((item, i) => {
        const place = at('milestones', i);
        return milestoneOf(fieldsAt(item, place, milestoneFields, reading.faults), place, reading);
      });

const readExits = (value: unknown, reading: Reading): Exit[] =>
  value === undefined
    ? []
    : listAt(value, 'exits', mostLines, reading.faults).map((item, i) => {
        const place = at('exits', i);
        const fields = fieldsAt(item, place, [...milestoneFields, 'stake', 'endsIncome'], reading.faults);
        const stake = shareOr(fields['stake'], at(place, 'stake'), one, reading.faults);
        const endsIncome = flagAt(fields['endsIncome'], at(place, 'endsIncome'), false, reading.faults);
        return { ...milestoneOf(fields, place, reading), stake, endsIncome };
      });

const readCosts = (value: unknown, { years, currency, faults }: Reading): YearlyCost[] =>
  value === undefined
    ? []
    : listAt(value, 'costs', mostLines, faults).flatMap((item, i) => {
        const place = at('costs', i);
        const fields = fieldsAt(item, place, ['category', 'yearly'], faults);
        const category = wordAt(fields['category'], at(place, 'category'), costCategories, faults);
        const amounts = forecastAt(fields['yearly'], at(place, 'yearly'), years, currency, faults);
        return category === undefined ? [] : [{ category, amounts }];
      });

const top = ['version', 'currency', 'years', 'discountRate', 'noise', 'entryFee', 'royalty', 'milestones', 'exits', 'costs', 'profit'];

/**
 * Kind `scenarios-invalid`; its `errors` name every fault with its place in `field` (`royalty.tiers.1.rate`). With the plan, its currency
 * must be the scenarios' own (`currency-other`). Kinds beside those of a plan: range-reversed (low ≤ base ≤ high does not hold),
 * tiers-unordered, tiers-endless (the last tier, and it alone, has no end), currency-other.
 */
export const readScenarios = (json: unknown, plan?: Pick<SharingPlan, 'currency'>): Result<Scenarios> => {
  const faults = new Faults();
  if (!isFields(json)) return fail('scenarios-invalid', { errors: [{ kind: 'value-malformed', field: '' }] });
  const fields = fieldsAt(json, '', top, faults);
  if (fields['version'] !== 1) faults.add(fields['version'] === undefined ? 'field-missing' : 'version-unknown', 'version');
  const text = fields['currency'];
  const currency: Currency = typeof text === 'string' && isCurrency(text) ? text : 'CNY';
  if (currency !== text) faults.add(text === undefined ? 'field-missing' : 'currency-unknown', 'currency');
  else if (plan !== undefined && plan.currency !== currency) faults.add('currency-other', 'currency', { currency: plan.currency });
  const years = fields['years'] === undefined ? 10 : (wholeAt(fields['years'], 'years', 1, mostYears, faults) ?? mostYears);
  const reading: Reading = { currency, years, faults };
  const entry = fields['entryFee'] === undefined ? undefined : fieldsAt(fields['entryFee'], 'entryFee', ['year', 'amount'], faults);
  const scenarios: Scenarios = {
    version: 1,
    currency,
    years,
    discountRate: shareOr(fields['discountRate'], 'discountRate', fraction(2n, 25n), faults),
    noise: shareOr(fields['noise'], 'noise', zero, faults),
    entryFee:
      entry === undefined
        ? null
        : {
            year: entry['year'] === undefined ? 0 : yearAt(entry['year'], 'entryFee.year', reading),
            amount: estimateAt(entry['amount'], 'entryFee.amount', currency, faults),
          },
    royalty: readRoyalty(fields['royalty'], reading),
    milestones: readMilestones(fields['milestones'], reading),
    exits: readExits(fields['exits'], reading),
    costs: readCosts(fields['costs'], reading),
    profit: fields['profit'] === undefined ? null : forecastAt(fields['profit'], 'profit', years, currency, faults, true),
  };
  return faults.found.length > 0 ? fail('scenarios-invalid', { errors: faults.found }) : ok(scenarios);
};
