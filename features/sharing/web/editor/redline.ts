/** What changed from one text to another, word by word: longest common subsequence, as a lawyer's redline shows it. */

export type Piece = { readonly text: string; readonly change: 'same' | 'gone' | 'new' };

/** Latin words and figures whole, every other sign by itself: Chinese has no blanks. */
const wordsOf = (text: string): string[] => text.match(/[A-Za-z]+|[\d.,/%]+|\s+|[^A-Za-z\d\s]/gu) ?? [];

const mostCells = 4_000_000;

/** Joined, `same` and `gone` are the old text, `same` and `new` the new one. Very long texts are told as a whole. */
export const redline = (before: string, after: string): Piece[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > mostCells)
    return before === after
      ? join([{ text: before, change: 'same' }])
      : join([
          { text: before, change: 'gone' },
          { text: after, change: 'new' },
        ]);
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ text: a[i]!, change: 'same' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) {
      pieces.push({ text: a[i]!, change: 'gone' });
      i += 1;
    } else {
      pieces.push({ text: b[j]!, change: 'new' });
      j += 1;
    }
  }
  return join(pieces);
};

/** Neighbours of one kind become one piece. */
const join = (pieces: readonly Piece[]): Piece[] => {
  const joined: { text: string; change: Piece['change'] }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.change === piece.change) last.text += piece.text;
    else if (piece.text !== '') joined.push({ ...piece });
  }
  return joined;
};

type Clause = { readonly number: string; readonly heading: string; readonly text: string; readonly place: string };
export type ClausePair<C extends Clause> = { readonly before: C | undefined; readonly after: C | undefined; readonly isChanged: boolean };

/** Clauses of the same place of the tree stand beside each other, in the order of the new version; what is gone follows. */
export const pairClauses = <C extends Clause>(before: readonly C[], after: readonly C[]): ClausePair<C>[] => {
  const taken = new Set<C>();
  const pairs = after.map((clause) => {
    const old = before.find((one) => one.place === clause.place && !taken.has(one));
    if (old !== undefined) taken.add(old);
    return { before: old, after: clause, isChanged: old === undefined || old.heading !== clause.heading || old.text !== clause.text };
  });
  return [...pairs, ...before.filter((one) => !taken.has(one)).map((one) => ({ before: one, after: undefined, isChanged: true }))];
};
