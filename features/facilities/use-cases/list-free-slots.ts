/** The next free slots of one facility, for whoever sees it. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { candidatesFor } from '../domain/places.ts';
import { resourcesOf } from '../store/facilities.ts';
import { seenOpened } from './facility-view.ts';
import { nextSlots, type FoundSlot } from './free-slots.ts';

type Asked = {
  readonly minutes: number;
  readonly resourceId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** Kinds `facility-not-found`, `facility-not-opened`, `resource-not-found`, `group-not-found`. None where it takes no bookings now. */
export const listFreeSlots = async (context: Context, facilityId: string, asked: Asked): Promise<Result<readonly FoundSlot[]>> => {
  const seen = await seenOpened(context, facilityId);
  if (!seen.ok) return seen;
  if (asked.resourceId !== undefined || asked.groupId !== undefined) {
    const candidates = candidatesFor(asked, await resourcesOf(context.tx, [facilityId]));
    if (candidates.length === 0) return fail(asked.resourceId === undefined ? 'group-not-found' : 'resource-not-found');
  }
  const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
  const found = await nextSlots(context, [facilityId], { ...asked, after: instant(asked.after), before: instant(asked.before) });
  return ok(found.get(facilityId) ?? []);
};
