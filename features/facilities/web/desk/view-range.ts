/** Which days a view shows, and where its buttons lead. Weeks begin on Monday (GB/T 7408). */
import { addDays, mondayOf } from '../parts/wall-clock.ts';

export const views = ['day', 'week', 'month'] as const;
export type View = (typeof views)[number];

/** The days shown around one, in order. */
export const daysOf = (view: View, day: string): readonly string[] => {
  if (view === 'day') return [day];
  if (view === 'week') {
    const monday = mondayOf(day);
    return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  }
  const first = `${day.slice(0, 7)}-01`;
  return Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter((one) => one.slice(0, 7) === day.slice(0, 7));
};

/** A day of the view before (-1) or after (1). */
export const stepOf = (view: View, day: string, by: 1 | -1): string => {
  if (view === 'day') return addDays(day, by);
  if (view === 'week') return addDays(day, by * 7);
  return by === 1 ? addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 8) + '01' : addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 8) + '01';
};

/** A day as the address holds it, or undefined. */
export const dayIn = (text: string): string | undefined => {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
};
