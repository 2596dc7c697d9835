/** A length in minutes as people say it: `1 天 2 小时 30 分钟`. */
import type { Translate } from '@tongtu/platform/ui';

/** `t` is the translator of this room. Days are 24 hours, whatever the hours of the house. */
export const lengthText = (t: Translate, minutes: number): string => {
  const parts = [
    [Math.floor(minutes / 1440), 'days'],
    [Math.floor((minutes % 1440) / 60), 'hours'],
    [minutes % 60, 'minutes'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => t(`parts.length.${unit}`, { count }));
  return said.length > 0 ? said.join(' ') : t('parts.length.minutes', { count: 0 });
};

export const minutesBetween = (from: string | Date, to: string | Date): number => Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
