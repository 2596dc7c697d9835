/** Both languages say the same things everywhere, and every failure that a contract declares has a sentence in both. */
import { globSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { houseRoot } from '@tongtu/platform/database';
import { loadLocales, localeFaults, localeFolders } from '@tongtu/platform/i18n';

const folders = localeFolders();
// Anywhere, also where nobody looks for one: a folder that is not loaded is a mistake.
const files = globSync('{kernel,platform,features,apps}/**/locales/*.json', { cwd: houseRoot, exclude: ['**/node_modules/**'] });
const everywhere = [...new Set(files.map((file) => dirname(file)))].sort();
const contracts = globSync('{platform,features}/*/contract.ts', { cwd: houseRoot }).sort();
const locales = loadLocales();

/** Objects of failure kinds among a contract's exports: every value is an HTTP status of a failure. */
const kindsIn = (exported: Readonly<Record<string, unknown>>): string[] =>
  Object.values(exported).flatMap((value) => {
    if (typeof value !== 'object' || value === null) return [];
    const entries = Object.entries(value as Record<string, unknown>);
    return entries.length > 0 && entries.every(([, status]) => typeof status === 'number' && status >= 400 && status < 600)
      ? entries.map(([kind]) => kind)
      : [];
  });

describe('locales', () => {
  test('there are some, and all of them are where the server looks', () => {
    expect(folders.length).toBeGreaterThan(5);
    expect(everywhere).toEqual(folders.map((folder) => relative(houseRoot, folder)).sort());
  });
  test.each(folders.map((folder) => relative(houseRoot, folder)))('%s says the same in both languages', (folder) => {
    expect(localeFaults(join(houseRoot, folder))).toEqual([]);
  });
});

describe('failure kinds', () => {
  test('contracts declare some', () => expect(contracts.length).toBeGreaterThan(3));
  test.each(contracts)('%s: every kind has a sentence in both languages', async (contract) => {
    const kinds = kindsIn((await import(join(houseRoot, contract))) as Record<string, unknown>);
    const silent = kinds.flatMap((kind) =>
      languages.filter((language) => locales.sentence(language, kind, {}) === undefined).map((language) => `${kind}: ${language}`),
    );
    expect(silent).toEqual([]);
  });
  test('a kind without a sentence would be noticed', () => {
    expect(kindsIn({ errors: { 'no-such-kind': 409 }, other: { a: 1 }, text: 'x' })).toEqual(['no-such-kind']);
    expect(locales.sentence('zh', 'no-such-kind', {})).toBeUndefined();
  });
});
