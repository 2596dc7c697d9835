/** Days by the clock of a unit, for countdowns. */

/** `2026-11-01` of an instant in a zone. */
export const dayIn = (at: Date, zone = 'Asia/Shanghai'): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** Whole days from one ISO day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/**
 * Where a period stands whose last day is inclusive: `days` left after today, `last` on the last day, `over` after it.
 * The period ends at 24:00 of its last day (民法典 203).
 */
export const periodStanding = (lastDay: string, today: string): { readonly stands: 'days' | 'last' | 'over'; readonly days: number } => {
  const days = daysBetween(today, lastDay);
  return { stands: days > 0 ? 'days' : days === 0 ? 'last' : 'over', days: Math.max(days, 0) };
};
