/** Items that share a time get lanes, one below the other; pure. */
export type Laned<T> = { readonly item: T; readonly lane: number; readonly start: number; readonly width: number };

/**
 * First lane that is free, in order of begin (then of length, the longer first). `least`: no item is drawn narrower, so
 * none lies on another. Answers the items in that order and how many lanes there are.
 */
export const packLanes = <T>(
  items: readonly { readonly item: T; readonly start: number; readonly width: number }[],
  least: number,
): { readonly placed: readonly Laned<T>[]; readonly lanes: number } => {
  const ends: number[] = [];
  const placed = [...items]
    .sort((a, b) => a.start - b.start || b.width - a.width)
    .map(({ item, start, width }) => {
      const wide = Math.min(1, Math.max(width, least));
      const from = Math.min(start, 1 - wide);
      // A hair of tolerance: one that begins where another ends stays in its lane whatever the arithmetic says.
      const free = ends.findIndex((end) => end <= from + 1e-9);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = from + wide;
      return { item, lane, start: from, width: wide };
    });
  return { placed, lanes: ends.length };
};
