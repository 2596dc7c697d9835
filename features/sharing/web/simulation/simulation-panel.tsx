/**
 * What a plan brings whom, under assumptions that can be pushed about. For the simulation page, beside the plan editor and on the public
 * check; computes in this browser, sends nothing anywhere.
 */
import { useMemo } from 'react';
import { CopyButton, Remark, Section, useFormat, useText } from '@tongtu/platform/ui';
import type { SharingPlan } from '../../domain/plan.ts';
import { readScenarios } from '../../domain/simulation/read-scenarios.ts';
import { writePlan } from '../../domain/write-plan.ts';
import { AssumptionsForm } from './assumptions-form.tsx';
import { scenariosJson, shapeOf } from './assumptions.ts';
import { CasesTable } from './cases-table.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { faultsOf } from './faults.ts';
import { FlowsTable } from './flows-table.tsx';
import { PartyBands } from './party-bands.tsx';
import { Progress } from './progress.tsx';
import type { SimulationRequest } from './protocol.ts';
import { QuantilesTable } from './quantiles-table.tsx';
import { useAssumptions } from './use-assumptions.ts';
import { useSimulation } from './use-simulation.ts';
import './simulation.css';

export type SimulationPanelProps = {
  plan: SharingPlan;
  /** Compared with `plan` on the same assumptions and the same drawn runs; of the same currency, else it is left out. */
  other?: SharingPlan | undefined;
  ownName?: string | undefined;
  otherName?: string | undefined;
  /** The assumptions stay in this browser under this name (a plan's id); absent, they live as long as the page. */
  keepAs?: string | undefined;
  /** Of parties and members; their names in the plan, else their ids, unless told. */
  nameOf?: ((party: string) => string) | undefined;
  memberName?: ((member: string) => string) | undefined;
  /** Of the headings within. */
  level?: 2 | 3;
};

export const SimulationPanel = ({ plan, other, keepAs, level = 2, ...names }: SimulationPanelProps) => {
  const t = useText('sharing');
  const format = useFormat();
  const { assumed, change, reset } = useAssumptions(keepAs, plan.pathway);
  const shape = shapeOf(plan);
  const compared = other?.currency === plan.currency ? other : undefined;
  const scenarios = scenariosJson(assumed, shape, plan.currency);
  const read = readScenarios(scenarios, plan);
  const request = read.ok
    ? JSON.stringify({
        plans: [plan, ...(compared === undefined ? [] : [compared])].map(writePlan),
        scenarios,
        runs: assumed.runs,
        seed: assumed.seed,
      } satisfies SimulationRequest)
    : undefined;
  const running = useSimulation(request);
  const [report, otherReport] = running.reports;
  const faults = faultsOf(read.ok ? [] : (read.error.errors ?? []), t);

  const known = useMemo(() => [...plan.parties, ...(compared?.parties ?? [])], [plan, compared]);
  const nameOf = names.nameOf ?? ((party: string) => format.localized(known.find(({ id }) => id === party)?.name) || party);
  const memberName = names.memberName ?? ((member: string) => format.localized(plan.pool?.members.find(({ id }) => id === member)?.name) || member);
  const ownName = names.ownName ?? t('simulation.own');
  const otherName = names.otherName ?? t('simulation.other');

  return (
    <div className="ss-panel">
      <section className="ss-assumed" aria-label={t('simulation.assumptions')}>
        <div className="tt-section-head">
          <p className="ss-assumed-title">{t('simulation.assumptions')}</p>
          <button type="button" className="ss-text-button" onClick={reset}>
            {t('simulation.reset')}
          </button>
        </div>
        <p className="tt-hint">{t('simulation.assumptionsHint')}</p>
        <AssumptionsForm assumed={assumed} shape={shape} pathway={plan.pathway} faults={faults} change={change} />
        <div className="ss-assumed-foot">
          <CopyButton text={JSON.stringify(scenarios, null, 2)} label={t('simulation.copy')} />
          <p className="tt-hint">{t('simulation.copyHint')}</p>
        </div>
      </section>
      <div className="ss-results">
        <Progress running={running} isAsked={read.ok} report={report} />
        {report === undefined ? null : (
          <>
            {report.ignored.length === 0 ? null : <Remark>{t('simulation.ignored')}</Remark>}
            {otherReport === undefined ? null : (
              <Section title={t('simulation.results.comparison', { name: otherName })} level={level}>
                <ComparisonTable report={report} other={otherReport} ownName={ownName} otherName={otherName} nameOf={nameOf} />
              </Section>
            )}
            <Section title={t('simulation.results.bands')} lead={t('simulation.results.bandsLead', { currency: plan.currency })} level={level}>
              <PartyBands report={report} other={otherReport} otherName={otherName} nameOf={nameOf} />
            </Section>
            <Section title={t('simulation.results.cases')} lead={t('simulation.results.casesLead', { currency: plan.currency })} level={level}>
              <CasesTable report={report} nameOf={nameOf} memberName={memberName} />
            </Section>
            <Section title={t('simulation.results.quantiles')} lead={t('simulation.results.quantilesLead', { runs: report.runs })} level={level}>
              <QuantilesTable report={report} nameOf={nameOf} />
            </Section>
            <Section title={t('simulation.results.flows')} lead={t('simulation.results.flowsLead')} level={level}>
              <FlowsTable report={report} />
            </Section>
          </>
        )}
      </div>
    </div>
  );
};
