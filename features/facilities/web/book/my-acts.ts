/** What a customer must do with his bookings, the most pressing first; and which bookings a view shows, in which order. Pure. */
import type { BookingCard, BookingState } from '../../contract/bookings.ts';
import { checkInMinutesBefore } from '../../domain/booking-lifecycle.ts';

export const views = ['next', 'waiting', 'past'] as const;
export type View = (typeof views)[number];

const coming = ['held', 'requested', 'approved', 'confirmed', 'in-use', 'waitlisted'] as const satisfies readonly BookingState[];
const over = ['completed', 'no-show', 'declined', 'cancelled', 'expired'] as const satisfies readonly BookingState[];

export const statesOf = (view: View): readonly BookingState[] => (view === 'past' ? over : coming);

export type MyAct = 'request' | 'confirm' | 'check-in' | 'check-out';

/** The one act of a booking that waits for this reader. Checking in waits only once its time is near. */
export const actOf = (booking: Pick<BookingCard, 'actions' | 'from'>, now: number): MyAct | undefined => {
  const may = (act: MyAct): boolean => booking.actions.includes(act);
  if (may('check-out')) return 'check-out';
  if (may('check-in') && Date.parse(booking.from) - now <= checkInMinutesBefore * 60_000) return 'check-in';
  return may('confirm') ? 'confirm' : may('request') ? 'request' : undefined;
};

const dueOf = (booking: BookingCard): number => Date.parse(booking.expiresAt ?? booking.from);

/** What ends soonest stands first. */
export const myActs = (bookings: readonly BookingCard[], now: number): readonly { readonly act: MyAct; readonly booking: BookingCard }[] =>
  bookings
    .flatMap((booking) => {
      const act = actOf(booking, now);
      return act === undefined ? [] : [{ act, booking }];
    })
    .sort((a, b) => dueOf(a.booking) - dueOf(b.booking) || (a.booking.id < b.booking.id ? -1 : 1));

/** What comes is read from now on; what is past from now back. */
export const sortedForView = (bookings: readonly BookingCard[], view: View, now: number): readonly BookingCard[] => {
  if (view === 'past') return bookings;
  const shown = view === 'waiting' ? bookings.filter((booking) => actOf(booking, now) !== undefined) : bookings;
  return shown.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1));
};
