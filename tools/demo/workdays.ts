/** Days of the demo calendar count from the day of the seeding, Monday to Friday, in Beijing: a booking never lies on a Sunday by accident. */
const dayMs = 86_400_000;
/** Beijing has kept one offset since 1991. */
const offsetMs = 8 * 3_600_000;

const isWorkday = (day: number): boolean => {
  const weekday = new Date(day * dayMs).getUTCDay();
  return weekday >= 1 && weekday <= 5;
};

/** The `n`-th working day from now: 0 is today, or the next one where today is none; -1 the one before that. Answers `2026-01-15`. */
export const workday = (now: Date, n: number): string => {
  let day = Math.floor((now.getTime() + offsetMs) / dayMs);
  while (!isWorkday(day)) day += 1;
  for (let left = Math.abs(n); left > 0; left -= 1) {
    day += Math.sign(n);
    while (!isWorkday(day)) day += Math.sign(n);
  }
  return new Date(day * dayMs).toISOString().slice(0, 10);
};

/** That clock in Beijing as an instant. */
export const instantOf = (day: string, clock: string): Date => new Date(`${day}T${clock}:00+08:00`);
