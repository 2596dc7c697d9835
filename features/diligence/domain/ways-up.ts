/** Ways up from an organization to its owners: to parents without end, over shareholdings a few steps. */
import type { PartyNodes } from './party-nodes.ts';
import type { KnownHolding, KnownOrganization } from './related-parties.ts';
import { percentOf, percentText, wholeParts } from './shareholding.ts';

/** `share`: per cent; null for the step to a parent. `sourceId`: the shareholding, or the organization whose parent it is. */
export type Step = { readonly from: string; readonly to: string; readonly share: string | null; readonly sourceId: string };
export type Way = readonly Step[];
/** By the owner where a way ends; the start is not among them. */
export type WaysUp = ReadonlyMap<string, Way>;

/** Over how many shareholdings a way goes on: further away nobody decides anything by them. */
export const holdingSteps = 4;

const heldSteps = (way: Way): number => way.filter((step) => step.share !== null).length;

/**
 * One way to each owner: by parents alone where there is such a way, else one with the fewest shareholdings, and of these one with the
 * fewest steps; among equals the one whose steps come first by their ids.
 */
export const waysUp = (start: string, organizations: readonly KnownOrganization[], holdings: readonly KnownHolding[], nodes: PartyNodes): WaysUp => {
  const parents = new Map(organizations.map(({ id, parentId }) => [id, parentId]));
  const holders = Map.groupBy(
    [...holdings].sort((a, b) => (a.id < b.id ? -1 : 1)),
    (one) => one.heldId,
  );
  const found = new Map<string, Way>();
  const isNew = (node: string): boolean => node !== start && !found.has(node);
  /** Everything above `from` in the tree that no way leads to yet. */
  const climb = (from: string, way: Way): readonly (readonly [string, Way])[] => {
    const reached: (readonly [string, Way])[] = [[from, way]];
    for (let [at, path] = [from, way]; ;) {
      const to = parents.get(at);
      if (to === undefined || to === null || !isNew(to)) return reached;
      path = [...path, { from: at, to, share: null, sourceId: at }];
      found.set(to, path);
      reached.push([to, path]);
      at = to;
    }
  };
  let frontier = climb(start, []);
  while (frontier.length > 0) {
    const next: (readonly [string, Way])[] = [];
    for (const [from, way] of [...frontier].sort(([, a], [, b]) => a.length - b.length)) {
      if (heldSteps(way) >= holdingSteps) continue;
      for (const { id, holder, share } of holders.get(from) ?? [])
        for (const to of nodes.of(holder))
          if (isNew(to)) {
            const path = [...way, { from, to, share, sourceId: id }];
            found.set(to, path);
            next.push([to, path]);
          }
    }
    frontier = next.flatMap(([to, way]) => climb(to, way));
  }
  return found;
};

/** What is held over all shareholdings of a way, multiplied, rounded down to a millionth of a per cent; null where it has none. */
export const wayToShare = (way: Way): string | null => {
  const shares = way.flatMap((step) => (step.share === null ? [] : [percentOf(step.share) ?? 0n]));
  return shares.length === 0 ? null : percentText(shares.reduce((product, share) => (product * share) / wholeParts, wholeParts));
};
