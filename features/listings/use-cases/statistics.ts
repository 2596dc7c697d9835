/** Live counts for the home page. Counted at most every few seconds a database, however many ask at once. */
import { countVerifiedOrganizations, organizationCardsByIds } from '@tongtu/parties';
import type { Context, Tx } from '@tongtu/platform/context';
import { listingKinds, type ListingKind } from '../contract/bodies.ts';
import { countOut } from '../store/lists.ts';

export type Statistics = { readonly listings: Readonly<Record<ListingKind, number>>; readonly organizations: number; readonly examples: boolean };

const freshMs = 5_000;
const kept = new WeakMap<Tx, { readonly at: number; readonly value: Promise<Statistics> }>();

const count = async (tx: Tx): Promise<Statistics> => {
  const counted = await countOut(tx);
  const owners = await organizationCardsByIds(tx, [...new Set(counted.map((row) => row.organization_id))]);
  // Cards of a suspended organization keep their state and are seen by nobody.
  const rows = counted.filter((row) => owners.get(row.organization_id)?.state === 'verified');
  // Cards for members only are none of a visitor's business, not even as a number.
  const of = (kind: ListingKind): number => rows.filter((row) => row.kind === kind && row.audience === 'public').reduce((sum, row) => sum + row.count, 0);
  return {
    listings: Object.fromEntries(listingKinds.map((kind) => [kind, of(kind)])) as Record<ListingKind, number>,
    organizations: await countVerifiedOrganizations(tx),
    examples: rows.some((row) => row.example),
  };
};

/** At most five seconds old. A count that failed is not kept. */
export const getStatistics = (context: Pick<Context, 'tx' | 'now'>): Promise<Statistics> => {
  const at = context.now.getTime();
  const last = kept.get(context.tx);
  if (last !== undefined && at >= last.at && at - last.at < freshMs) return last.value;
  const value = count(context.tx);
  kept.set(context.tx, { at, value });
  value.catch(() => kept.delete(context.tx));
  return value;
};
