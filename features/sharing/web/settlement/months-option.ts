/** Cumulative totals of the parties by month, as ECharts wants them. */
import type { EChartsCoreOption } from 'echarts/core';
import type { SettlementView } from '../../contract/settlement.ts';

type MonthsOf = Pick<SettlementView, 'months'>;

/** Parties that ever got something, in the order in which they first did. */
export const partiesIn = ({ months }: MonthsOf): string[] => [...new Set(months.flatMap(({ totals }) => Object.keys(totals)))];

/** Every month from the first to the last, so that the axis is time: a month without events keeps the totals of the one before. */
export const withoutGaps = (months: SettlementView['months']): SettlementView['months'] => {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found = new Map(months.map((one) => [one.month, one]));
  const filled: SettlementView['months'] = [];
  for (let [year, month] = first.month.split('-').map(Number) as [number, number]; ;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last.month) return filled;
    filled.push(found.get(name) ?? { month: name, income: filled.at(-1)!.income, totals: filled.at(-1)!.totals });
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
};

/** Lines differ by their mark too, never by colour alone. */
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'emptyCircle', 'emptyRect', 'emptyTriangle'] as const;

type Words = { readonly name: (party: string) => string; readonly show: (amount: string) => string; readonly short: (amount: string) => string };

export const monthsOption = (settlement: MonthsOf, { name, show, short }: Words): EChartsCoreOption => {
  const months = withoutGaps(settlement.months);
  return {
    grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
    legend: { type: 'scroll', top: 0, left: 0 },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => show(Number(value).toFixed(2)) },
    xAxis: { type: 'category', boundaryGap: months.length === 1, data: months.map(({ month }) => month) },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => short(String(value)) } },
    series: partiesIn(settlement).map((party, index) => ({
      type: 'line',
      name: name(party),
      step: 'end',
      symbol: symbols[index % symbols.length],
      symbolSize: 7,
      showSymbol: months.length <= 24,
      data: months.map(({ totals }) => Number(totals[party] ?? 0)),
    })),
  };
};
