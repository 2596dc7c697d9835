/**
 * A chart of this room: ECharts, loaded when the first one is shown, in the house's colours, in both schemes, with its figures as a
 * table behind a disclosure. Colours of an `option` are written as tokens, `'var(--tt-way)'`. Text of people in a tooltip's own
 * formatter must be escaped by the caller (`encodeHTML` of `echarts/core`'s `format`): ECharts puts it into the page as it is.
 */
import { lazy, Suspense, type ReactNode } from 'react';
import type { EChartsCoreOption } from 'echarts/core';
import { LoadingState, useText } from '@tongtu/platform/ui';
import { Scroll } from './scroll.tsx';
import './charts.css';

const Drawing = lazy(() => import('./drawing.tsx'));

export type ChartProps = {
  /** Keep it between renders (`useMemo`): a new option is drawn anew. */
  option: EChartsCoreOption;
  /** Shown above the picture. */
  title: string;
  /** What the picture shows, in a sentence, for those who do not see it. */
  description: string;
  /** Pixels. */
  height: number;
  /** The same figures as a table. */
  table?: ReactNode;
};

export const Chart = ({ option, title, description, height, table }: ChartProps) => {
  const t = useText('sharing');
  return (
    <figure className="ss-chart">
      <figcaption className="ss-chart-title">{title}</figcaption>
      <Suspense fallback={<LoadingState rows={1} height={height} />}>
        <Drawing option={option} height={height} label={`${title} ${description}`} />
      </Suspense>
      {table === undefined ? null : (
        <details className="ss-chart-table">
          <summary>
            {t('simulation.chart.table')}
            <span className="tt-hidden"> {title}</span>
          </summary>
          <Scroll label={title}>{table}</Scroll>
        </details>
      )}
    </figure>
  );
};
