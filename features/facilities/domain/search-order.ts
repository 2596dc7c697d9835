/** In which order facilities are answered. Ties are broken by the id, so that pages never show one twice. */
import type { FacilityFit } from './fit.ts';

type Key = readonly (number | bigint | string)[];
type Identified = { readonly id: string };

const compare = (a: Key, b: Key): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
};

/** By keys, part by part, the smaller first; then by the id. */
export const byKey =
  <T extends Identified>(keyOf: (one: T) => Key) =>
  (a: T, b: T): number =>
    compare(keyOf(a), keyOf(b)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Fitting = Identified & { readonly fit: Pick<FacilityFit, 'missed' | 'met' | 'unknown'> };

/**
 * How well it fits: few misses first, then many wishes met. A facility that says nothing of anything that is wished comes
 * last: it could fit, but one that misses by a little is more of a find.
 */
export const fitKey = ({ missed, met, unknown }: Fitting['fit']): Key => [missed + met === 0 && unknown > 0 ? 1 : 0, missed, -met];

export const byFit: (a: Fitting, b: Fitting) => number = byKey(({ fit }) => fitKey(fit));

/** Of a list in the order `byFit`: those that fit as well as somebody on the page. Whatever decides between them, the others keep their places. */
export const tiesAround = <T extends Fitting>(sorted: readonly T[], offset: number, limit: number): readonly T[] => {
  const [first, last] = [sorted[offset], sorted[Math.min(offset + limit, sorted.length) - 1]];
  if (first === undefined || last === undefined) return [];
  const same = (a: Fitting, b: Fitting): boolean => compare(fitKey(a.fit), fitKey(b.fit)) === 0;
  const from = sorted.findIndex((one) => same(one, first));
  const to = sorted.findLastIndex((one) => same(one, last));
  return sorted.slice(from, to + 1);
};
