/**
 * Compatibility forms (ＰＥＭ, ㎜, ﬁ) are folded before words are looked for, which moves letters; a highlight must point
 * into the text as it is shown. `fold` answers the folded text and where each of its units came from.
 */

export type Folded = {
  readonly text: string;
  /** Place in the given text where the unit `i` of the folded text began. */
  readonly startOf: (i: number) => number;
  /** Place right after where the unit `i` came from. */
  readonly endOf: (i: number) => number;
};

const identity = (text: string): Folded => ({ text, startOf: (i) => i, endOf: (i) => i + 1 });

// A letter with the marks that combine with it is folded as one; so is a run of Hangul letters, which join to syllables.
const piece = /[\u1100-\u11ff\u3130-\u318f\uffa0-\uffdc]+|[^]\p{M}*/gu;

/** NFKC with the way back. */
export const fold = (text: string): Folded => {
  if (text.normalize('NFKC') === text) return identity(text);
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const match of text.matchAll(piece)) {
    const part = match[0].normalize('NFKC');
    folded += part;
    for (let i = 0; i < part.length; i += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { text: folded, startOf: (i) => starts[i] ?? text.length, endOf: (i) => ends[i] ?? text.length };
};
