/** Whether the figures below are those of what is assumed now. */
import { LoadingState, useFormat, useText } from '@tongtu/platform/ui';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import type { useSimulation } from './use-simulation.ts';

type Props = { running: ReturnType<typeof useSimulation>; isAsked: boolean; report: SimulationReport | undefined };

export const Progress = ({ running: { state, part, stop, again }, isAsked, report }: Props) => {
  const t = useText('sharing');
  const format = useFormat();
  const words = !isAsked
    ? t('simulation.state.faulty')
    : state === 'done' && report !== undefined
      ? t('simulation.state.done', { runs: report.runs, rate: format.percent(Number(report.discountRate), 2), seed: String(report.seed) })
      : state === 'failed'
        ? t('simulation.state.failed')
        : state === 'stopped'
          ? t('simulation.state.stopped')
          : t('simulation.state.running');
  return (
    <div className="ss-progress" data-state={isAsked ? state : 'faulty'}>
      <output>{words}</output>
      {isAsked && state === 'running' ? (
        <span className="ss-progress-run">
          <progress max={1} value={part} aria-label={t('simulation.state.running')} />
          <button type="button" className="ss-text-button" onClick={stop}>
            {t('simulation.stop')}
          </button>
        </span>
      ) : null}
      {isAsked && (state === 'stopped' || state === 'failed') ? (
        <button type="button" className="tt-button" onClick={again}>
          {t('simulation.again')}
        </button>
      ) : null}
      {report === undefined && isAsked && (state === 'running' || state === 'idle') ? <LoadingState rows={4} height={420} /> : null}
    </div>
  );
};
