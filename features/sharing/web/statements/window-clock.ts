/** How long a statement is open for objections. */
const dayMs = 86_400_000;

/** Days left, the last one included: 1 on the last day, 0 once the window is over. */
export const daysLeft = (until: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs) + 1);

/** The day before, `2027-02-28` of `2027-03-01`. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
