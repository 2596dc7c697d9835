/** Random plans and event streams for properties: small amounts, so that edges are near and a scan over every income is possible. */
import fc from 'fast-check';
import { fraction, type Fraction } from '@tongtu/kernel/fraction';
import type { IncomeEvent } from '../domain/income-event.ts';
import { costCategories, entityTypes, partyRoles, sizes, type PartyCap, type PartyShare, type SharingPlan, type Step, type Unit } from '../domain/plan.ts';

/** `largest`: of tiers, recoups, caps and events, in minor units. */
export type PlanSize = { readonly largest: bigint; readonly mostParties: number; readonly mostSteps: number };
export const smallPlans: PlanSize = { largest: 400n, mostParties: 5, mostSteps: 5 };

/** Parts that sum to one; some are zero. */
const parts = (count: number): fc.Arbitrary<Fraction[]> =>
  fc.array(fc.integer({ min: 0, max: 12 }), { minLength: count, maxLength: count }).map((weights) => {
    const given = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
    const sum = BigInt(given.reduce((total, weight) => total + weight, 0));
    return given.map((weight) => fraction(BigInt(weight), sum));
  });
const sharesOf = (parties: readonly string[]): fc.Arbitrary<PartyShare[]> =>
  parts(parties.length).map((all) => parties.map((party, i) => ({ party, share: all[i]! })));

const amounts = (largest: bigint): fc.Arbitrary<bigint> => fc.bigInt(1n, largest);
const rates = fc.integer({ min: 1, max: 20 }).map((of) => fraction(BigInt(of), 20n));

const capsOf = (parties: readonly string[], largest: bigint): fc.Arbitrary<{ caps: PartyCap[]; overflow: string | null }> =>
  parties.length < 2
    ? fc.constant({ caps: [], overflow: null })
    : fc
        .record({ overflow: fc.constantFrom(...parties), capped: fc.subarray([...parties], { maxLength: 2 }), cap: fc.bigInt(0n, largest) })
        .map(({ overflow, capped, cap }) => {
          const caps = capped.filter((party) => party !== overflow).map((party, i) => ({ party, cap: cap + BigInt(i) }));
          return { caps, overflow: caps.length === 0 ? null : overflow };
        });

const splits = (parties: readonly string[], upTo: bigint | null, largest: bigint): fc.Arbitrary<Step> =>
  fc.record({ shares: sharesOf(parties), of: capsOf(parties, largest) }).map(({ shares, of }) => ({ kind: 'split', upTo, shares, ...of }));

const stepsOf = (parties: readonly string[], { largest, mostSteps }: PlanSize): fc.Arbitrary<Step[]> => {
  const recoups: fc.Arbitrary<Step> = fc.record({
    kind: fc.constant('recoup' as const),
    party: fc.constantFrom(...parties),
    upTo: amounts(largest),
    rate: rates,
  });
  const tiers = amounts(largest).chain((upTo) => splits(parties, upTo, largest));
  return fc
    .record({ before: fc.array(fc.oneof(recoups, tiers), { maxLength: mostSteps - 1 }), last: splits(parties, null, largest) })
    .map(({ before, last }) => [...before, last]);
};

export const units: fc.Arbitrary<Unit> = fc
  .record({
    entityType: fc.constantFrom(...entityTypes),
    size: fc.option(fc.constantFrom(...sizes), { nil: undefined }),
    region: fc.constantFrom('CN', 'US', '110000', '310000', '330000', '370000', '440000'),
    publishedRule: fc.boolean(),
  })
  .map(({ size, ...unit }) => ({ ...unit, ...(size === undefined ? {} : { size }) }));

