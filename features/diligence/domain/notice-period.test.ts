/** Periods that were reckoned by hand (tests/vectors/notice-period.json). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCalendarKnown, isWithinPeriod, noticePeriod, type NoticePeriod } from './notice-period.ts';
import type { WorkingCalendar } from './obligation-pack.ts';
import { calendarOf, packsFor } from './packs-for.ts';
import { shippedPacks } from './shipped-packs.ts';
import { isWorkingDay, workingDayFrom } from './working-days.ts';

type Vector = Omit<NoticePeriod, 'endsAt'> & {
  readonly why: string;
  readonly publishedAt: string;
  readonly days: number;
  readonly endsAt: string;
  readonly endsOnWorkingDay?: boolean;
  readonly zone?: string;
  readonly calendar?: null;
  readonly known?: boolean;
};
const { calendar, cases } = JSON.parse(readFileSync(new URL('../../../tests/vectors/notice-period.json', import.meta.url), 'utf8')) as {
  calendar: WorkingCalendar;
  cases: Vector[];
};

describe('a notice', () => {
  it.each(cases.map((one) => [one.why, one] as const))('%s', (_, one) => {
    const used = one.calendar === null ? null : calendar;
    const found = noticePeriod(new Date(one.publishedAt), {
      days: one.days,
      endsOnWorkingDay: one.endsOnWorkingDay ?? true,
      calendar: used,
      zone: one.zone ?? calendar.zone,
    });
    expect({ ...found, endsAt: found.endsAt.toISOString() }).toEqual({
      publishedOn: one.publishedOn,
      lastCalendarDay: one.lastCalendarDay,
      lastDay: one.lastDay,
      endsAt: one.endsAt,
    });
    expect(isCalendarKnown(found.lastDay, used?.knownUntil ?? null)).toBe(one.known ?? true);
  });

  it('runs to the last instant of its last day and no further', () => {
    const { endsAt } = noticePeriod(new Date('2026-06-01T01:00:00Z'), { days: 15, endsOnWorkingDay: true, calendar, zone: 'Asia/Shanghai' });
    expect(isWithinPeriod(endsAt, new Date('2026-06-16T15:59:59.999Z'))).toBe(true);
    expect(isWithinPeriod(endsAt, new Date('2026-06-16T16:00:00.000Z'))).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN])('of %s days is a bug', (days) =>
    expect(() => noticePeriod(new Date('2026-06-01T01:00:00Z'), { days, endsOnWorkingDay: true, calendar, zone: 'Asia/Shanghai' })).toThrow(RangeError),
  );
});

describe('a working day', () => {
  it.each([
    ['2026-06-05', true],
    ['2026-06-06', false],
    ['2026-06-07', false],
    // A holiday on a weekday; a Sunday that is worked.
    ['2026-10-01', false],
    ['2026-09-20', true],
    // Nobody has announced 2027.
    ['2027-10-01', true],
    ['2027-10-02', false],
  ])('%s: %s', (day, worked) => expect(isWorkingDay(calendar, day)).toBe(worked));
  it('without a calendar is every weekday', () => {
    expect(isWorkingDay(null, '2026-10-01')).toBe(true);
    expect(workingDayFrom(null, '2026-10-03')).toBe('2026-10-05');
  });
});

it('the calendar that ships with the house is the one of these cases', () => {
  const shipped = calendarOf(packsFor({ unitKind: 'university', region: '330000', country: 'CN' }, '2026-06-01', shippedPacks));
  const of2026 = (days: readonly string[] | undefined): string[] => (days ?? []).filter((day) => day.startsWith('2026')).toSorted();
  expect(of2026(shipped?.holidays)).toEqual(calendar.holidays);
  expect(of2026(shipped?.workdays)).toEqual(calendar.workdays);
});
