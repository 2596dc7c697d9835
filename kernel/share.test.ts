import { describe, expect, it } from 'vitest';
import vectors from '../tests/vectors/money-allocation.json' with { type: 'json' };
import { moneyToDecimal, parseMoney } from './money.ts';
import { expect as must } from './result.ts';
import { addShares, allocate, allocateAtMost, complement, formatShare, parseShare, shareToText } from './share.ts';

const partsOf = (shares: object) => Object.entries(shares).map(([key, text]) => ({ key, share: must(parseShare(String(text))) }));

describe('share', () => {
  it.each([
    ['70%', '0.7'],
    ['1/3', '1/3'],
    ['0.125', '0.125'],
    ['２/６', '1/3'],
    ['33.3 %', '0.333'],
    ['0', '0'],
    ['100%', '1'],
  ])('reads %s', (text, exact) => expect(shareToText(must(parseShare(text)))).toBe(exact));
  it.each([
    ['', 'share-malformed'],
    ['a', 'share-malformed'],
    ['1/0', 'share-malformed'],
    ['1/2/3', 'share-malformed'],
    ['101%', 'share-out-of-range'],
    ['-1%', 'share-out-of-range'],
  ])('refuses %s', (text, kind) => expect(parseShare(text)).toMatchObject({ error: { kind } }));
  it('adds, complements, shows', () => {
    const third = must(parseShare('1/3'));
    expect(must(addShares(third, third, third))).toEqual({ numerator: 1n, denominator: 1n });
    expect(shareToText(complement(third))).toBe('2/3');
    expect(formatShare(third)).toBe('33.33%');
    expect(formatShare(must(parseShare('1')))).toBe('100%');
  });
  it.each(vectors.cases)('allocates: $name', ({ total, currency, shares, expected }) => {
    const allotments = must(allocate(must(parseMoney(total, currency)).amount, partsOf(shares)));
    const shown = Object.fromEntries(allotments.map(({ key, amount }) => [key, moneyToDecimal({ amount, currency: currency as 'CNY' })]));
    expect(shown).toEqual(expected);
  });
  it.each(vectors.refused)('refuses: $name', ({ shares, kind }) => expect(allocate(100n, partsOf(shares))).toMatchObject({ error: { kind } }));
  it('refuses one key twice and leaves a rest where allowed', () => {
    const half = must(parseShare('1/2'));
    expect(
      allocate(1n, [
        { key: 'a', share: half },
        { key: 'a', share: half },
      ]),
    ).toMatchObject({ error: { kind: 'shares-duplicate-key' } });
    expect(must(allocateAtMost(101n, [{ key: 'a', share: half }]))).toEqual({ allotments: [{ key: 'a', amount: 51n }], rest: 50n });
  });
  it('has the paradox of largest remainders: more in total can mean one unit less for somebody', () => {
    // Kept as a test so that nobody promises monotony on top of `allocate`: the ledger must round on cumulated totals instead.
    const parts = partsOf({ a: '6/14', b: '6/14', c: '2/14' });
    const ofC = (total: bigint) => must(allocate(total, parts)).find((p) => p.key === 'c')!.amount;
    expect([ofC(10n), ofC(11n)]).toEqual([2n, 1n]);
  });
});
