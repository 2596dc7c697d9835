/** Reading bookings: one with all that hangs on it, and lists for both sides. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import { isAuditor, isSecretariat, membershipIn } from '@tongtu/kernel/reader';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { isToBeAgreed, type BookingState } from '../contract/bookings.ts';
import type { BookingEntry, Booking, StoredCharge, TestAgreement } from '../domain/booking.ts';
import { mayReadDesk, maySeeBooking } from '../policy.ts';
import { entriesOf, findAgreement, findBooking } from '../store/bookings.ts';
import { pageOfCustomers, pageOfFacility, requestsOf, waitingBefore, type Cursor, type Filter } from '../store/booking-lists.ts';
import { chargesOfBooking } from '../store/charges.ts';
import { bookingViews, type BookingView } from './booking-views.ts';
import { feeOfCancelling } from './cancel-booking.ts';
import { workedFacility } from './facility-view.ts';
import { brokenBy } from './request-booking.ts';

export type WholeBooking = BookingView & {
  readonly agreement: TestAgreement | null;
  readonly charges: readonly StoredCharge[];
  readonly entries: readonly BookingEntry[];
  /** Everybody who is named in entries, charges and the agreement. */
  readonly people: ReadonlyMap<string, string>;
  /** While it is to be agreed on: what would still have to be there. */
  readonly violations: readonly Failure[];
  readonly cancellationFee: bigint | null;
  readonly waitingPlace: number | null;
  readonly sides: readonly ('customer' | 'provider' | 'platform')[];
};

/** All that hangs on a booking that the reader is known to see. */
export const wholeBooking = async (context: Context, booking: Booking): Promise<WholeBooking> => {
  const { tx, reader, now } = context;
  const [view] = await bookingViews(context, [booking]);
  const agreement = (await findAgreement(tx, booking)) ?? null;
  const charges = await chargesOfBooking(tx, booking.facilityId, booking.id);
  const entries = await entriesOf(tx, booking.facilityId, booking.id);
  const named = [...entries.map((one) => one.actorId), ...charges.map((one) => one.actorId), agreement?.providerAcceptedBy, agreement?.customerAcceptedBy];
  const isInside = (organizationId: string): boolean => membershipIn(reader, organizationId) !== undefined;
  return {
    ...view!,
    agreement,
    charges,
    entries,
    people: await personNamesByIds(tx, [...new Set(named.filter((id) => typeof id === 'string'))]),
    violations: isToBeAgreed(view!.booking.state) ? await brokenBy(context, booking, booking.details) : [],
    cancellationFee: view!.actions.includes('cancel') ? feeOfCancelling(reader, booking, now) : null,
    waitingPlace: booking.state === 'waitlisted' ? (await waitingBefore(tx, booking)) + 1 : null,
    sides: [
      ...(isInside(booking.organizationId) ? ['customer' as const] : []),
      ...(isInside(booking.providerId) ? ['provider' as const] : []),
      ...(isSecretariat(reader) || isAuditor(reader) ? ['platform' as const] : []),
    ],
  };
};

/** Kind `booking-not-found`, also for one that is not for this reader. */
export const readBooking = async (context: Context, facilityId: string, bookingId: string): Promise<Result<WholeBooking>> => {
  const booking = await findBooking(context.tx, facilityId, bookingId);
  if (booking === undefined || !maySeeBooking(context.reader, booking)) return fail('booking-not-found');
  return ok(await wholeBooking(context, booking));
};

export type Listing = {
  readonly state?: readonly BookingState[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};
export type BookingPage = { readonly items: readonly BookingView[]; readonly next: string | null };

/** `<milliseconds>.<id>`. */
const cursorOf = (text: string | undefined): Result<Cursor | null> => {
  if (text === undefined) return ok(null);
  const [time = '', id = ''] = text.split('.');
  return /^-?\d{1,15}$/.test(time) && isUuid(id) ? ok({ from: new Date(Number(time)), id }) : fail('malformed-cursor');
};

const paged = async (
  context: Context,
  asked: Listing,
  read: (filter: Filter, after: Cursor | null, limit: number) => Promise<Booking[]>,
  personId?: string,
): Promise<Result<BookingPage>> => {
  const after = cursorOf(asked.after);
  if (!after.ok) return after;
  const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
  const rows = await read({ states: asked.state, from: instant(asked.from), to: instant(asked.to), personId }, after.value, asked.limit + 1);
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  return ok({ items: await bookingViews(context, items), next: rows.length > asked.limit && last ? `${last.from.getTime()}.${last.id}` : null });
};

/** Of the reader's organizations, or one of them; `mine`: only what he booked himself. Kinds `organization-not-found`, `malformed-cursor`. */
export const listBookings = async (
  context: Context,
  asked: Listing & { readonly organizationId?: string | undefined; readonly mine?: boolean | undefined },
): Promise<Result<BookingPage>> => {
  const { reader, tx } = context;
  const own = reader.memberships.map((one) => one.organizationId);
  if (asked.organizationId !== undefined && !own.includes(asked.organizationId) && !isSecretariat(reader) && !isAuditor(reader))
    return fail('organization-not-found');
  const ids = asked.organizationId === undefined ? own : [asked.organizationId];
  return paged(context, asked, (filter, after, limit) => pageOfCustomers(tx, ids, filter, after, limit), asked.mine ? reader.personId : undefined);
};

/** For its operators. Kinds `facility-not-found`, `malformed-cursor`. */
export const listFacilityBookings = async (context: Context, facilityId: string, asked: Listing): Promise<Result<BookingPage>> => {
  const worked = await workedFacility(context, facilityId, mayReadDesk);
  if (!worked.ok) return worked.error.kind === 'facility-not-opened' ? ok({ items: [], next: null }) : worked;
  return paged(context, asked, (filter, after, limit) => pageOfFacility(context.tx, facilityId, filter, after, limit));
};

/** What waits for an answer of an organization. Kind `organization-not-found`. */
export const listBookingRequests = async (context: Context, organizationId: string): Promise<Result<readonly BookingView[]>> => {
  if (!mayReadDesk(context.reader, { organizationId })) return fail('organization-not-found');
  const views = await bookingViews(context, await requestsOf(context.tx, organizationId));
  return ok(views.filter(({ booking }) => booking.state === 'requested'));
};
