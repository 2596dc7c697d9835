/** Bookings, from hold to confirmation; when facilities are free. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { mapResult, ok, type Result } from '@tongtu/kernel/result';
import type { facilityRoutes } from '../contract.ts';
import type { Booking } from '../domain/booking.ts';
import { approveBooking } from '../use-cases/approve-booking.ts';
import { getAvailability } from '../use-cases/availability.ts';
import { bookingViews, viewsAtDoor } from '../use-cases/booking-views.ts';
import { cancelBooking } from '../use-cases/cancel-booking.ts';
import { confirmBooking } from '../use-cases/confirm-booking.ts';
import { declineBooking } from '../use-cases/decline-booking.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { listFreeSlots } from '../use-cases/list-free-slots.ts';
import { listBookingRequests, listBookings, listFacilityBookings, readBooking, wholeBooking, type BookingPage } from '../use-cases/read-bookings.ts';
import { requestBooking } from '../use-cases/request-booking.ts';
import { rescheduleBooking } from '../use-cases/reschedule-booking.ts';
import { waitForSlot } from '../use-cases/wait-for-slot.ts';
import type { FacilitiesOptions } from './options.ts';
import { presentBooking, presentBookingCard, presentSkipped, presentSpan } from './present.ts';

/** The booking after a step, whole, for whoever took it. */
export const whole =
  (options: FacilitiesOptions) =>
  async (context: Context, step: Promise<Result<Booking>>): Promise<Result<ReturnType<ReturnType<typeof presentBooking>>>> => {
    const taken = await step;
    return taken.ok ? ok(presentBooking(options, context.language)(await wholeBooking(context, taken.value))) : taken;
  };

const page = ({ items, next }: BookingPage) => ({ items: items.map(presentBookingCard), next });

export const bookingHandlers = (options: FacilitiesOptions) => {
  const after = whole(options);
  return {
    getAvailability: (context: Context, { params, query }) =>
      mapResult(getAvailability(context, params.facilityId, query), ({ facility, resources }) => ({
        zone: facility.zone,
        resources: resources.map(({ resourceId, open, busy }) => ({
          resourceId,
          open: open.map(presentSpan),
          busy: busy.map((one) => ({ ...presentSpan(one), taken: one.taken, kind: one.kind })),
        })),
      })),
    listFreeSlots: (context, { params, query }) =>
      mapResult(listFreeSlots(context, params.facilityId, query), (slots) => ({
        items: slots.map((slot) => ({ facilityId: params.facilityId, resourceId: slot.resourceId, ...presentSpan(slot) })),
      })),
    holdBookings: async (context, { body }) => {
      const held = await holdBookings(context, body);
      if (!held.ok) return held;
      return ok({
        bookings: viewsAtDoor(context.reader, held.value.entered, held.value.bookings).map(presentBookingCard),
        skipped: held.value.skipped.map(presentSkipped(options, context.language)),
      });
    },
    waitForSlot: async (context, { body }) => {
      const waiting = await waitForSlot(context, body);
      return waiting.ok ? ok(presentBookingCard((await bookingViews(context, [waiting.value]))[0]!)) : waiting;
    },
    getBooking: (context, { params }) => mapResult(readBooking(context, params.facilityId, params.bookingId), presentBooking(options, context.language)),
    listBookings: (context, { query }) => mapResult(listBookings(context, query), page),
    listFacilityBookings: (context, { params, query }) => mapResult(listFacilityBookings(context, params.facilityId, query), page),
    listBookingRequests: (context, { params }) =>
      mapResult(listBookingRequests(context, params.organizationId), (views) => ({ items: views.map(presentBookingCard) })),
    requestBooking: (context, { params, body }) => after(context, requestBooking(context, params.facilityId, params.bookingId, body)),
    approveBooking: (context, { params, body }) => after(context, approveBooking(context, params.facilityId, params.bookingId, body)),
    declineBooking: (context, { params, body }) => after(context, declineBooking(context, params.facilityId, params.bookingId, body)),
    confirmBooking: (context, { params, body }) => after(context, confirmBooking(context, params.facilityId, params.bookingId, body)),
    cancelBooking: (context, { params, body }) => after(context, cancelBooking(context, params.facilityId, params.bookingId, body)),
    rescheduleBooking: (context, { params, body }) => after(context, rescheduleBooking(context, params.facilityId, params.bookingId, body)),
  } satisfies Partial<Handlers<typeof facilityRoutes>>;
};
