/** The house's colours and type for ECharts, which knows no CSS: tokens are read off the element that the chart stands in. */

type Tokens = (name: string) => string;

/** Tokens for series, in the order in which they are taken; lines differ by dash or symbol too, never by colour alone. */
export const seriesTokens = ['var(--tt-way)', 'var(--tt-ink)', 'var(--tt-good)', 'var(--tt-warn)', 'var(--tt-bad)', 'var(--tt-ink-2)'] as const;

export const tokensOf = (element: HTMLElement): Tokens => {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
};

const isPlain = (value: object): value is Record<string, unknown> => Object.getPrototypeOf(value) === Object.prototype;

/** The option with every text `var(--tt-…)` in the place of a colour replaced by the colour that it has now. */
export const withTokens = <T>(value: T, token: Tokens): T => {
  if (typeof value === 'string') {
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return (name === undefined ? value : token(name)) as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => withTokens(one, token)) as T;
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTokens(one, token)])) as T;
};

/** An ECharts theme; written in tokens, and resolved like an option. */
export const themeOf = (fontFamily: string, token: Tokens): object => {
  const axis = {
    axisLine: { lineStyle: { color: 'var(--tt-line-2)' } },
    axisTick: { lineStyle: { color: 'var(--tt-line-2)' } },
    axisLabel: { color: 'var(--tt-ink-2)', fontSize: 12 },
    nameTextStyle: { color: 'var(--tt-ink-2)', fontSize: 12 },
    splitLine: { lineStyle: { color: 'var(--tt-line)' } },
  };
  return withTokens(
    {
      color: [...seriesTokens],
      backgroundColor: 'transparent',
      textStyle: { fontFamily, color: 'var(--tt-ink)' },
      categoryAxis: { ...axis, splitLine: { show: false } },
      valueAxis: { ...axis, axisLine: { show: false } },
      logAxis: axis,
      legend: { textStyle: { color: 'var(--tt-ink)', fontSize: 13 }, inactiveColor: 'var(--tt-line-2)', icon: 'roundRect' },
      tooltip: {
        backgroundColor: 'var(--tt-surface)',
        borderColor: 'var(--tt-line-2)',
        borderWidth: 1,
        textStyle: { color: 'var(--tt-ink)', fontSize: 13 },
        axisPointer: { lineStyle: { color: 'var(--tt-line-2)' }, crossStyle: { color: 'var(--tt-line-2)' } },
        confine: true,
      },
      line: { symbolSize: 5, lineStyle: { width: 2 } },
      sankey: { label: { color: 'var(--tt-ink)', fontSize: 13 }, lineStyle: { color: 'var(--tt-line-2)', opacity: 0.35 } },
    },
    token,
  );
};
