/** The operator's desk: timeline, check-in and check-out, corrections. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { mapResult } from '@tongtu/kernel/result';
import type { facilityRoutes } from '../contract.ts';
import { checkIn } from '../use-cases/check-in.ts';
import { checkOut } from '../use-cases/check-out.ts';
import { correctCharge } from '../use-cases/correct-charge.ts';
import { markNoShow } from '../use-cases/mark-no-show.ts';
import { getTimeline, listCheckIns } from '../use-cases/timeline.ts';
import { whole } from './booking-handlers.ts';
import type { FacilitiesOptions } from './options.ts';
import { presentBookingCard, presentSpan } from './present.ts';
import { presentResource } from './present-facility.ts';

export const deskHandlers = (options: FacilitiesOptions) => {
  const after = whole(options);
  return {
    getTimeline: (context: Context, { params, query }) =>
      mapResult(getTimeline(context, params.facilityId, query), (view) => ({
        zone: view.facility.zone,
        title: view.profile.title,
        resources: view.resources.map(presentResource),
        open: view.open.map((span) => ({ resourceId: span.resourceId, ...presentSpan(span) })),
        bookings: view.bookings.map(presentBookingCard),
        blocks: view.blocks.map((block) => ({
          id: block.blockId,
          resourceId: block.resourceId,
          kind: block.kind,
          note: block.note,
          ...presentSpan(block),
          rrule: block.rrule,
          calendarId: block.calendarId,
        })),
        clashes: view.clashes.map((clash) => ({ ...clash })),
      })),
    listCheckIns: (context, { params, query }) =>
      mapResult(listCheckIns(context, params.facilityId, query.resourceId), ({ profile, facility, items }) => ({
        title: profile.title,
        zone: facility.zone,
        items: items.map(presentBookingCard),
      })),
    checkIn: (context, { params, body }) => after(context, checkIn(context, params.facilityId, params.bookingId, body.revision)),
    checkOut: (context, { params, body }) => after(context, checkOut(context, params.facilityId, params.bookingId, body)),
    markNoShow: (context, { params, body }) => after(context, markNoShow(context, params.facilityId, params.bookingId, body.revision)),
    correctCharge: (context, { params, body }) => after(context, correctCharge(context, params.facilityId, params.bookingId, body)),
  } satisfies Partial<Handlers<typeof facilityRoutes>>;
};
