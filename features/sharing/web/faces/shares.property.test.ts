import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFractions, fraction, one, plus, zero } from '@tongtu/kernel/fraction';
import { shareText } from '../../domain/write-plan.ts';
import { fillWith, missingOf, moveShare, percentOf, shareOfPercent } from './shares.ts';

const rowsOf = (...parts: readonly (readonly [string, bigint, bigint])[]) => parts.map(([party, n, d]) => ({ party, share: fraction(n, d) }));
const texts = (rows: readonly { party: string; share: ReturnType<typeof fraction> }[]) => rows.map(({ party, share }) => `${party} ${shareText(share)}`);

const whole = fc
  .array(fc.bigInt({ min: 0n, max: 97n }), { minLength: 2, maxLength: 8 })
  .filter((weights) => weights.some((weight) => weight > 0n))
  .map((weights) => {
    const sum = weights.reduce((a, b) => a + b, 0n);
    return weights.map((weight, i) => ({ party: `p${i}`, share: fraction(weight, sum) }));
  });

test('any move of any slider keeps the sum exactly one and no share leaves 0 to 1', () => {
  fc.assert(
    fc.property(whole, fc.nat(), fc.integer({ min: -200, max: 1200 }), fc.array(fc.nat(7)), (rows, which, tenths, heldAt) => {
      const party = rows[which % rows.length]!.party;
      const held = new Set(heldAt.map((i) => `p${i}`));
      const moved = moveShare(rows, party, fraction(BigInt(tenths), 1000n), held);
      expect(moved.map((row) => row.party)).toEqual(rows.map((row) => row.party));
      expect(moved.map((row) => row.share).reduce(plus, zero)).toEqual(one);
      for (const { share } of moved) expect(compareFractions(share, zero) >= 0 && compareFractions(share, one) <= 0).toBe(true);
      expect(moved.filter((row) => held.has(row.party) && row.party !== party)).toEqual(rows.filter((row) => held.has(row.party) && row.party !== party));
    }),
  );
});
test('the others give way in proportion', () =>
  expect(texts(moveShare(rowsOf(['team', 60n, 100n], ['unit', 30n, 100n], ['fund', 10n, 100n]), 'team', fraction(20n, 100n)))).toEqual([
    'team 20%',
    'unit 60%',
    'fund 20%',
  ]));
test('whole percents stay whole percents, tenths stay tenths', () => {
  const next = (tenths: bigint) => texts(moveShare(rowsOf(['a', tenths, 1000n], ['b', 900n - tenths, 1000n], ['c', 100n, 1000n]), 'a', fraction(33n, 100n)));
  expect(next(600n)).toEqual(['a 33%', 'b 50%', 'c 17%']);
  expect(next(605n)).toEqual(['a 33%', 'b 50%', 'c 17%']);
});
test('what is held stays', () =>
  expect(texts(moveShare(rowsOf(['team', 60n, 100n], ['unit', 30n, 100n], ['fund', 10n, 100n]), 'team', fraction(95n, 100n), new Set(['fund'])))).toEqual([
    'team 90%',
    'unit 0%',
    'fund 10%',
  ]));
test('a third leaves two thirds exactly', () =>
  expect(missingOf(moveShare(rowsOf(['a', 1n, 2n], ['b', 1n, 2n], ['c', 0n, 1n]), 'a', fraction(1n, 3n)))).toEqual(zero));
test('whoever has all can give to somebody who has nothing', () =>
  expect(texts(moveShare(rowsOf(['a', 1n, 1n], ['b', 0n, 1n]), 'a', fraction(3n, 10n)))).toEqual(['a 30%', 'b 70%']));
test('alone one keeps all', () => expect(texts(moveShare(rowsOf(['a', 1n, 1n]), 'a', zero))).toEqual(['a 100%']));
test('what is missing is filled, and what is too much is taken back where there is enough', () => {
  expect(texts(fillWith(rowsOf(['a', 1n, 3n], ['b', 1n, 3n]), 'b')!)).toEqual(['a 1/3', 'b 2/3']);
  expect(texts(fillWith(rowsOf(['a', 8n, 10n], ['b', 3n, 10n]), 'b')!)).toEqual(['a 80%', 'b 20%']);
  expect(fillWith(rowsOf(['a', 1n, 1n], ['b', 1n, 100n], ['c', 1n, 10n]), 'b')).toBeUndefined();
});
test('percent of a slider comes back', () => expect(percentOf(shareOfPercent(33.3))).toBe(33.3));
