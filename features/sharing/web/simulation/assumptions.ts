/**
 * Assumptions as the form holds them: text as typed, in the shape of the file (`ScenariosJson`), so that a fault's place is the place
 * of a field. What a pathway does not know stays in the form's memory and out of the file.
 */
import type { CostCategory, Pathway, SharingPlan } from '../../domain/plan.ts';
import type { Royalty, ScenariosJson } from '../../domain/simulation/scenarios.ts';

export const cases = ['low', 'base', 'high'] as const;
export type Three = Readonly<Record<(typeof cases)[number], string>>;
export type Tier = { readonly upTo: string; readonly rate: string };
export type Happening = {
  /** Of the row on the page. */
  readonly key: string;
  readonly name: string;
  readonly year: number;
  readonly probability: string;
  readonly amount: Three;
  readonly stake: string;
  readonly endsIncome: boolean;
};
export type Cost = { readonly key: string; readonly category: CostCategory; readonly amount: Three };

export type Assumptions = {
  readonly years: number;
  readonly discountRate: string;
  readonly noise: string;
  readonly entryFee: { readonly year: number; readonly amount: Three };
  readonly hasRoyalty: boolean;
  readonly sales: { readonly from: number; readonly amount: Three; readonly growth: Three };
  readonly tiersBy: Royalty['tiersBy'];
  /** The last one's `upTo` is not asked for. */
  readonly tiers: readonly Tier[];
  readonly minimum: { readonly from: number; readonly amount: string };
  readonly milestones: readonly Happening[];
  readonly exits: readonly Happening[];
  readonly costs: readonly Cost[];
  readonly profit: { readonly from: number; readonly amount: Three; readonly growth: Three };
  readonly runs: number;
  readonly seed: number;
};

/** Which parts of the assumptions a plan shares. */
export type Shape = { readonly income: boolean; readonly profit: boolean; readonly equity: boolean; readonly deductible: readonly CostCategory[] };

export const shapeOf = ({ steps, annualProfit, equity, base }: Pick<SharingPlan, 'steps' | 'annualProfit' | 'equity' | 'base'>): Shape => ({
  income: steps.length > 0,
  profit: annualProfit !== null,
  equity: equity !== null,
  deductible: steps.length > 0 && base.kind === 'net' ? base.deduct : [],
});

const three = (low: string, base: string, high: string): Three => ({ low, base, high });
export const noAmount = three('0', '0', '0');

/** A new row; the next free key of the list. */
export const nextKey = (rows: readonly { readonly key: string }[]): string => String(1 + Math.max(0, ...rows.map(({ key }) => Number(key) || 0)));

const happening = (change: Partial<Happening>): Happening => ({
  key: '1',
  name: '',
  year: 3,
  probability: '50',
  amount: noAmount,
  stake: '100',
  endsIncome: false,
  ...change,
});
export const newMilestone = (rows: readonly Happening[]): Happening => happening({ key: nextKey(rows), amount: three('200,000', '500,000', '1,000,000') });
export const newExit = (rows: readonly Happening[], isEquity: boolean): Happening =>
  isEquity
    ? happening({ key: nextKey(rows), year: 7, probability: '50', stake: '15', amount: three('20,000,000', '80,000,000', '200,000,000') })
    : happening({ key: nextKey(rows), year: 8, probability: '20', endsIncome: true, amount: three('2,000,000', '8,000,000', '20,000,000') });

/** Figures of a middling case of each pathway: a place to begin, said to be one on the page. */
export const firstAssumptions = (pathway: Pathway): Assumptions => {
  const isTransfer = pathway === 'transfer';
  return {
    years: 10,
    discountRate: '8',
    noise: '20',
    entryFee: { year: 0, amount: isTransfer ? three('1,000,000', '2,000,000', '4,000,000') : three('200,000', '500,000', '1,000,000') },
    hasRoyalty: !isTransfer,
    sales: { from: 2, amount: three('2,000,000', '6,000,000', '15,000,000'), growth: three('5', '15', '25') },
    tiersBy: 'cumulative',
    tiers: [
      { upTo: '50,000,000', rate: '5' },
      { upTo: '', rate: '3' },
    ],
    minimum: { from: 3, amount: '100,000' },
    milestones: [happening({ year: isTransfer ? 1 : 3, probability: isTransfer ? '80' : '60', amount: three('200,000', '500,000', '1,000,000') })],
    exits: pathway === 'equity' ? [newExit([], true)] : [],
    costs: [{ key: '1', category: 'upkeep', amount: three('5,000', '8,000', '12,000') }],
    profit: { from: 1, amount: three('200,000', '1,000,000', '3,000,000'), growth: three('3', '10', '20') },
    runs: 10_000,
    seed: 1,
  };
};

/** `8` is typed for 8 %; `8%`, `0.08` with a sign and `2/25` are what they are. */
export const percentText = (typed: string): string => {
  const text = typed.trim();
  return /^[-+\u2212]?\d*\.?\d+$/.test(text) ? `${text}%` : text;
};
const percents = (of: Three): Three => three(percentText(of.low), percentText(of.base), percentText(of.high));

/** Only what the plan shares; amounts as they were typed, since `readScenarios` reads them as people write them. */
export const scenariosJson = (assumed: Assumptions, shape: Shape, currency: string): ScenariosJson => {
  const { years, entryFee, sales, minimum, profit } = assumed;
  const last = assumed.tiers.length - 1;
  const forecast = ({ from, amount, growth }: Assumptions['sales']) => ({ from: Math.min(from, years), amount, growth: percents(growth) });
  const happeningJson = ({ name, year, probability, amount }: Happening) => ({
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    year: Math.min(year, years),
    probability: percentText(probability),
    amount,
  });
  return {
    version: 1,
    currency,
    years,
    discountRate: percentText(assumed.discountRate),
    noise: percentText(assumed.noise),
    ...(shape.income ? { entryFee: { ...entryFee, year: Math.min(entryFee.year, years) } } : {}),
    ...(shape.income && assumed.hasRoyalty
      ? {
          royalty: {
            sales: forecast(sales),
            tiersBy: assumed.tiersBy,
            tiers: assumed.tiers.map(({ upTo, rate }, i) => ({ ...(i === last ? {} : { upTo }), rate: percentText(rate) })),
            minimums: { from: Math.min(minimum.from, years), amount: minimum.amount },
          },
        }
      : {}),
    ...(shape.income ? { milestones: assumed.milestones.map(happeningJson) } : {}),
    ...(shape.income || shape.equity
      ? {
          exits: assumed.exits.map((exit) => ({
            ...happeningJson(exit),
            ...(shape.equity ? { stake: percentText(exit.stake) } : { endsIncome: exit.endsIncome }),
          })),
        }
      : {}),
    ...(shape.deductible.length > 0 ? { costs: assumed.costs.map(({ category, amount }) => ({ category, yearly: { amount } })) } : {}),
    ...(shape.profit ? { profit: forecast(profit) } : {}),
  };
};
