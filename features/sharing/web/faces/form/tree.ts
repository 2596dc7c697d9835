/** Changes of a tree that touch several places at once. Pure: a tree in, a tree out; what is wrong in it stays as it is written. */
import { compareFractions, one, plus, zero, type Fraction } from '@tongtu/kernel/fraction';
import { parseShare } from '@tongtu/kernel/share';
import type { SharingPlanJson } from '../../../contract/plan.ts';
import type { PartyRole, PartyShare, Pathway } from '../../../domain/plan.ts';
import { shareText } from '../../../domain/write-plan.ts';
import { moveShare } from '../shares.ts';

export type Tree = SharingPlanJson;
export type StepJson = NonNullable<Tree['steps']>[number];
export type SplitJson = Extract<StepJson, { kind: 'split' }>;
export type RecoupJson = Extract<StepJson, { kind: 'recoup' }>;
export type SharesJson = Readonly<Record<string, string>>;

export const readShare = (text: string | undefined): Fraction | undefined => {
  const read = parseShare(text ?? '0%');
  return read.ok ? read.value : undefined;
};
/** All parties in their order, with zero where a split does not name them; undefined where a share cannot be read. */
export const rowsOf = (shares: SharesJson, parties: readonly string[]): PartyShare[] | undefined => {
  const rows = parties.map((party) => ({ party, share: readShare(shares[party]) }));
  return rows.every((row): row is { party: string; share: Fraction } => row.share !== undefined) ? rows : undefined;
};
/** Who has nothing is not named. */
export const sharesOf = (rows: readonly PartyShare[]): Record<string, string> =>
  Object.fromEntries(rows.filter(({ share }) => share.numerator !== 0n).map(({ party, share }) => [party, shareText(share)]));
export const isWhole = (rows: readonly PartyShare[]): boolean => compareFractions(rows.map((row) => row.share).reduce(plus, zero), one) === 0;

/** Of optional fields only what is said. */
const said = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
const mapKeys = <T>(record: Readonly<Record<string, T>>, rename: (key: string) => string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), value]));

/** Every place that names a party. */
const mapParties = (tree: Tree, rename: (id: string) => string): Tree => ({
  ...tree,
  parties: tree.parties.map((party) => ({ ...party, id: rename(party.id) })),
  ...said({
    steps: tree.steps?.map((step) =>
      step.kind === 'recoup'
        ? { ...step, party: rename(step.party) }
        : {
            ...step,
            shares: mapKeys(step.shares, rename),
            ...said({
              caps: step.caps === undefined ? undefined : mapKeys(step.caps, rename),
              overflow: step.overflow === undefined ? undefined : rename(step.overflow),
            }),
          },
    ),
    equity: tree.equity === undefined ? undefined : { ...tree.equity, allocation: mapKeys(tree.equity.allocation, rename) },
    annualProfit: tree.annualProfit === undefined ? undefined : { ...tree.annualProfit, party: rename(tree.annualProfit.party) },
    pool: tree.pool === undefined ? undefined : { ...tree.pool, party: rename(tree.pool.party) },
    terms: tree.terms?.taxBearer === undefined || tree.terms.taxBearer === 'each' ? tree.terms : { ...tree.terms, taxBearer: rename(tree.terms.taxBearer) },
  }),
  rounding: { ties: tree.rounding.ties.map(rename) },
});

/** The id of a party changes everywhere. */
export const renameParty = (tree: Tree, from: string, to: string): Tree => mapParties(tree, (id) => (id === from ? to : id));

const freeId = (wanted: string, taken: readonly string[]): string => {
  if (!taken.includes(wanted)) return wanted;
  for (let i = 2; ; i += 1) if (!taken.includes(`${wanted}-${i}`)) return `${wanted}-${i}`;
};
const idOfRole: Readonly<Record<PartyRole, string>> = {
  unit: 'unit',
  completers: 'team',
  transformers: 'transfer',
  facility: 'pilot',
  investor: 'fund',
  tto: 'tto',
  partner: 'partner',
  operator: 'operator',
};
/** A party that has nothing yet. */
export const addParty = (tree: Tree, role: PartyRole): Tree => {
  const id = freeId(
    idOfRole[role],
    tree.parties.map((party) => party.id),
  );
  return { ...tree, parties: [...tree.parties, { id, role }], rounding: { ties: [...tree.rounding.ties, id] } };
};

