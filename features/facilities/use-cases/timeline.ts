/** The desk of a facility: what lies in its calendar, and which bookings lie under a block. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { localDay, startOfLocalDay, dayAfter } from '@tongtu/kernel/period';
import { openSpans, type Span } from '../calendars/recurrence.ts';
import { occupies } from '../domain/booking-lifecycle.ts';
import type { Facility, Resource } from '../domain/facility.ts';
import { mayAct, mayReadDesk } from '../policy.ts';
import { blockedIn, type Blocked } from '../store/blocks.ts';
import { blockNotesOf, type BlockNote } from '../store/block-notes.ts';
import { bookingsIn } from '../store/booking-lists.ts';
import { resourcesOf } from '../store/facilities.ts';
import type { Profile } from '../store/profiles.ts';
import { windowOf } from './availability.ts';
import { bookingViews, type BookingView } from './booking-views.ts';
import { seenOpened, workedFacility } from './facility-view.ts';

export type TimelineView = {
  readonly profile: Profile;
  readonly facility: Facility;
  readonly resources: readonly Resource[];
  readonly open: readonly (Span & { readonly resourceId: string })[];
  readonly bookings: readonly BookingView[];
  readonly blocks: readonly (Blocked & BlockNote)[];
  readonly clashes: readonly { readonly bookingId: string; readonly blockId: string }[];
};

/** Kinds `facility-not-found`, `facility-not-opened`, `period-*`, `window-too-long`. */
export const getTimeline = async (
  context: Context,
  facilityId: string,
  asked: { readonly from: string; readonly to: string },
): Promise<Result<TimelineView>> => {
  const worked = await workedFacility(context, facilityId, mayReadDesk);
  if (!worked.ok) return worked;
  const { facility, profile } = worked.value;
  const window = windowOf(asked.from, asked.to, facility.zone);
  if (!window.ok) return window;
  const resources = await resourcesOf(context.tx, [facilityId]);
  const bookings = await bookingViews(context, await bookingsIn(context.tx, facilityId, window.value));
  const shown = bookings.filter(({ booking }) => booking.state !== 'expired');
  const blocks = await blockedIn(context.tx, [facilityId], window.value);
  const notes = await blockNotesOf(
    context.tx,
    facilityId,
    blocks.map((block) => block.blockId),
  );
  const under = (one: BookingView, block: Blocked): boolean =>
    occupies(one.booking.state) &&
    (block.resourceId === null || block.resourceId === one.booking.resourceId) &&
    block.from < one.booking.to &&
    one.booking.from < block.to;
  return ok({
    profile,
    facility,
    resources,
    open: resources.flatMap((resource) =>
      openSpans(resource.openings ?? facility.openings, facility.zone, window.value).map((span) => ({ ...span, resourceId: resource.id })),
    ),
    bookings: shown,
    blocks: blocks.map((block) => ({ ...block, ...(notes.get(block.blockId) ?? { note: null, rrule: null, calendarId: null }) })),
    clashes: shown.flatMap((one) => blocks.filter((block) => under(one, block)).map((block) => ({ bookingId: one.booking.id, blockId: block.blockId }))),
  });
};

/** Confirmed and running bookings of today that the reader may check in or out. Kind `facility-not-found`. */
export const listCheckIns = async (
  context: Context,
  facilityId: string,
  resourceId: string | undefined,
): Promise<Result<{ profile: Profile; facility: Facility; items: readonly BookingView[] }>> => {
  const seen = await seenOpened(context, facilityId);
  if (!seen.ok) return seen.error.kind === 'facility-not-opened' ? { ok: false, error: { kind: 'facility-not-found' } } : seen;
  const { facility } = seen.value;
  const today = localDay(context.now, facility.zone);
  const window = { from: startOfLocalDay(today, facility.zone), to: startOfLocalDay(dayAfter(today), facility.zone) };
  const bookings = (await bookingsIn(context.tx, facilityId, window, ['confirmed', 'in-use'])).filter(
    (one) => (resourceId === undefined || one.resourceId === resourceId) && mayAct(context.reader, one, 'check-in'),
  );
  return ok({ ...seen.value, items: await bookingViews(context, bookings) });
};
