/** The picture of one party: what it has at the end of each year, in eight of ten runs, in the middle one, and in the base case. */
import type { EChartsCoreOption } from 'echarts/core';
import type { SimulationReport } from '../../domain/simulation/report.ts';

export type BandWords = {
  readonly band: string;
  readonly median: string;
  readonly base: string;
  readonly other: string;
  /** `第 3 年末`; of 0 the day of effect. */
  readonly year: (year: number) => string;
  readonly amount: (amount: string) => string;
  readonly short: (amount: number) => string;
};

const years = ({ years: last }: SimulationReport): number[] => Array.from({ length: last + 1 }, (_, year) => year);

export const bandOption = (party: string, report: SimulationReport, other: SimulationReport | undefined, words: BandWords): EChartsCoreOption => {
  const { band } = report.spread.parties[party]!;
  const base = report.cases.base.parties[party]!.cumulative;
  const theirs = other?.spread.parties[party]?.band.p50;
  const hidden = { lineStyle: { opacity: 0 }, symbol: 'none', silent: true, stack: 'band' };
  // Words and figures of the house only, so nothing needs escaping.
  const tooltip = (points: readonly { dataIndex: number }[]): string => {
    const at = points[0]?.dataIndex ?? 0;
    const lines = [
      `<strong>${words.year(at)}</strong>`,
      `${words.band} ${words.amount(band.p10[at]!)} – ${words.amount(band.p90[at]!)}`,
      `${words.median} ${words.amount(band.p50[at]!)}`,
      `${words.base} ${words.amount(base[at]!)}`,
      ...(theirs?.[at] === undefined ? [] : [`${words.other} ${words.amount(theirs[at])}`]),
    ];
    return lines.join('<br>');
  };
  return {
    grid: { left: 4, right: 14, top: 14, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', formatter: tooltip },
    xAxis: { type: 'category', boundaryGap: false, data: years(report).map(String) },
    yAxis: { type: 'value', min: 0, splitNumber: 4, axisLabel: { formatter: words.short } },
    series: [
      { name: 'p10', type: 'line', data: band.p10.map(Number), ...hidden },
      {
        name: words.band,
        type: 'line',
        data: band.p90.map((high, i) => Number(high) - Number(band.p10[i])),
        ...hidden,
        areaStyle: { color: 'var(--tt-way)', opacity: 0.2 },
      },
      { name: words.median, type: 'line', data: band.p50.map(Number), symbol: 'none', lineStyle: { color: 'var(--tt-way)', width: 2.2 } },
      { name: words.base, type: 'line', data: base.map(Number), symbol: 'none', lineStyle: { color: 'var(--tt-ink)', width: 1.3, type: [5, 4] } },
      ...(theirs === undefined
        ? []
        : [
            {
              name: words.other,
              type: 'line',
              data: theirs.map(Number),
              symbol: 'diamond',
              symbolSize: 6,
              itemStyle: { color: 'var(--tt-ink-2)' },
              lineStyle: { color: 'var(--tt-ink-2)', width: 1.3, type: [1, 3] },
            },
          ]),
    ],
  };
};
