/** Where something stands in a text. */
export type Span = { readonly offset: number; readonly length: number };
/** As people and editors count: line and column from 1, in code units. */
export type Position = Span & { readonly line: number; readonly column: number };

/** Offsets to lines and columns, for one text. */
export const positionsIn = (text: string): ((span: Span) => Position) => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return ({ offset, length }) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1, offset, length };
  };
};
