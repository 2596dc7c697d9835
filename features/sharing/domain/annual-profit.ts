/**
 * Self- and joint implementation: a part of each year's operating profit, for a number of consecutive years
 * (促进科技成果转化法 45(1)(iii)). Several reports of one year add up; the year's share is floored once and, like the
 * waterfall, never taken back by a later loss unless the plan has a claw-back.
 */
import type { AnnualProfit, SharingPlan } from './plan.ts';
import type { IncomeEvent } from './income-event.ts';

export type ProfitYears = {
  /** Year → reported profit so far and the part paid of it, minor units. */
  readonly byYear: Readonly<Record<string, { readonly profit: bigint; readonly paid: bigint }>>;
  readonly paid: bigint;
};
export const emptyYears: ProfitYears = { byYear: {}, paid: 0n };

/** The first year that counts, or undefined as long as there was no year with a profit. */
export const firstYearOf = (annual: AnnualProfit, plan: Pick<SharingPlan, 'effectiveOn'>, years: ProfitYears): number | undefined => {
  if (annual.from === 'production-start') return annual.startYear ?? Number(plan.effectiveOn.slice(0, 4));
  const withProfit = Object.entries(years.byYear)
    .filter(([, { profit }]) => profit > 0n)
    .map(([year]) => Number(year));
  return withProfit.length === 0 ? undefined : Math.min(...withProfit);
};

export const yearlyShare = (annual: AnnualProfit, plan: Pick<SharingPlan, 'effectiveOn' | 'clawback'>, years: ProfitYears, event: IncomeEvent): ProfitYears => {
  const key = String(event.year);
  const known = years.byYear[key] ?? { profit: 0n, paid: 0n };
  const profit = known.profit + event.amount;
  const first = firstYearOf(annual, plan, { ...years, byYear: { ...years.byYear, [key]: { profit, paid: known.paid } } });
  const counts = first !== undefined && Number(key) >= first && Number(key) < first + annual.years;
  const due = counts && profit > 0n ? (profit * annual.rate.numerator) / annual.rate.denominator : 0n;
  const paid = plan.clawback || due > known.paid ? due : known.paid;
  return { byYear: { ...years.byYear, [key]: { profit, paid } }, paid: years.paid + paid - known.paid };
};
