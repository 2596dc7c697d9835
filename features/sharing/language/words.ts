/**
 * The words of the text language, from one table: lexer, printer, highlighting and documentation read the same rows. A row's `word`
 * is what stands in the tree (or, for the first word of a line, what the line says); its first phrase in a language is the one printed.
 */
import type { Language, Localized } from '@tongtu/kernel/localized';
import table from '../data/plan-words.json' with { type: 'json' };

export type WordUse =
  | 'statement'
  | 'pathway'
  | 'entity'
  | 'size'
  | 'role'
  | 'base'
  | 'category'
  | 'contribution'
  | 'profit-start'
  | 'link'
  | 'term'
  | 'answer'
  | 'language'
  | 'money'
  | 'scale'
  | 'place';
export type WordRow = {
  readonly word: string;
  readonly use: WordUse;
  /** Stands for a word of these uses as well. */
  readonly also?: readonly WordUse[];
  /** Of the tree, that this word fills. */
  readonly place?: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
};

/** Uses whose tree word may be written as it is: `state-university`. */
const plainUses: ReadonlySet<WordUse> = new Set(['pathway', 'entity', 'size', 'role', 'base', 'category', 'contribution', 'profit-start', 'place']);
/** Uses whose words may also be the id of a party, because no line reads two ways then. The others want quotes as an id. */
export const idUses: ReadonlySet<WordUse> = new Set(['statement', 'pathway', 'entity', 'size', 'role', 'base', 'category', 'contribution', 'place']);

export const words = table.words as unknown as readonly WordRow[];
const expected = table.expected as Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

const folded = (phrase: string): string => phrase.toLowerCase();

/** Everything by which a row is known, the printed phrases first. */
export const phrasesOf = (row: WordRow): readonly string[] => {
  const own = [...row.zh, ...row.en];
  const isNew =
    plainUses.has(row.use) &&
    /^[a-z]/i.test(row.word) &&
    !words.some((other) => [...other.zh, ...other.en].some((phrase) => folded(phrase) === folded(row.word)));
  return isNew ? [...own, row.word] : own;
};

/** `unit.region` of the table's rows; undefined for a word that is none. */
export const rowOf = (use: WordUse, word: string): WordRow | undefined => words.find((row) => row.use === use && row.word === word);

/** How a word is written in a language; the word itself where the table has none. */
export const said = (use: WordUse, word: string, language: Language): string => {
  const row = rowOf(use, word);
  return row?.[language][0] ?? row?.zh[0] ?? row?.en[0] ?? word;
};

/** All phrases of a use that a reader of the language would write. */
export const phrasesOfUse = (use: WordUse, language: Language): readonly string[] =>
  words.filter((row) => row.use === use || row.also?.includes(use)).map((row) => said(row.use, row.word, language));

/** Both names of what can be expected beside words: `share`, `line-end`. */
export const expectedNames = (name: string): { readonly zh: string; readonly en: string } => expected[name] ?? expected['word']!;

/** Both names of the row that fills a place of the tree. */
export const namesOfPlace = (place: string): Localized | undefined => {
  const row = words.find((each) => each.place === place);
  return row === undefined ? undefined : { zh: row.zh[0]!, en: row.en[0]! };
};
