/**
 * A recurrence rule as data: the RRULE value of RFC 5545, 3.3.10. What repeats more often than daily is refused (a day may
 * name several hours: `BYHOUR=9,13`), and so is what the standard forbids: a rule that cannot be read by everybody alike
 * would open or block other days than its author thinks.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** Sunday 0 … Saturday 6. `nth` 0: every one. */
export type DayOfRule = { readonly day: number; readonly nth: number };

export type Rule = {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** Inclusive. `instant`: given in UTC; otherwise a wall clock as if it were UTC, a bare date to its last minute. Milliseconds. */
  readonly until: { readonly at: number; readonly instant: boolean } | null;
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly DayOfRule[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly positions: readonly number[];
  readonly weekStart: number;
};

const dayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const unreadable = Symbol('unreadable');
type Read<T> = T | typeof unreadable;

const oneNumber = (text: string, min: number, max: number): Read<number> => {
  if (!/^[+-]?\d{1,9}$/.test(text)) return unreadable;
  const value = Number(text);
  return value >= min && value <= max ? value : unreadable;
};

/** Ascending, each once. With a negative `min` zero is no number. */
const numbers = (text: string | undefined, min: number, max: number): Read<readonly number[]> => {
  if (text === undefined) return [];
  const all = text.split(',').map((each) => oneNumber(each, min, max));
  if (all.some((each) => each === unreadable || (each === 0 && min < 0))) return unreadable;
  return [...new Set(all as number[])].sort((a, b) => a - b);
};

const days = (text: string | undefined): Read<readonly DayOfRule[]> => {
  if (text === undefined) return [];
  const all = text.split(',').map((each): Read<DayOfRule> => {
    const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(each);
    if (match === null) return unreadable;
    const nth = match[1] === undefined ? 0 : oneNumber(match[1], -53, 53);
    return nth === unreadable || (match[1] !== undefined && nth === 0) ? unreadable : { day: dayNames.indexOf(match[2]!), nth };
  });
  return all.includes(unreadable) ? unreadable : (all as DayOfRule[]);
};

const untilText = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/;

const until = (text: string | undefined): Read<Rule['until']> => {
  if (text === undefined) return null;
  const match = untilText.exec(text);
  if (match === null) return unreadable;
  const [, year, month, day, hour = '23', minute = '59', second = '59', zulu] = match;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = Date.parse(`${written}Z`);
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(written) ? unreadable : { at, instant: zulu !== undefined };
};

const known = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYSECOND',
  'BYMINUTE',
  'BYHOUR',
  'BYDAY',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
];
const tooDense = ['HOURLY', 'MINUTELY', 'SECONDLY'];

/** What RFC 5545, 3.3.10 forbids although each part can be read. */
const forbidden = (rule: Rule, named: ReadonlySet<string>): string | undefined => {
  const { frequency } = rule;
  const nth = rule.days.some((day) => day.nth !== 0);
  if (named.has('COUNT') && named.has('UNTIL')) return 'UNTIL';
  if (nth && (frequency === 'DAILY' || frequency === 'WEEKLY' || named.has('BYWEEKNO'))) return 'BYDAY';
  if (frequency === 'MONTHLY' && rule.days.some((day) => Math.abs(day.nth) > 5)) return 'BYDAY';
  if (frequency === 'WEEKLY' && named.has('BYMONTHDAY')) return 'BYMONTHDAY';
  if (frequency !== 'YEARLY' && named.has('BYYEARDAY')) return 'BYYEARDAY';
  if (frequency !== 'YEARLY' && named.has('BYWEEKNO')) return 'BYWEEKNO';
  if (named.has('BYSETPOS') && ![...named].some((name) => name.startsWith('BY') && name !== 'BYSETPOS')) return 'BYSETPOS';
  return undefined;
};

const malformed = (part: string): Result<never> => fail('recurrence-malformed', { details: { part } });

/** Kinds `recurrence-malformed` (details: part), `recurrence-too-dense` for hourly rules and denser ones. */
export const parseRule = (text: string): Result<Rule> => {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (!known.includes(name) || value === '' || more.length > 0 || parts.has(name)) return malformed(part.slice(0, 40));
    parts.set(name, value);
  }
  const frequency = parts.get('FREQ');
  if (frequency !== undefined && tooDense.includes(frequency)) return fail('recurrence-too-dense', { details: { part: `FREQ=${frequency}` } });
  const read = {
    FREQ: (frequencies as readonly (string | undefined)[]).includes(frequency) ? (frequency as Frequency) : unreadable,
    INTERVAL: oneNumber(parts.get('INTERVAL') ?? '1', 1, 10_000),
    COUNT: parts.has('COUNT') ? oneNumber(parts.get('COUNT')!, 1, 999_999_999) : null,
    UNTIL: until(parts.get('UNTIL')),
    BYMONTH: numbers(parts.get('BYMONTH'), 1, 12),
    BYWEEKNO: numbers(parts.get('BYWEEKNO'), -53, 53),
    BYYEARDAY: numbers(parts.get('BYYEARDAY'), -366, 366),
    BYMONTHDAY: numbers(parts.get('BYMONTHDAY'), -31, 31),
    BYDAY: days(parts.get('BYDAY')),
    BYHOUR: numbers(parts.get('BYHOUR'), 0, 23),
    BYMINUTE: numbers(parts.get('BYMINUTE'), 0, 59),
    // Everything here begins on the full minute.
    BYSECOND: numbers(parts.get('BYSECOND'), 0, 0),
    BYSETPOS: numbers(parts.get('BYSETPOS'), -366, 366),
    WKST: parts.has('WKST') ? (dayNames.includes(parts.get('WKST')!) ? dayNames.indexOf(parts.get('WKST')!) : unreadable) : 1,
  };
  const wrong = Object.entries(read).find(([, value]) => value === unreadable)?.[0];
  if (wrong !== undefined) return malformed(wrong);
  const rule: Rule = {
    frequency: read.FREQ as Frequency,
    interval: read.INTERVAL as number,
    count: read.COUNT as number | null,
    until: read.UNTIL as Rule['until'],
    months: read.BYMONTH as readonly number[],
    weekNumbers: read.BYWEEKNO as readonly number[],
    yearDays: read.BYYEARDAY as readonly number[],
    monthDays: read.BYMONTHDAY as readonly number[],
    days: read.BYDAY as readonly DayOfRule[],
    hours: read.BYHOUR as readonly number[],
    minutes: read.BYMINUTE as readonly number[],
    positions: read.BYSETPOS as readonly number[],
    weekStart: read.WKST as number,
  };
  const against = forbidden(rule, new Set(parts.keys()));
  return against === undefined ? ok(rule) : malformed(against);
};
