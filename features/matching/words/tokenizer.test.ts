import { describe, expect, it } from 'vitest';
import { makeTokenizer } from './tokenizer.ts';

const tokenizer = makeTokenizer([{ zh: '质子交换膜电解槽', en: 'PEM electrolyser', aliases: ['PEM electrolyzer'] }]);
const { terms, tokens } = tokenizer;

describe('terms', () => {
  it('mixed text', () => expect(terms('PEM电解槽 stack')).toEqual(['pem', 'stack', '电解', '电解槽']));
  it('words of the vocabulary stay whole and bring the words in them', () =>
    expect(terms('质子交换膜电解槽')).toEqual(expect.arrayContaining(['质子交换膜电解槽', '电解槽', '质子'])));
  it.each([
    ['Membranes', 'membrane'],
    ['ＰＥＭ', 'pem'],
    ['electrolysers', 'Electrolyser'],
    ['developing', 'development'],
  ])('%s is %s', (a, b) => expect(terms(a)).toEqual(terms(b)));
  it('numbers and formulas stay as they are', () => expect(terms('0.3 CO2 Ti-6Al-4V')).toEqual(['0.3', 'co2', 'ti', '6al', '4v']));
  it('stop words of both languages fall out', () => expect(terms('the use of 的 和 is 基于')).toEqual([]));
  it('right-to-left text, emoji and nothing at all', () => expect([terms('مختبر 🔬'), terms(''), terms('\u0000<>')]).toEqual([['مختبر'], [], []]));
  it('a run of letters that no reader would type is left out', () => expect(terms('x'.repeat(100))).toEqual([]));
});

describe('tokens', () => {
  it('point into the text as it was given', () => {
    const text = 'ＰＥＭ电解槽 stacks, 600㎜';
    expect(tokens(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
      ['pem', 'ＰＥＭ'],
      ['电解', '电解'],
      ['电解槽', '电解槽'],
      ['stack', 'stacks'],
      ['600mm', '600㎜'],
    ]);
  });
  it('of plain English', () =>
    expect(tokens('A pilot line for coated membranes').map((token) => [token.term, token.start])).toEqual([
      ['pilot', 2],
      ['line', 8],
      ['coat', 17],
      ['membran', 24],
    ]));
});
