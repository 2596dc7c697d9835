/** Open hours by the clock on the wall: a day that has 23 or 25 hours is open as long as the clock says. */
import { expect, test } from 'vitest';
import { startOfLocalDay } from '@tongtu/kernel/period';
import { openSpans } from '../calendars/open-spans.ts';
import { facilityUse, hoursOf } from '../domain/facility-use.ts';

const openHours = (day: string, dayAfter: string, start: string, minutes: number, zone = 'Europe/Berlin'): number => {
  const window = { from: startOfLocalDay(day, zone), to: startOfLocalDay(dayAfter, zone) };
  const open = openSpans([{ start: `2026-01-01T${start}`, minutes, rrule: 'FREQ=DAILY', exdates: [] }], zone, window);
  return hoursOf(facilityUse({ window, now: new Date('2030-01-01'), providerId: 'owner', capacity: 1, open, closed: [], bookings: [] }).open);
};

test.each([
  // Round the clock.
  ['2026-03-29', '2026-03-30', '00:00', 1440, 23],
  ['2026-10-25', '2026-10-26', '00:00', 1440, 25],
  ['2026-06-01', '2026-06-02', '00:00', 1440, 24],
  // A night shift over the change: 22:00 to 06:00, the two parts of it that lie on that day.
  ['2026-03-29', '2026-03-30', '22:00', 480, 7],
  ['2026-10-25', '2026-10-26', '22:00', 480, 9],
  // In the daytime nothing changes.
  ['2026-03-29', '2026-03-30', '09:00', 480, 8],
])('%s to %s, from %s for %i minutes: %f hours', (day, after, start, minutes, hours) => expect(openHours(day, after, start, minutes)).toBe(hours));
test('where no clock is changed', () => expect(openHours('2026-03-29', '2026-03-30', '00:00', 1440, 'Asia/Shanghai')).toBe(24));
