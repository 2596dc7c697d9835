/** ECharts itself, with the chart types of this room only; loaded when the first chart is shown. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { LineChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { themeOf, tokensOf, withTokens } from './look.ts';

register([LineChart, SankeyChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const scheme = (): string => document.documentElement.dataset['mantineColorScheme'] ?? 'light';
const onScheme = (changed: () => void): (() => void) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
  return () => observer.disconnect();
};

type DrawingProps = { option: EChartsCoreOption; height: number; label: string };

const Picture = ({ option, height, label }: DrawingProps) => {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    const element = place.current!;
    const made = init(element, themeOf(getComputedStyle(element).fontFamily, tokensOf(element)), { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const calm = { animation: !still, animationDuration: 300, animationDurationUpdate: 300 };
    chart.current!.setOption({ ...calm, ...withTokens(option, tokensOf(place.current!)) }, { notMerge: true });
  }, [option]);

  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn is an SVG of many parts, one picture to those who hear it
  return <div ref={place} className="ss-drawing" style={{ height }} role="img" aria-label={label} />;
};

/** A picture of its own for each scheme: it changes seldom, and a fresh one keeps nothing of the old colours. */
const Drawing = (props: DrawingProps) => <Picture key={useSyncExternalStore(onScheme, scheme)} {...props} />;

export default Drawing;
