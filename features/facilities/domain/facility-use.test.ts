import { describe, expect, test } from 'vitest';
import { facilityUse, hoursOf, shareOf, type BookingUse, type UseFacts } from './facility-use.ts';

const at = (clock: string): Date => new Date(`2026-03-02T${clock}:00Z`);
const hour = 3_600_000;
const booking = (change: Partial<BookingUse>): BookingUse => ({
  state: 'completed',
  organizationId: 'customer',
  from: at('09:00'),
  to: at('12:00'),
  requestedAt: at('00:00'),
  checkedInAt: at('09:00'),
  checkedOutAt: at('12:00'),
  samples: 0,
  ...change,
});
const use = (change: Partial<UseFacts>) =>
  facilityUse({
    window: { from: at('00:00'), to: at('23:00') },
    now: at('22:00'),
    providerId: 'owner',
    capacity: 1,
    open: [{ from: at('08:00'), to: at('18:00') }],
    closed: [],
    bookings: [],
    ...change,
  });

describe('open time', () => {
  test('is that of every place, without what was closed; closures that overlap count once', () => {
    const closed = [
      { from: at('07:00'), to: at('09:00') },
      { from: at('08:30'), to: at('10:00') },
      { from: at('17:00'), to: at('20:00') },
    ];
    expect(use({ capacity: 3, closed }).open).toBe(3 * 7 * hour);
  });
  test('ends at the window and now', () => {
    expect(use({ window: { from: at('10:00'), to: at('23:00') }, now: at('13:30') }).open).toBe(3.5 * hour);
    expect(use({ window: { from: at('14:00'), to: at('23:00') }, now: at('13:30') })).toMatchObject({ open: 0, booked: 0, used: 0, bookings: 0 });
  });
});

describe('use', () => {
  test('runs from check-in to check-out, whatever was booked; what runs, until now', () => {
    const late = booking({ checkedInAt: at('09:30'), checkedOutAt: at('13:00') });
    const running = booking({ state: 'in-use', from: at('20:00'), to: at('21:00'), checkedInAt: at('20:00'), checkedOutAt: null });
    expect(use({ bookings: [late, running] })).toMatchObject({ booked: 4 * hour, used: 5.5 * hour, outside: 5.5 * hour, uses: 2 });
  });
  test('of the owner is none for others, and the owner is no customer', () => {
    const own = booking({ organizationId: 'owner' });
    expect(use({ bookings: [own, booking({ from: at('13:00'), to: at('14:00'), checkedInAt: at('13:00'), checkedOutAt: at('14:00') })] })).toMatchObject({
      used: 4 * hour,
      outside: hour,
      bookings: 2,
      customers: 1,
    });
  });
  test('who did not come is booked time and no use', () =>
    expect(use({ bookings: [booking({ state: 'no-show', checkedInAt: null, checkedOutAt: null, samples: 5 })] })).toMatchObject({
      booked: 3 * hour,
      used: 0,
      bookings: 1,
      uses: 0,
      noShows: 1,
      samples: 0,
    }));
  test('what was called off counts as such only once it was asked for', () => {
    const cancelled = booking({ state: 'cancelled', checkedInAt: null, checkedOutAt: null });
    expect(use({ bookings: [cancelled, { ...cancelled, requestedAt: null }] })).toMatchObject({ booked: 0, bookings: 0, cancellations: 1 });
  });
  test('counts belong to the window in which the booking began, hours to that in which they lay', () => {
    const before = use({ window: { from: at('00:00'), to: at('10:00') }, bookings: [booking({ samples: 7 })] });
    const after = use({ window: { from: at('10:00'), to: at('20:00') }, bookings: [booking({ samples: 7 })] });
    expect([before.used, before.bookings, before.samples]).toEqual([hour, 1, 7]);
    expect([after.used, after.bookings, after.samples]).toEqual([2 * hour, 0, 0]);
  });
});

test('hours with two decimals', () => expect([hoursOf(hour / 3), hoursOf(0), hoursOf(10 * hour)]).toEqual([0.33, 0, 10]));
test('a share is none of nothing, and never more than the whole', () => expect([shareOf(0, 0), shareOf(1, 3), shareOf(5, 4)]).toEqual([null, 0.3333, 1]));