const withoutKey = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
/** What a party has in a split goes to the others in proportion; where a share cannot be read it is only taken out. */
const sharesWithout = (shares: SharesJson, id: string): Record<string, string> => {
  const rows = rowsOf(shares, Object.keys(shares));
  return withoutKey(rows !== undefined && isWhole(rows) ? sharesOf(moveShare(rows, id, zero)) : shares, id);
};
const splitWithout = (step: SplitJson, id: string): SplitJson => {
  const { caps, overflow, ...rest } = step;
  const kept = withoutKey(caps ?? {}, id);
  const to = overflow === id ? undefined : overflow;
  return { ...rest, shares: sharesWithout(step.shares, id), ...(Object.keys(kept).length === 0 ? {} : { caps: kept, ...said({ overflow: to }) }) };
};
export const removeParty = (tree: Tree, id: string): Tree => {
  const { equity, annualProfit, pool, terms, steps, ...rest } = tree;
  const { taxBearer, ...otherTerms } = terms ?? {};
  return {
    ...rest,
    parties: tree.parties.filter((party) => party.id !== id),
    ...said({
      steps: steps?.filter((step) => step.kind === 'split' || step.party !== id).map((step) => (step.kind === 'split' ? splitWithout(step, id) : step)),
      equity: equity === undefined ? undefined : { ...equity, allocation: sharesWithout(equity.allocation, id) },
      annualProfit,
      pool: pool?.party === id ? undefined : pool,
      terms: terms === undefined ? undefined : { ...otherTerms, ...(taxBearer === undefined || taxBearer === id ? {} : { taxBearer }) },
    }),
    rounding: { ties: tree.rounding.ties.filter((party) => party !== id) },
  };
};

/** Who gets the reward: the completers, or whoever comes first. */
const rewarded = (tree: Tree): string => (tree.parties.find((party) => party.role === 'completers') ?? tree.parties[0])?.id ?? '';
const lastShares = (tree: Tree): Record<string, string> => {
  const split = tree.steps?.findLast((step): step is SplitJson => step.kind === 'split');
  return { ...(split?.shares ?? tree.equity?.allocation ?? { [rewarded(tree)]: '100%' }) };
};
const firstShares = '10000000';

/** Brings along what the pathway needs, as near to what stands as can be, and leaves out what it has no place for. */
export const withPathway = (tree: Tree, pathway: Pathway): Tree => {
  const { steps, equity, annualProfit, ...rest } = tree;
  const isImplementation = pathway === 'self-implementation' || pathway === 'joint-implementation';
  const split: StepJson = { kind: 'split', shares: lastShares(tree) };
  return {
    ...rest,
    pathway,
    ...(pathway === 'equity'
      ? { equity: equity ?? { shares: firstShares, allocation: lastShares(tree) } }
      : isImplementation
        ? { annualProfit: annualProfit ?? { party: rewarded(tree), rate: '5%', years: 5, from: 'production-start' }, ...said({ steps }) }
        : { steps: steps ?? [split] }),
  };
};

/** A new step stands before the last, which has no end. */
export const addStep = (tree: Tree, kind: StepJson['kind'], amount: string): Tree => {
  const steps = tree.steps ?? [];
  const party = tree.parties.find((one) => one.role === 'facility' || one.role === 'investor')?.id ?? rewarded(tree);
  const step: StepJson =
    kind === 'recoup' ? { kind, party, upTo: amount, rate: '100%' } : { kind, ...(steps.length === 0 ? {} : { upTo: amount }), shares: lastShares(tree) };
  return { ...tree, steps: steps.length === 0 ? [step] : [...steps.slice(0, -1), step, ...steps.slice(-1)] };
};
export const removeStep = (tree: Tree, at: number): Tree => ({ ...tree, steps: (tree.steps ?? []).filter((_, i) => i !== at) });
/** Changes places with the step above. */
export const liftStep = (tree: Tree, at: number): Tree => {
  const steps = [...(tree.steps ?? [])];
  const [above, step] = [steps[at - 1], steps[at]];
  if (above !== undefined && step !== undefined) steps.splice(at - 1, 2, step, above);
  return { ...tree, steps };
};
export const changeStep = (tree: Tree, at: number, step: StepJson): Tree => ({ ...tree, steps: (tree.steps ?? []).map((one, i) => (i === at ? step : one)) });
