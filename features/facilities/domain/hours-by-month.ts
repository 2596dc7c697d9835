/** Hours of use by calendar month of a facility's wall clock. A month that loses an hour in spring is an hour shorter. */
import { splitByLocalDay } from '@tongtu/kernel/period';

const hourMs = 3_600_000;

/** `{ '2026-03': 12.5 }`, months in order; without spans nothing. */
export const hoursByMonth = (spans: readonly { readonly from: Date; readonly to: Date }[], zone: string): Readonly<Record<string, number>> => {
  const milliseconds: Record<string, number> = {};
  for (const { from, to } of spans)
    for (const { day, period } of splitByLocalDay({ from, to, zone })) {
      const month = day.slice(0, 7);
      milliseconds[month] = (milliseconds[month] ?? 0) + (period.to.getTime() - period.from.getTime());
    }
  return Object.fromEntries(
    Object.entries(milliseconds)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, sum]) => [month, sum / hourMs]),
  );
};
