/** Bookings that a block lies over: named before it is written, and shown beside it afterwards. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { occupantsIn, type Occupant, type Occurrence } from '../store/blocks.ts';

export type Clashing = Occupant & { readonly organizationName: Localized };
/** So many are named of one block. */
export const mostNamed = 100;

const over = (occurrence: Occurrence, booking: Occupant): boolean =>
  (occurrence.resourceId === null || occurrence.resourceId === booking.resourceId) && occurrence.from < booking.to && booking.from < occurrence.to;

/** By block, in the order of their begin; blocks that lie over nothing are absent. Two queries, however many times. */
export const clashesOf = async (
  context: Pick<Context, 'tx' | 'now'>,
  facilityId: string,
  occurrences: readonly Occurrence[],
): Promise<ReadonlyMap<string, readonly Clashing[]>> => {
  const ahead = occurrences.filter((one) => one.to > context.now);
  if (ahead.length === 0) return new Map();
  const window = { from: new Date(Math.min(...ahead.map((one) => one.from.getTime()))), to: new Date(Math.max(...ahead.map((one) => one.to.getTime()))) };
  const bookings = (await occupantsIn(context.tx, facilityId, window, context.now)).filter((booking) => booking.to > context.now);
  if (bookings.length === 0) return new Map();
  const found = new Map<string, Map<string, Occupant>>();
  for (const occurrence of ahead)
    for (const booking of bookings) {
      if (booking.from >= occurrence.to) break;
      if (!over(occurrence, booking)) continue;
      const own = found.get(occurrence.blockId) ?? new Map<string, Occupant>();
      found.set(occurrence.blockId, own.set(booking.bookingId, booking));
    }
  const organizations = await organizationCardsByIds(context.tx, [...new Set(bookings.map((booking) => booking.organizationId))]);
  const named = (booking: Occupant): Clashing => ({ ...booking, organizationName: organizations.get(booking.organizationId)?.name ?? {} });
  return new Map([...found].map(([blockId, own]) => [blockId, [...own.values()].sort((a, b) => a.from.getTime() - b.from.getTime()).map(named)]));
};
