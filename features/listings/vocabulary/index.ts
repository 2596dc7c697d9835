/**
 * The code tables of listings: versioned data, read once. Sectors are the nine strategic emerging industries and their
 * classes (战略性新兴产业分类 2018); facility fields, parameters, tests and terms are the house's own lists, each a file
 * under data/ that an installation may replace by its own version.
 */
import { readFileSync } from 'node:fs';

export type Term = { readonly code: string; readonly zh: string; readonly en: string; readonly aliases?: readonly string[] };
/** What may be measured. `dimension` and `unit` are those of kernel/units. */
export type Parameter = Term & { readonly dimension: string; readonly unit: string };
/** A step of a scale. */
export type Level = Omit<Term, 'code'> & { readonly code: number; readonly definition: { readonly zh: string; readonly en: string } };
export type Table<T> = { readonly version: string; readonly items: readonly T[] };
/** A word of the field in both languages with its further spellings; for dictionaries and translations of a query. */
export type VocabularyTerm = { readonly zh: string; readonly en: string; readonly aliases: readonly string[] };

const read = <T>(file: string): Table<T> => JSON.parse(readFileSync(new URL(`../data/${file}.json`, import.meta.url), 'utf8')) as Table<T>;

export const sectors = read<Term>('sectors');
export const facilityFields = read<Term>('facility-fields');
export const parameters = read<Parameter>('parameters');
export const tests = read<Term>('tests');
export const trl = read<Level>('trl');
export const mrl = read<Level>('mrl');
const terms = read<VocabularyTerm>('terms');

const byCode = <T extends { readonly code: string }>(table: Table<T>): ((code: string) => T | undefined) => {
  const rows = new Map(table.items.map((row) => [row.code, row]));
  return (code) => rows.get(code);
};

/** `1`, `1.1`, `1.1.1`: an industry, a class, a sub-class. */
export const sectorByCode = byCode(sectors);
export const facilityFieldByKey = byCode(facilityFields);
export const parameterByKey = byCode(parameters);
export const testByKey = byCode(tests);

/** The code itself and all that lie in it; empty for a code that nobody knows. */
export const sectorAndDescendants = (code: string): readonly string[] =>
  sectors.items.flatMap((row) => (row.code === code || row.code.startsWith(`${code}.`) ? [row.code] : []));

/** All words of the code tables and the list of terms. */
export const vocabularyTerms = (): readonly VocabularyTerm[] =>
  [...sectors.items, ...facilityFields.items, ...parameters.items, ...tests.items, ...terms.items].map(({ zh, en, aliases }) => ({
    zh,
    en,
    aliases: aliases ?? [],
  }));
