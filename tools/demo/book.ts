/** One booking of the demo consortium, by the steps that its people would take, each at its time. */
import {
  agreementOf,
  approveBooking,
  cancelBooking,
  checkIn,
  checkOut,
  confirmBooking,
  declineBooking,
  holdBookings,
  markNoShow,
  requestBooking,
  waitForSlot,
  type Booking,
} from '@tongtu/facilities';
import type { BookingDetails, BookingState } from '@tongtu/facilities/contract';
import type { Reader } from '@tongtu/kernel/reader';
import { ok, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import type { DemoBooking, DemoFacility } from './facilities.ts';
import { instantOf, workday } from './workdays.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type Booked = {
  readonly facility: DemoFacility;
  readonly facilityId: string;
  /** Of a resource or a group. */
  readonly idOf: (key: string) => string;
  readonly organizationId: string;
  readonly customer: Reader;
  readonly provider: Reader;
};

/** When each step was taken; those of a booking to come lie before the seeding, those of a past one before its begin. */
export const timesOf = ({ facility, booking, now }: { facility: DemoFacility; booking: DemoBooking; now: Date }) => {
  const from = instantOf(workday(now, booking.workday), booking.at);
  const { hours: length = 0, until } = booking;
  const to = until === undefined ? new Date(from.getTime() + length * hourMs) : instantOf(workday(now, until.workday), until.at);
  const notice = facility.rules.find((rule) => rule.kind === 'minimum-notice')?.minutes ?? 0;
  const ago = (hours: number): Date => new Date(now.getTime() - hours * hourMs);
  const fresh: Partial<Record<BookingState, number>> = { held: 5, waitlisted: 3, requested: 28, approved: 50 };
  // What is settled was asked for a few days before the notice that the owner wants, and at the latest a week ago.
  const settled = new Date(Math.min(from.getTime() - notice * 60_000 - 4 * dayMs, ago(7 * 24).getTime()));
  const hours = fresh[booking.state];
  const held = hours === undefined ? settled : ago(hours);
  const after = (each: number): Date => new Date(held.getTime() + each * hourMs);
  return { from, to, held, requested: after(1), answered: after(21), confirmed: after(30) };
};

/** What the customer says; the answers are those that the owner wants. */
const detailsOf = ({ purposes, rules }: DemoFacility, booking: DemoBooking, until: Date): BookingDetails => {
  const purpose = purposes[booking.purpose];
  const questions = rules.flatMap((rule) => (rule.kind === 'safety-questionnaire' ? rule.questions : []));
  const insurance = rules.find((rule) => rule.kind === 'insurance');
  const { trl, samples, runs, consumables, secrecy = 'none' } = booking;
  return {
    ...(purpose && { purpose }),
    ...(trl && { trl }),
    ...(samples && { samples }),
    ...(runs && { runs }),
    ...(consumables && { consumables }),
    secrecy,
    ...(questions.length > 0 && { answers: Object.fromEntries(questions.map(({ code, must }) => [code, must ?? 'no'])) }),
    ...(insurance && { insurance: { sum: insurance.sum, validUntil: new Date(until.getTime() + 200 * dayMs).toISOString().slice(0, 10) } }),
  };
};

/** How far each state lies on the way. */
const way: readonly BookingState[] = ['held', 'requested', 'approved', 'confirmed', 'in-use', 'completed'];
const stationOf: Partial<Record<BookingState, number>> = { declined: 1, cancelled: 3, 'no-show': 3, waitlisted: 0 };

/** Takes the booking to its state; or the failure that stopped it on the way: a database whose people have changed things since may refuse a step. */
export const book = async (given: Context, booked: Booked, booking: DemoBooking, now: Date): Promise<Result<Booking>> => {
  const { facility, facilityId, idOf, organizationId, customer, provider } = booked;
  const times = timesOf({ facility, booking, now });
  const as = (reader: Reader, at: Date): Context => ({ ...given, reader, now: at });
  const isGroup = facility.groups.some(({ key }) => key === booking.on);
  const place = {
    facilityId,
    ...(isGroup ? { groupId: idOf(booking.on) } : { resourceId: idOf(booking.on) }),
    from: times.from.toISOString(),
    to: times.to.toISOString(),
  };
  if (booking.state === 'waitlisted') return waitForSlot(as(customer, times.held), { organizationId, place });
  const held = await holdBookings(as(customer, times.held), { organizationId, places: [place] });
  if (!held.ok) return held;
  let current: Booking = held.value.bookings[0]!;
  const goal = stationOf[booking.state] ?? way.indexOf(booking.state);
  const read = async () => ({ revision: current.revision, agreementSha256: (await agreementOf(given.tx, current))?.sha256 ?? '' });
  const metered = () => ({
    revision: current.revision,
    minutes: (times.to.getTime() - times.from.getTime()) / 60_000,
    ...(booking.samples && { samples: booking.samples }),
    ...(booking.runs && { runs: booking.runs }),
    ...(booking.consumables && { consumables: booking.consumables }),
    ...(booking.agreedAmount && { agreedAmount: booking.agreedAmount }),
  });
  const cancel = async (at: Date): Promise<Result<Booking>> => {
    const asked = { revision: current.revision, reason: booking.reason ?? 'no-longer-needed' };
    const free = await cancelBooking(as(customer, at), facilityId, current.id, { ...asked, fee: '0' });
    const fee = free.ok ? undefined : free.error.details?.['fee'];
    return typeof fee === 'string' ? cancelBooking(as(customer, at), facilityId, current.id, { ...asked, fee }) : free;
  };
  const steps: (() => Promise<Result<Booking>>)[] = [];
  if (goal >= 1)
    steps.push(() =>
      requestBooking(as(customer, times.requested), facilityId, current.id, { revision: current.revision, details: detailsOf(facility, booking, times.to) }),
    );
  if (goal >= 2)
    steps.push(async () =>
      // Where the owner lets the house approve, it has done so with the request.
      current.state === 'approved' ? ok(current) : approveBooking(as(provider, times.answered), facilityId, current.id, await read()),
    );
  if (goal >= 3) steps.push(async () => confirmBooking(as(customer, times.confirmed), facilityId, current.id, await read()));
  if (goal >= 4) steps.push(() => checkIn(as(customer, times.from), facilityId, current.id, current.revision));
  if (goal >= 5) steps.push(() => checkOut(as(provider, times.to), facilityId, current.id, metered()));
  if (booking.state === 'declined') {
    const words = booking.words && { words: booking.words.zh };
    steps.push(() =>
      declineBooking(as(provider, times.answered), facilityId, current.id, { revision: current.revision, reason: booking.declined ?? 'own-use', ...words }),
    );
  }
  if (booking.state === 'no-show') steps.push(() => markNoShow(as(provider, times.to), facilityId, current.id, current.revision));
  if (booking.state === 'cancelled')
    steps.push(() => cancel(booking.late ? new Date(times.from.getTime() - 20 * hourMs) : new Date(now.getTime() - 26 * hourMs)));
  for (const step of steps) {
    const taken = await step();
    if (!taken.ok) return taken;
    current = taken.value;
  }
  return ok(current);
};
