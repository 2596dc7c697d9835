/** The simple ways in which something recurs, as RFC 5545 RRULE values. */
import { localDay } from '@tongtu/kernel/period';
import { instantOf } from '../parts/wall-clock.ts';

export const repeats = ['none', 'daily', 'weekdays', 'weekly', 'fortnightly', 'monthly'] as const;
export type Repeat = (typeof repeats)[number];
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** 0 Monday … 6 Sunday. */
export const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const utc = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, '');

/** `last`: the last local day on which it may begin, or ''. UNTIL is written in UTC, as RFC 5545 wants it beside a zone. Undefined where nothing recurs. */
export const rruleOf = (repeat: Repeat, day: string, last: string, zone: string): string | undefined => {
  if (repeat === 'none') return undefined;
  const until = last === '' ? '' : `;UNTIL=${utc(instantOf(last, '23:59', zone) ?? new Date(`${last}T23:59:00Z`))}`;
  const byDay = weekdayCodes[weekday(day)]!;
  const rules: Readonly<Record<Exclude<Repeat, 'none'>, string>> = {
    daily: 'FREQ=DAILY',
    weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    weekly: `FREQ=WEEKLY;BYDAY=${byDay}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${byDay}`,
    monthly: `FREQ=MONTHLY;BYMONTHDAY=${Number(day.slice(8))}`,
  };
  return rules[repeat] + until;
};

/** Which simple way a rule is, and when it ends (`last` day, or after `count` times); undefined where it is another. */
type Repeats = { readonly repeat: Repeat; readonly last: string; readonly count?: number };

export const repeatIn = (rrule: string | null, zone: string): Repeats | undefined => {
  if (rrule === null) return { repeat: 'none', last: '' };
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const until = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(parts.get('UNTIL') ?? '');
  const day = until ? `${until[1]}-${until[2]}-${until[3]}` : '';
  const last = until?.[7] === 'Z' ? localDay(new Date(`${day}T${until[4]}:${until[5]}:${until[6]}Z`), zone) : day;
  const known = [...parts.keys()].every((key) => ['FREQ', 'BYDAY', 'INTERVAL', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST'].includes(key));
  const [frequency, byDay, interval] = [parts.get('FREQ'), parts.get('BYDAY'), parts.get('INTERVAL') ?? '1'];
  if (!known) return undefined;
  const ends = parts.has('COUNT') ? { last, count: Number(parts.get('COUNT')) } : { last };
  if (frequency === 'DAILY' && byDay === undefined && interval === '1') return { repeat: 'daily', ...ends };
  if (frequency === 'MONTHLY' && byDay === undefined && interval === '1') return { repeat: 'monthly', ...ends };
  if (frequency !== 'WEEKLY') return undefined;
  if (byDay === 'MO,TU,WE,TH,FR' && interval === '1') return { repeat: 'weekdays', ...ends };
  // Without a day it recurs on that of its begin.
  if (byDay !== undefined && !/^(MO|TU|WE|TH|FR|SA|SU)$/.test(byDay)) return undefined;
  return interval === '1' ? { repeat: 'weekly', ...ends } : interval === '2' ? { repeat: 'fortnightly', ...ends } : undefined;
};
