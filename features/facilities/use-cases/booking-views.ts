/** Bookings with the names that people know them by. Four queries, however many bookings. */
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { Reader } from '@tongtu/kernel/reader';
import type { BookingAction } from '../contract/bookings.ts';
import type { Booking, Named } from '../domain/booking.ts';
import { bookingActionsOf } from '../policy.ts';
import { facilitiesByIds, resourcesOf } from '../store/facilities.ts';
import { profilesByIds } from '../store/profiles.ts';
import type { Entered } from './enter.ts';
import { isOverdue } from './step.ts';

export type BookingView = {
  readonly booking: Booking;
  readonly facilityTitle: Localized;
  readonly resource: Named | null;
  readonly group: Named | null;
  readonly organization: Named;
  readonly personName: string;
  readonly actions: readonly BookingAction[];
};

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** In the order given. What has run out is shown as it is, over, before the clock has taken it away. */
export const bookingViews = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, given: readonly Booking[]): Promise<BookingView[]> => {
  if (given.length === 0) return [];
  const { tx, reader, now } = context;
  const bookings = given.map((one): Booking => (isOverdue(one, now) ? { ...one, state: 'expired', expiresAt: null } : one));
  const facilityIds = unique(bookings.map((one) => one.facilityId));
  const profiles = await profilesByIds(tx, facilityIds);
  const resources = new Map((await resourcesOf(tx, facilityIds)).map((one) => [one.id, one]));
  const grouped = bookings.some((one) => one.groupId !== null) ? await facilitiesByIds(tx, facilityIds) : new Map();
  const organizations = await organizationCardsByIds(tx, unique(bookings.map((one) => one.organizationId)));
  const people = await personNamesByIds(tx, unique(bookings.map((one) => one.personId)));
  return bookings.map((booking) => {
    const resource = booking.resourceId === null ? undefined : resources.get(booking.resourceId);
    const groups: readonly Named[] = grouped.get(booking.facilityId)?.groups ?? [];
    return {
      booking,
      facilityTitle: profiles.get(booking.facilityId)?.title ?? {},
      resource: resource === undefined ? null : { id: resource.id, name: resource.name },
      group: groups.find((one) => one.id === booking.groupId) ?? null,
      organization: { id: booking.organizationId, name: organizations.get(booking.organizationId)?.name ?? {} },
      personName: people.get(booking.personId) ?? '',
      actions: bookingActionsOf(reader, booking),
    };
  });
};

/** The same for bookings that their reader has just made, by what the door to booking knew already. */
export const viewsAtDoor = (reader: Reader, { customer, personName, door }: Entered, bookings: readonly Booking[]): BookingView[] =>
  bookings.map((booking) => {
    const { facility, resources, title } = door(booking.facilityId);
    const resource = resources.find((one) => one.id === booking.resourceId);
    return {
      booking,
      facilityTitle: title,
      resource: resource === undefined ? null : { id: resource.id, name: resource.name },
      group: facility.groups.find((one) => one.id === booking.groupId) ?? null,
      organization: { id: customer.id, name: customer.name },
      personName,
      actions: bookingActionsOf(reader, booking),
    };
  });
