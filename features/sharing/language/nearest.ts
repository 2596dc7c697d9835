/** The word that was meant, if one is near enough. */

/** Restricted edit distance: insertion, deletion, change, and two neighbours that changed places. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change, swap));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
};

/** Of `known`, the nearest to `given`; undefined where more than a third of it would have to change. */
export const nearest = (given: string, known: readonly string[]): string | undefined => {
  if (given.length > 40) return undefined;
  const wanted = given.toLowerCase();
  const scored = known.map((word) => ({ word, off: distance(wanted, word.toLowerCase()) })).sort((a, b) => a.off - b.off);
  const [best] = scored;
  const most = /[\u4e00-\u9fff]/.test(given) ? Math.max(1, Math.floor(given.length / 2)) : Math.max(1, Math.floor(given.length / 3));
  if (best !== undefined && best.off > 0 && best.off <= most && best.off < given.length) return best.word;
  // The half of a longer word: 基数 of 分配基数.
  return given.length > 1 ? known.find((word) => word.toLowerCase().includes(wanted) && word.length <= given.length * 3) : undefined;
};
