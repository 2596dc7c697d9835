import { describe, expect, it } from 'vitest';
import { fraction } from '@tongtu/kernel/fraction';
import { allocateMemberShares, allocateShares } from './equity.ts';
import type { SharingPlan } from './plan.ts';

const third = fraction(1n, 3n);
const planOf = (shares: bigint, ties: readonly string[] = []): Pick<SharingPlan, 'equity' | 'ties' | 'parties' | 'pool'> => ({
  parties: ['c', 'a', 'b'].map((id) => ({ id, role: 'partner' })),
  ties,
  equity: { shares, allocation: ['c', 'a', 'b'].map((party) => ({ party, share: third })) },
  pool: {
    party: 'a',
    members: [
      { id: 'n', weight: fraction(1n, 2n), main: true },
      { id: 'm', weight: fraction(1n, 2n), main: false },
    ],
  },
});

describe('whole shares', () => {
  it('of the golden vector', () => {
    const half = fraction(1n, 2n);
    const plan = { ...planOf(10_000_000n), equity: { shares: 10_000_000n, allocation: ['a', 'b'].map((party) => ({ party, share: half })) } };
    expect([...allocateShares(plan)]).toEqual([
      ['a', 5_000_000n],
      ['b', 5_000_000n],
    ]);
  });
  it.each([
    [100n, ['b'], { a: 33n, b: 34n, c: 33n }],
    [101n, ['b'], { a: 34n, b: 34n, c: 33n }],
    [100n, [], { a: 34n, b: 33n, c: 33n }],
    [2n, ['c', 'b'], { a: 0n, b: 1n, c: 1n }],
  ])('%i in thirds, ties %j', (shares, ties, expected) => expect(Object.fromEntries(allocateShares(planOf(shares, ties)))).toEqual(expected));
  it('go on to the members, whole again', () => expect(Object.fromEntries(allocateMemberShares(planOf(100n, ['b'])))).toEqual({ m: 17n, n: 16n }));
  it('are none without equity', () => expect(allocateShares({ ...planOf(1n), equity: null }).size).toBe(0));
});
