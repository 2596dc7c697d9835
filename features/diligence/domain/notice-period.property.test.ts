/** What holds of every period, whatever the calendar says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localDay } from '@tongtu/kernel/zone';
import { daysAfter, isWithinPeriod, noticePeriod } from './notice-period.ts';
import { isWorkingDay } from './working-days.ts';

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
/** From `first` up to `end`, which is not among them. */
const daysFrom = (first: string, end: string): string[] => Array.from({ length: dayNumber(end) - dayNumber(first) }, (_, n) => daysAfter(first, n));
const instants = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true });
const day = fc.integer({ min: 0, max: 2190 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC');
const calendars = fc.option(
  fc.record({
    zone: zones,
    holidays: fc.uniqueArray(day, { maxLength: 200 }),
    workdays: fc.uniqueArray(day, { maxLength: 60 }),
    knownUntil: day,
  }),
  { nil: null },
);
const given = fc.record({ at: instants, days: fc.integer({ min: 1, max: 365 }), calendar: calendars, zone: zones, endsOnWorkingDay: fc.boolean() });

it('never ends before its days are full, nor on a day off, nor later than the next working day', () =>
  fc.assert(
    fc.property(given, ({ at, ...of }) => {
      const { publishedOn, lastCalendarDay, lastDay, endsAt } = noticePeriod(at, of);
      expect(publishedOn).toBe(localDay(at, of.zone));
      // The day of publishing is not counted: the first of its days is the next one.
      expect(dayNumber(lastCalendarDay) - dayNumber(publishedOn)).toBe(of.days);
      expect(lastDay >= lastCalendarDay).toBe(true);
      const skipped = daysFrom(lastCalendarDay, lastDay);
      expect(skipped.filter((day) => !of.endsOnWorkingDay || isWorkingDay(of.calendar, day))).toEqual([]);
      expect(!of.endsOnWorkingDay || isWorkingDay(of.calendar, lastDay)).toBe(true);
      // Its last instant shows the last day there, the next one a later day.
      expect(localDay(new Date(endsAt.getTime() - 1), of.zone) <= lastDay).toBe(true);
      expect(localDay(endsAt, of.zone) > lastDay).toBe(true);
      expect(isWithinPeriod(endsAt, at)).toBe(true);
    }),
  ));

it('is never shorter when it asks for more days, or was published later', () =>
  fc.assert(
    fc.property(given, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 * 86_400_000 }), ({ at, ...of }, more, later) => {
      const end = noticePeriod(at, of).endsAt;
      expect(noticePeriod(at, { ...of, days: of.days + more }).endsAt >= end).toBe(true);
      expect(noticePeriod(new Date(at.getTime() + later), of).endsAt >= end).toBe(true);
    }),
  ));
