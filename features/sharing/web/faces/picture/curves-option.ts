/** Payout curves for ECharts: a line a party, the pool and the floor of the law above them, breakpoints as marks. */
import type { EChartsCoreOption } from 'echarts/core';
import { fraction, over, times, toFixed } from '@tongtu/kernel/fraction';
import type { SharingPlan } from '../../../domain/plan.ts';
import { lookOf } from '../looks.ts';
import type { Names } from '../names.ts';
import { breakpointsOf, curvesOf, incomesOf, type Floor, type Measure, type Scale } from './curves.ts';

export type CurveWords = {
  readonly pool: string;
  readonly floor: string;
  readonly income: string;
  readonly short: (amount: number) => string;
  readonly exact: (amount: number) => string;
};
export type CurveView = { readonly scale: Scale; readonly measure: Measure; readonly end: bigint };

const percent = (value: number): string => `${Number(value.toFixed(2))}%`;

export const curvesOption = (
  plan: SharingPlan,
  floor: Floor | undefined,
  names: Names,
  words: CurveWords,
  { scale, measure, end }: CurveView,
  minorOfOne: bigint,
): EChartsCoreOption => {
  const incomes = incomesOf(plan, scale, measure, end);
  const inUnits = (minor: bigint): number => Number(toFixed(over(fraction(minor), fraction(minorOfOne)), 2));
  const xs = incomes.map(inUnits);
  const curves = curvesOf(plan, incomes, measure, minorOfOne);
  // A logarithm of nothing is no point.
  const points = (values: readonly number[]) => values.map((value, i) => [xs[i]!, scale === 'log' && measure === 'amount' && value <= 0 ? null : value]);
  const breaks = breakpointsOf(plan).filter((x) => x < end);
  const inPool = plan.parties.filter(({ role }) => floor?.roles.includes(role));
  const pool = xs.map((_, i) => inPool.reduce((sum, { id }) => sum + (curves.find((one) => one.party === id)?.values[i] ?? 0), 0));
  const least =
    floor === undefined
      ? []
      : xs.map((x) => (measure === 'share' ? Number(toFixed(times(floor.least, fraction(100n)), 4)) : x * Number(toFixed(floor.least, 6))));
  const value = (amount: number): string => (measure === 'share' ? percent(amount) : words.short(amount));
  const line = (name: string, values: readonly number[], style: object, more: object = {}) => ({
    type: 'line',
    name,
    symbol: 'none',
    data: points(values),
    lineStyle: style,
    emphasis: { focus: 'series' },
    ...more,
  });
  return {
    legend: { type: 'scroll', top: 0, left: 0, itemWidth: 18, itemHeight: 3 },
    grid: { left: 8, right: 16, top: 40, bottom: 28, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'line', label: { formatter: ({ value: x }: { value: number }) => words.exact(x) } },
      valueFormatter: (amount: number | null) => (amount === null ? '–' : measure === 'share' ? percent(amount) : words.exact(amount)),
    },
    xAxis: {
      type: scale === 'log' ? 'log' : 'value',
      name: words.income,
      nameLocation: 'middle',
      nameGap: 26,
      ...(scale === 'log' ? { min: xs[0], max: xs.at(-1) } : { min: 0, max: inUnits(end) }),
      axisLabel: { formatter: (x: number) => words.short(x), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: scale === 'log' && measure === 'amount' ? 'log' : 'value',
      min: measure === 'share' ? 0 : undefined,
      max: measure === 'share' ? 100 : undefined,
      axisLabel: { formatter: value, hideOverlap: true },
    },
    series: [
      ...plan.parties.map(({ id }, i) => {
        const { token, strength, dash } = lookOf(plan.parties, id);
        const color = `var(${token})`;
        return line(
          names.party(id),
          curves[i]!.values,
          { color, opacity: strength, width: 1.8, type: dash.length === 0 ? 'solid' : [...dash] },
          {
            itemStyle: { color, opacity: strength },
            ...(i === 0 && breaks.length > 0
              ? {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    label: { formatter: ({ value: x }: { value: number }) => words.short(x), position: 'insideEndTop', color: 'var(--tt-ink-2)', fontSize: 11 },
                    lineStyle: { color: 'var(--tt-line-2)', type: 'dotted', width: 1 },
                    data: breaks.map((x) => ({ xAxis: inUnits(x) })),
                  },
                }
              : {}),
          },
        );
      }),
      ...(floor === undefined
        ? []
        : [
            ...(inPool.length === 1 ? [] : [line(words.pool, pool, { color: 'var(--tt-way)', width: 3 }, { itemStyle: { color: 'var(--tt-way)' } })]),
            line(words.floor, least, { color: 'var(--tt-bad)', width: 1.6, type: [5, 4] }, { itemStyle: { color: 'var(--tt-bad)' } }),
          ]),
    ],
  };
};
