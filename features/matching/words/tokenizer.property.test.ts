import fc from 'fast-check';
import { expect, it } from 'vitest';
import { vocabularyTerms } from '@tongtu/listings';
import { sortKey } from './sort-key.ts';
import { makeTokenizer } from './tokenizer.ts';

const tokenizer = makeTokenizer(vocabularyTerms());
const piece = fc.oneof(
  fc.constantFrom(
    '电解槽',
    '质子交换膜',
    '的',
    '二氧化碳捕集',
    'PEM',
    'membranes',
    "don't",
    '0.3',
    '㎜',
    'ﬁlm',
    'é',
    'e\u0301',
    '가',
    '\u1100\u1161',
    ' ',
    '，',
    '-',
    '🔬',
    'ß',
    'İ',
    '〇',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

it('index, query and marks see the same words', () =>
  fc.assert(
    fc.property(text, (given) => {
      expect(
        tokenizer
          .tokens(given)
          .map((token) => token.term)
          .toSorted(),
      ).toEqual(tokenizer.terms(given).toSorted());
    }),
  ));

it('places lie inside the text, in order, and never cut a letter in two', () =>
  fc.assert(
    fc.property(text, (given) => {
      let last = 0;
      for (const { start, end } of tokenizer.tokens(given)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(given.length);
        expect(given.slice(start, end).isWellFormed() || !given.isWellFormed()).toBe(true);
        last = start;
      }
    }),
  ));

it('a word without Chinese is found again by the stretch that is marked', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('membranes', 'PEM', 'ﬁlm', '600㎜', 'coated', 'electrolysers', 'CO2'), { maxLength: 8 }), (words) => {
      const given = words.join(' ');
      for (const { term, start, end } of tokenizer.tokens(given)) expect(tokenizer.terms(given.slice(start, end))).toContain(term);
    }),
  ));

it('titles are ordered like a dictionary orders them', () => {
  const collator = new Intl.Collator('zh-u-co-pinyin');
  const titles = ['钠电池', '氨燃料', '膜', '电解槽', '质子', '中试'];
  expect(titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(titles.toSorted(collator.compare));
});
