import fc from 'fast-check';
import { expect, it } from 'vitest';
import { floorSum } from './floor-sum.ts';

it('sums floors as adding them one by one does', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 60n), fc.bigInt(1n, 50n), fc.bigInt(0n, 200n), fc.bigInt(0n, 200n), (n, m, a, b) => {
      let sum = 0n;
      for (let i = 0n; i < n; i += 1n) sum += (a * i + b) / m;
      expect(floorSum(n, m, a, b)).toBe(sum);
    }),
    { numRuns: 2000 },
  );
});
