/** Times by a facility's clock. Made of `Intl` alone, in the reader's language. */
import type { Language } from '@tongtu/kernel/localized';

const tag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

const dayText = (instant: Date, zone: string, language: Language, now: Date): string => {
  const year = (at: Date): string => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at);
  return new Intl.DateTimeFormat(tag(language), {
    timeZone: zone,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    ...(year(instant) === year(now) ? {} : { year: 'numeric' }),
  }).format(instant);
};

const clockText = (instant: Date, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(tag(language), { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);

/** `11月27日周五 09:00–17:00`; a year only where it is another one, the second day only where it is another one. */
export const slotText = (slot: { readonly from: string; readonly to: string }, zone: string, language: Language, now: Date): string => {
  const [from, to] = [new Date(slot.from), new Date(slot.to)];
  const [first, last] = [dayText(from, zone, language, now), dayText(to, zone, language, now)];
  const [begin, end] = [clockText(from, zone, language), clockText(to, zone, language)];
  return first === last ? `${first} ${begin}–${end}` : `${first} ${begin} – ${last} ${end}`;
};
