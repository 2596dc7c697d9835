/**
 * Parameters by their names. People write `幅宽`, `web width`, `coating`, and sometimes a letter wrong; nobody knows codes.
 * Spellings are compared without case, width, spaces and marks: first the very name, then a name that holds the words or is
 * held by them, then likeness of pairs of neighbouring letters (Dice's coefficient), which forgives a wrong letter and
 * knows no language.
 */
import type { facilityKinds } from '@tongtu/listings/contract';

export type FacilityKind = (typeof facilityKinds)[number];

export type Parameter = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly dimension: string;
  readonly unit: string;
  readonly aliases?: readonly string[];
  /** Kinds of facility that it is typical of. */
  readonly kinds: readonly FacilityKind[];
};

/** What remains of a spelling when one compares it: letters and digits. */
export const plainSpelling = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Pairs of neighbours; the ends count as neighbours of nothing, so that a first letter weighs something. */
const pairsOf = (spelling: string): ReadonlySet<string> => {
  const letters = ['^', ...spelling, '$'];
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
};

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
};

/** Below this two spellings have nothing to do with each other. */
const leastLikeness = 0.3;

/** 3: the very spelling. 2–3: one holds the other, the more of it the better. 0–1: like it. */
const nearness = (asked: string, pairs: ReadonlySet<string>, spelling: string): number => {
  if (asked === spelling) return 3;
  const [short, long] = asked.length < spelling.length ? [asked, spelling] : [spelling, asked];
  // One Latin letter is in everything; one Chinese character says something.
  if (long.includes(short) && (short.length > 1 || /\p{Script=Han}/u.test(short))) return 2 + short.length / (long.length + 1);
  return likeness(pairs, pairsOf(spelling));
};

export const spellingsOf = ({ code, zh, en, aliases }: Parameter): readonly string[] => [code, zh, en, ...(aliases ?? [])].map(plainSpelling);

/**
 * Those whose names are near to the words, best first; equally near ones stay in the order of the list. Where a dimension
 * is given, its parameters come before others that are about as near: `宽 ≥ 300 mm` asks for a length.
 */
export const nearestParameters = <P extends Parameter>(parameters: readonly P[], words: string, limit: number, dimension?: string): P[] => {
  const asked = plainSpelling(words);
  if (asked === '') return [];
  const pairs = pairsOf(asked);
  return parameters
    .map((parameter) => ({ parameter, near: Math.max(...spellingsOf(parameter).map((spelling) => nearness(asked, pairs, spelling))) }))
    .filter(({ near }) => near >= leastLikeness)
    .map(({ parameter, near }) => ({ parameter, near: parameter.dimension === dimension ? near + 0.2 : near }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, limit)
    .map(({ parameter }) => parameter);
};
