/** Figures of a ranking against judgements: nDCG@10 with gain 2^rel − 1 (Järvelin and Kekäläinen 2002, Burges 2005), recall@100, MRR@10. Pure. */

export type Judgements = ReadonlyMap<string, number>;

const gainOf = (relevance: number): number => 2 ** relevance - 1;

export const ndcgAt = (ranked: readonly string[], judged: Judgements, depth: number): number => {
  const discounted = (gains: readonly number[]): number => gains.slice(0, depth).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
  const ideal = discounted([...judged.values()].map(gainOf).sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(ranked.map((id) => gainOf(judged.get(id) ?? 0))) / ideal;
};

const relevantOf = (judged: Judgements): string[] => [...judged].filter(([, relevance]) => relevance > 0).map(([id]) => id);

export const recallAt = (ranked: readonly string[], judged: Judgements, depth: number): number => {
  const relevant = relevantOf(judged);
  const top = new Set(ranked.slice(0, depth));
  return relevant.length === 0 ? 0 : relevant.filter((id) => top.has(id)).length / relevant.length;
};

export const mrrAt = (ranked: readonly string[], judged: Judgements, depth: number): number => {
  const place = ranked.slice(0, depth).findIndex((id) => (judged.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
};

/** The value below which that share of the values lies; nearest rank. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
};
