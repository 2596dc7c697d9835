/** How long a facility is needed, as people say it. A day is one of eight hours, a week runs from Monday's begin to Friday's end. */
export const lengthUnits = ['hours', 'days', 'weeks'] as const;
export type LengthUnit = (typeof lengthUnits)[number];
export type Length = { readonly count: number; readonly unit: LengthUnit };

const [hour, day, workday] = [60, 1440, 480];
export const usualMinutes = workday;

/** Minutes from the first begin to the last end. */
export const minutesOf = ({ count, unit }: Length): number =>
  unit === 'hours' ? Math.round(count * hour) : unit === 'days' ? Math.round((count - 1) * day) + workday : Math.round((7 * count - 3) * day) + workday;

/** The length that people would say; whatever is neither weeks nor days is hours. */
export const lengthOf = (minutes: number): Length => {
  const days = (minutes - workday) / day + 1;
  if (!Number.isInteger(days) || days < 1) return { count: minutes / hour, unit: 'hours' };
  const weeks = (days + 2) / 7;
  return Number.isInteger(weeks) ? { count: weeks, unit: 'weeks' } : { count: days, unit: 'days' };
};
