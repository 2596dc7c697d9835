/** What is free instead of a place that is taken: the next slots of the same length, on the same resource or group first, then anywhere at the facility. */
import type { Context } from '@tongtu/platform/context';
import type { FreeSlot } from '../contract/bookings.ts';
import { nextSlots } from './free-slots.ts';

const offered = 5;

export type AskedPlace = {
  readonly facilityId: string;
  readonly resourceId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly from: Date;
  readonly to: Date;
};

export const alternativesTo = async (context: Pick<Context, 'tx' | 'now'>, place: AskedPlace): Promise<FreeSlot[]> => {
  const minutes = Math.round((place.to.getTime() - place.from.getTime()) / 60_000);
  // From the beginning of that day: somebody who wanted the afternoon may take the morning.
  const after = new Date(Math.max(context.now.getTime(), place.from.getTime() - 12 * 3_600_000));
  const look = async (asked: object, limit: number) =>
    (await nextSlots(context, [place.facilityId], { minutes, after, limit, ...asked })).get(place.facilityId) ?? [];
  const same = await look({ resourceId: place.resourceId, groupId: place.groupId }, offered);
  const any = same.length >= offered ? [] : await look({}, offered);
  const known = new Set(same.map((slot) => `${slot.resourceId} ${slot.from.getTime()}`));
  return [...same, ...any.filter((slot) => !known.has(`${slot.resourceId} ${slot.from.getTime()}`))].slice(0, offered).map((slot) => ({
    facilityId: place.facilityId,
    resourceId: slot.resourceId,
    from: slot.from.toISOString(),
    to: slot.to.toISOString(),
  }));
};
