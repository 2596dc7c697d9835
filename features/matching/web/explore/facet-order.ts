/** In which order a facet's values stand. Pure. */
import type { FacetName } from '../../contract.ts';

export type FacetItem = { readonly value: string; readonly count: number };

/** Levels by number, everything else by count; what is chosen stays in sight even with a count of none. */
export const ordered = (name: FacetName, items: readonly FacetItem[], chosen: readonly string[]): readonly FacetItem[] => {
  const known = new Set(items.map((item) => item.value));
  const all = [...items, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))].filter(
    (item) => item.count > 0 || chosen.includes(item.value),
  );
  if (name === 'trl') return all.sort((a, b) => Number(a.value) - Number(b.value));
  return all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
};

/** Names of the address that narrow the list. */
export const narrowing: readonly string[] = ['q', 'kind', 'sector', 'region', 'trl', 'organizationKind', 'organizationId'];