type Frame = Omit<SharingPlan, 'pathway' | 'steps' | 'equity' | 'annualProfit'>;
const frames = ({ mostParties }: PlanSize): fc.Arbitrary<Frame> =>
  fc.array(fc.constantFrom(...partyRoles), { minLength: 1, maxLength: mostParties }).chain((roles) => {
    const parties = roles.map((role, i) => ({ id: `p${i}`, role }));
    const ids = parties.map(({ id }) => id);
    const members = fc.integer({ min: 1, max: 5 }).chain((count) =>
      fc.record({ weights: parts(count), main: fc.array(fc.boolean(), { minLength: count, maxLength: count }) }).map(({ weights, main }) =>
        // Ids fall while the list rises, so that the order of the list is not that of the ids.
        weights.map((weight, i) => ({ id: `m${9 - i}`, weight, main: main[i]! })),
      ),
    );
    return fc.record({
      version: fc.constant(1 as const),
      title: fc.constant({ zh: '随机方案', en: 'Random plan' }),
      currency: fc.constantFrom('CNY' as const, 'JPY' as const),
      effectiveOn: fc.constantFrom('2015-12-01', '2021-06-30', '2026-11-01'),
      unit: units,
      parties: fc.constant(parties),
      base: fc.oneof(
        fc.constant({ kind: 'gross' as const }),
        fc.subarray([...costCategories]).map((deduct) => ({ kind: 'net' as const, deduct })),
      ),
      pool: fc.option(fc.record({ party: fc.constantFrom(...ids), members }), { nil: null }),
      clawback: fc.constant(false),
      ties: fc.shuffledSubarray(ids),
      terms: fc.constant({}),
    });
  });

/** Plans that share what comes in, tier by tier. */
export const waterfalls = (size: PlanSize = smallPlans): fc.Arbitrary<SharingPlan> =>
  frames(size).chain((frame) =>
    fc
      .record({
        pathway: fc.constantFrom('transfer' as const, 'licence' as const),
        steps: stepsOf(
          frame.parties.map(({ id }) => id),
          size,
        ),
      })
      .map((of) => ({
        ...frame,
        ...of,
        equity: null,
        annualProfit: null,
      })),
  );

/** Plans that share the shares of a company. */
export const equityPlans = (size: PlanSize = smallPlans): fc.Arbitrary<SharingPlan> =>
  frames(size).chain((frame) =>
    fc.record({ shares: amounts(size.largest), allocation: sharesOf(frame.parties.map(({ id }) => id)) }).map((equity) => ({
      ...frame,
      pathway: 'equity' as const,
      base: { kind: 'gross' as const },
      steps: [],
      equity,
      annualProfit: null,
    })),
  );

/** Plans that share the operating profit of each year. */
export const profitPlans = (size: PlanSize = smallPlans): fc.Arbitrary<SharingPlan> =>
  frames(size).chain((frame) =>
    fc
      .record({
        pathway: fc.constantFrom('self-implementation' as const, 'joint-implementation' as const),
        annualProfit: fc.record({
          party: fc.constantFrom(...frame.parties.map(({ id }) => id)),
          rate: rates,
          years: fc.integer({ min: 1, max: 8 }),
          from: fc.constantFrom('production-start' as const, 'first-profit-year' as const),
        }),
      })
      .map((of) => ({ ...frame, ...of, base: { kind: 'gross' as const }, steps: [], equity: null })),
  );

export const anyPlans = (size: PlanSize = smallPlans): fc.Arbitrary<SharingPlan> =>
  fc.oneof({ weight: 4, arbitrary: waterfalls(size) }, { weight: 1, arbitrary: equityPlans(size) }, { weight: 1, arbitrary: profitPlans(size) });

/** Income, costs and refunds in any order; ids count up. */
export const eventStreams = (largest = smallPlans.largest): fc.Arbitrary<IncomeEvent[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('income' as const), amount: amounts(largest) }) },
        {
          weight: 1,
          arbitrary: fc.record({ kind: fc.constant('cost' as const), amount: amounts(largest / 4n + 1n), category: fc.constantFrom(...costCategories) }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('refund' as const), amount: amounts(largest / 4n + 1n) }) },
      ),
      { maxLength: 12 },
    )
    .map((events) => events.map((event, i) => ({ id: `e${i}`, on: '2026-12-01', ...event })));
