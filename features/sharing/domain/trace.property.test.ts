/** A trace tells the whole of an entitlement and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions, fraction, minus, times, zero } from '@tongtu/kernel/fraction';
import { waterfalls } from '../tests/plans.ts';
import { entitlementOf, exactAmountsAt } from './entitlement.ts';
import { exactMoneyText, exactOf, traceOf, traceOfEvent, traceOfMember } from './trace.ts';

const marks = fc.tuple(fc.bigInt(0n, 4000n), fc.bigInt(0n, 4000n));

describe('between two high-water marks', () => {
  it('the lines of a party sum to the exact difference of its entitlement', () => {
    fc.assert(
      fc.property(waterfalls(), marks, (plan, [from, to]) => {
        const entitlement = entitlementOf(plan);
        const [before, after] = [exactAmountsAt(entitlement, from), exactAmountsAt(entitlement, to)];
        const lines = traceOf(plan, from, to);
        for (const { id } of plan.parties) expect(compareFractions(exactOf(lines, id), minus(after.get(id)!, before.get(id)!))).toBe(0);
      }),
    );
  });
  it('a line with a share is that share of its basis, and one without moves what was cut off', () => {
    fc.assert(
      fc.property(waterfalls(), marks, (plan, [from, to]) => {
        for (const { kind, share, basis, exact } of traceOf(plan, from, to))
          expect(exact).toEqual(share !== null ? times(share, basis) : kind === 'cap' ? minus(zero, basis) : basis);
      }),
    );
  });
  it('nothing moved leaves nothing to tell', () => {
    fc.assert(
      fc.property(waterfalls(), fc.bigInt(0n, 4000n), (plan, x) => {
        expect(traceOf(plan, x, x)).toEqual([]);
      }),
    );
  });
  it('members have their party’s lines by weight', () => {
    fc.assert(
      fc.property(waterfalls(), marks, (plan, [from, to]) => {
        fc.pre(plan.pool !== null);
        const { party, members } = plan.pool!;
        const lines = traceOf(plan, from, to);
        for (const { weight } of members) expect(exactOf(traceOfMember(lines, party, weight), party)).toEqual(times(weight, exactOf(lines, party)));
      }),
    );
  });
});

describe('of an event', () => {
  const annual = { party: 'team', rate: fraction(1n, 20n), years: 5, from: 'production-start' as const };
  const none = { payouts: {}, highWater: 0n, highWaterBefore: 0n };
  it('a yearly share stands as it was paid', () => {
    const event = { ...none, kind: 'operating-profit' as const, amount: 1010n, distributable: 50n };
    expect(traceOfEvent({ steps: [], annualProfit: annual }, event)).toEqual([
      { step: -1, kind: 'annual-profit', party: 'team', share: annual.rate, basis: fraction(1010n), exact: fraction(50n) },
    ]);
    expect(traceOfEvent({ steps: [], annualProfit: annual }, { ...event, distributable: 0n })).toEqual([]);
  });
  it('a closing hands out units', () => {
    expect(traceOfEvent({ steps: [], annualProfit: null }, { ...none, kind: 'closing', amount: 0n, distributable: 0n, payouts: { a: 1n, b: 1n } })).toEqual([
      { step: -2, kind: 'closing', party: 'a', share: null, basis: fraction(2n), exact: fraction(1n) },
      { step: -2, kind: 'closing', party: 'b', share: null, basis: fraction(2n), exact: fraction(1n) },
    ]);
  });
  it.each([
    [fraction(3330n), 'CNY', '33.30'],
    [fraction(6667n, 2n), 'CNY', '33.335'],
    [fraction(10000n, 3n), 'CNY', '100/3'],
    [fraction(-1n, 2n), 'CNY', '-0.005'],
    [fraction(7n, 2n), 'JPY', '3.5'],
  ] as const)('%o of %s is written %s', (minor, currency, text) => expect(exactMoneyText(minor, currency)).toBe(text));
});
