/** Days and times as the clock of a facility's zone shows them, in the reader's language. Pure. */
import type { Language } from '@tongtu/kernel/localized';
import { localDay, minuteOfLocalDay } from '@tongtu/kernel/period';

type Time = string | Date;
const at = (time: Time): Date => (typeof time === 'string' ? new Date(time) : time);

const made = new Map<string, Intl.DateTimeFormat>();
const formatOf = (language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...options });
  made.set(key, format);
  return format;
};

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

export type ZoneFormats = {
  readonly zone: string;
  /** `2026-11-26`: for keys and fields, not for people. */
  readonly isoDay: (time: Time) => string;
  /** `11月26日周四` · `Thu 26 Nov`; with the year where it is not this one. */
  readonly day: (time: Time) => string;
  /** `周四` · `Thu`. */
  readonly weekday: (time: Time) => string;
  /** `11/26` · `26/11`. */
  readonly dayShort: (time: Time) => string;
  /** `09:00`. */
  readonly time: (time: Time) => string;
  readonly dayTime: (time: Time) => string;
  /** `11月26日周四 09:00–17:00`; over several days with both days. An end at midnight is 24:00 of the day before. */
  readonly period: (from: Time, to: Time) => string;
  /** `09:00–17:00`. */
  readonly times: (from: Time, to: Time) => string;
  /** Name of the zone as Intl has it: `中国标准时间` · `China Standard Time`. */
  readonly zoneName: (time?: Time) => string;
};

export const zoneFormats = (language: Language, zone: string, now: Date): ZoneFormats => {
  const thisYear = localDay(now, zone).slice(0, 4);
  const isoDay = (time: Time): string => localDay(at(time), zone);
  const day = (time: Time): string => {
    const own = isoDay(time).slice(0, 4) === thisYear ? {} : ({ year: 'numeric' } as const);
    return formatOf(language, zone, { ...own, month: language === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short' })
      .format(at(time))
      .replace(',', '');
  };
  const time = (value: Time): string => formatOf(language, zone, clock).format(at(value));
  const isMidnight = (value: Time): boolean => minuteOfLocalDay(at(value), zone) === 0;
  /** The last instant that still belongs to a period. */
  const last = (to: Time): Date => new Date(at(to).getTime() - 1);
  const endTime = (to: Time): string => (isMidnight(to) ? '24:00' : time(to));
  const times = (from: Time, to: Time): string => `${time(from)}–${endTime(to)}`;
  return {
    zone,
    isoDay,
    day,
    time,
    times,
    weekday: (value) => formatOf(language, zone, { weekday: 'short' }).format(at(value)),
    dayShort: (value) => formatOf(language, zone, { month: 'numeric', day: 'numeric' }).format(at(value)),
    dayTime: (value) => `${day(value)} ${time(value)}`,
    period: (from, to) =>
      isoDay(from) === isoDay(last(to)) ? `${day(from)} ${times(from, to)}` : `${day(from)} ${time(from)} – ${day(last(to))} ${endTime(to)}`,
    zoneName: (value = now) =>
      formatOf(language, zone, { timeZoneName: 'long', hour: 'numeric' })
        .formatToParts(at(value))
        .find((part) => part.type === 'timeZoneName')?.value ?? zone,
  };
};
