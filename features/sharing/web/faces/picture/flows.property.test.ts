import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFractions, fraction, plus, zero } from '@tongtu/kernel/fraction';
import { expect as good } from '@tongtu/kernel/result';
import { exactAmountsAt, entitlementOf } from '../../../domain/entitlement.ts';
import type { Step } from '../../../domain/plan.ts';
import { readPlan } from '../../../domain/read-plan.ts';
import { planOfTemplate } from '../templates.ts';
import { equityFlows, incomeFlows, profitFlows, stepAmounts } from './flows.ts';

const names = ['a', 'b', 'c'];
const shares = fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 })).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return names.map((party, i) => ({ party, share: fraction(BigInt(weights[i]!), BigInt(sum)) }));
});
const limit = fc.bigInt({ min: 1n, max: 500n });
const split = (upTo: fc.Arbitrary<bigint | null>): fc.Arbitrary<Step> =>
  fc
    .record({ upTo, shares, cap: fc.option(limit), who: fc.integer({ min: 0, max: 2 }), to: fc.integer({ min: 1, max: 2 }) })
    .map(({ upTo: end, shares: rows, cap, who, to }) => ({
      kind: 'split',
      upTo: end,
      shares: rows,
      caps: cap === null ? [] : [{ party: names[who]!, cap }],
      overflow: cap === null ? null : names[(who + to) % 3]!,
    }));
const recoup: fc.Arbitrary<Step> = fc
  .record({ who: fc.nat(2), upTo: limit, tenths: fc.integer({ min: 1, max: 10 }) })
  .map(({ who, upTo, tenths }) => ({ kind: 'recoup', party: names[who]!, upTo, rate: fraction(BigInt(tenths), 10n) }));
const steps = fc.tuple(fc.array(fc.oneof(recoup, split(limit)), { maxLength: 4 }), split(fc.constant(null))).map(([some, last]) => [...some, last]);

test('what flows to a party through all steps is what it is entitled to', () => {
  fc.assert(
    fc.property(steps, fc.bigInt({ min: 0n, max: 5000n }), (all, x) => {
      const rows = stepAmounts(all, x);
      const exact = exactAmountsAt(entitlementOf({ steps: all, parties: names.map((id) => ({ id, role: 'partner' })) }), x);
      for (const party of names) {
        const sum = rows
          .filter((row) => row.party === party)
          .map((row) => row.amount)
          .reduce(plus, zero);
        expect(compareFractions(sum, exact.get(party)!)).toBe(0);
      }
    }),
  );
});

const about = { title: { en: 'A plan' }, effectiveOn: '2026-11-01', unit: { entityType: 'state-university' as const, region: 'CN', publishedRule: false } };
test('parties, members and what is carried add up', () => {
  const flows = incomeFlows(good(readPlan(planOfTemplate('licence', about))), 10_001n);
  expect(flows.parties).toEqual([
    { party: 'team', amount: 7000n },
    { party: 'unit', amount: 2500n },
    { party: 'tto', amount: 500n },
  ]);
  expect(flows.remainder).toBe(1n);
  expect(flows.members.map(({ amount }) => amount)).toEqual([2800n, 2100n, 2100n]);
});
test('shares of a company and the profit of a year', () => {
  expect(equityFlows(good(readPlan(planOfTemplate('equity', about)))).parties).toEqual([
    { party: 'team', amount: 7_000_000n },
    { party: 'unit', amount: 3_000_000n },
  ]);
  expect(profitFlows(good(readPlan(planOfTemplate('joint', about))), 1000n)).toMatchObject({ parties: [{ party: 'team', amount: 50n }], remainder: 950n });
});
