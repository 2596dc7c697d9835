/** Sums over resources, and the window that an address asks for. Pure. */
import type { UseLine } from '../../contract/reports.ts';

export type Totals = {
  readonly openHours: number;
  readonly usedHours: number;
  readonly outsideHours: number;
  readonly utilisation: number | null;
  readonly outsideShare: number | null;
  readonly bookings: number;
  readonly noShows: number;
  readonly samples: number;
  readonly income: readonly { readonly currency: string; readonly amount: string }[];
};

const share = (part: number, whole: number): number | null => (whole > 0 ? Math.min(1, part / whole) : null);

export const totalsOf = (lines: readonly UseLine[]): Totals => {
  const sum = (of: (line: UseLine) => number): number => Math.round(100 * lines.reduce((whole, line) => whole + of(line), 0)) / 100;
  const [openHours, usedHours, outsideHours] = [sum((line) => line.openHours), sum((line) => line.usedHours), sum((line) => line.outsideHours)];
  const income = new Map<string, bigint>();
  for (const { currency, amount } of lines.flatMap((line) => line.income)) income.set(currency, (income.get(currency) ?? 0n) + BigInt(amount));
  return {
    openHours,
    usedHours,
    outsideHours,
    utilisation: share(usedHours, openHours),
    outsideShare: share(outsideHours, usedHours),
    bookings: sum((line) => line.bookings),
    noShows: sum((line) => line.noShows),
    samples: sum((line) => line.samples),
    income: [...income].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => ({ currency, amount: amount.toString() })),
  };
};

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Days that the address names (`from`, `to`), where both are days; else the year that it names, else this year. */
export const windowAsked = (asked: { readonly from: string; readonly to: string; readonly year: string }, thisYear: number) => {
  const year = /^2[01]\d\d$/.test(asked.year) ? Number(asked.year) : thisYear;
  return isDay(asked.from) && isDay(asked.to) ? { from: asked.from, to: asked.to, year: null } : { from: `${year}-01-01`, to: `${year}-12-31`, year };
};
