/** A period as people read it: `2026年3月2日 09:00–17:00（Asia/Shanghai）`; the day of the end only where it is another. */
import { localeOf, type Language } from '@tongtu/kernel/localized';
import { localDay } from '@tongtu/kernel/period';

const formatters = new Map<string, Intl.DateTimeFormat>();
const formatterOf = (language: Language, zone: string, options: Intl.DateTimeFormatOptions, name: string): Intl.DateTimeFormat => {
  const key = `${language}|${zone}|${name}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options });
  formatters.set(key, made);
  return made;
};

const day = (at: Date, language: Language, zone: string): string => formatterOf(language, zone, { dateStyle: 'long' }, 'day').format(at);
const time = (at: Date, language: Language, zone: string): string =>
  formatterOf(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'time').format(at);

export const periodText = ({ from, to, zone }: { readonly from: Date; readonly to: Date; readonly zone: string }, language: Language): string => {
  const end = localDay(from, zone) === localDay(to, zone) ? time(to, language, zone) : `${day(to, language, zone)} ${time(to, language, zone)}`;
  return `${day(from, language, zone)} ${time(from, language, zone)} – ${end}${language === 'zh' ? `（${zone}）` : ` (${zone})`}`;
};
