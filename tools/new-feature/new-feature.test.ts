/** What the scaffold writes keeps the walls and compiles in people's heads at least: the same shape as its elders. */
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { violations } from '../../tests/architecture/rules.ts';
import { filesOf, wordsOf } from './files.ts';

const words = wordsOf('facilities', 'facility', 400)!;
const files = filesOf(words);

describe('a new feature', () => {
  it('keeps the walls of the house', () => {
    const sources = Object.entries(files).map(([path, text]) => ({ path: `features/facilities/${path}`, text }));
    expect(violations(sources.filter(({ path }) => path.endsWith('.ts')))).toEqual([]);
  });
  it.each(Object.entries(files).filter(([path]) => path.endsWith('.ts')))('%s is TypeScript that Node runs', (_, text) => {
    expect(stripTypeScriptTypes(text).length).toBe(text.length);
  });
  it('says the same in both languages', () => {
    const keys = (file: string) => Object.keys((JSON.parse(files[file]!) as { errors: object }).errors);
    expect(keys('locales/zh.json')).toEqual(keys('locales/en.json'));
  });
  it.each([
    ['Facilities', 'facility'],
    ['a/b', 'c'],
    ['same', 'same'],
    ['', ''],
  ])('%s, %s is no name', (name, singular) => expect(wordsOf(name, singular, 400)).toBeUndefined());
});
