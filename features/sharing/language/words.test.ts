/** The table of words: no phrase reads two ways, and the page for people is written from it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { contributions, costCategories, entityTypes, partyRoles, pathways, profitStarts, sizes } from '../domain/plan.ts';
import regions from '../../parties/data/regions.json' with { type: 'json' };
import { lexRaw } from './lex.ts';
import { parsePlanText } from './parse-text.ts';
import { rowOfToken } from './tokens.ts';
import { tableOfWords } from './word-table.ts';
import { phrasesOf, words, type WordUse } from './words.ts';

describe('words', () => {
  it.each(words.map((row) => [`${row.use} ${row.word}`, row] as const))('%s: every phrase is read as this word', (_, row) => {
    for (const phrase of phrasesOf(row)) {
      for (const text of [phrase, phrase.toUpperCase(), `${phrase}，`, phrase.replaceAll(' ', '  ')]) {
        const [first, ...rest] = lexRaw(text).tokens;
        expect([text, rowOfToken.get(first!.tokenType), rest.length]).toEqual([text, row, text.endsWith('，') ? 1 : 0]);
      }
    }
  });
  it.each([
    ['pathway', pathways],
    ['entity', entityTypes],
    ['size', sizes],
    ['role', partyRoles],
    ['base', ['net', 'gross']],
    ['category', costCategories],
    ['contribution', contributions],
    ['profit-start', profitStarts],
  ] as readonly (readonly [WordUse, readonly string[]])[])('%s: all that a tree may say', (use, expected) =>
    expect(words.filter((row) => row.use === use).map((row) => row.word)).toEqual(expected),
  );
  it('provinces are those of the house', () => {
    const rows = words.filter((row) => row.use === 'place' && /^\d/.test(row.word));
    expect(rows.map((row) => [row.word, row.zh[0], row.en[0]])).toEqual(regions.provinces.map(([code, zh, en]) => [code, zh, en]));
  });
});

describe('docs/recipes/sharing-language.md', () => {
  const page = readFileSync(join(houseRoot, 'docs/recipes/sharing-language.md'), 'utf8');
  it('has the table of words as it is', () => expect(page).toContain(tableOfWords()));
  const examples = [...page.matchAll(/```plan\n([\s\S]*?)```/g)].map((match) => match[1]!);
  it('shows plans', () => expect(examples.length).toBeGreaterThanOrEqual(4));
  it.each(examples)('every plan in it is one: %#', (text) => expect(parsePlanText(text)).toMatchObject({ ok: true }));
  it('the two first are one plan', () => expect(parsePlanText(examples[0]!)).toEqual(parsePlanText(examples[1]!)));
});
