/** Months of statements (`2026-10`), by the calendar in Beijing. Pure. */
import type { Language } from '@tongtu/kernel/localized';
import { localDay } from '@tongtu/kernel/period';

/** The month in which an instant lies. */
export const monthOf = (now: Date): string => localDay(now, 'Asia/Shanghai').slice(0, 7);

/** A month that is over can be stated; `2026-10` sorts as it passes. */
export const isOver = (month: string, now: Date): boolean => month < monthOf(now);

/** `2026年10月` · `October 2026`. */
export const monthText = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** So many months back from this one, the latest first. */
export const lastMonths = (now: Date, count: number): string[] => {
  const [year = 0, month = 0] = monthOf(now).split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
};
