/** Simulation of a stored plan: one of its versions, and another beside it. Both stand in the address. */
import { useMemo } from 'react';
import { Select } from '@mantine/core';
import { EmptyState, Loaded, useFilters, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { readPlan } from '../../domain/read-plan.ts';
import { getPlanVersion, type PlanView, type VersionView } from '../../contract/versions.ts';
import { leadingVersion, namesOf } from '../plans/names.ts';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { SimulationPanel } from './simulation-panel.tsx';

/** `3` where the plan has a version 3, else what is said instead. */
const versionIn = (plan: PlanView, text: string, otherwise: number | undefined): number | undefined =>
  plan.versions.find(({ version }) => String(version) === text)?.version ?? otherwise;

const Simulated = ({ view, other }: { view: VersionView; other: VersionView | undefined }) => {
  const t = useText('sharing');
  const format = useFormat();
  const [plan, otherPlan] = useMemo(() => [readPlan(view.tree), other === undefined ? undefined : readPlan(other.tree)] as const, [view, other]);
  const [names, otherNames] = [namesOf(view, t, format.localized), namesOf(other, t, format.localized)];
  if (!plan.ok) return <EmptyState title={t('simulation.unreadable')} />;
  const isOwn = (party: string): boolean => view.tree.parties.some(({ id }) => id === party);
  return (
    <SimulationPanel
      plan={plan.value}
      other={otherPlan?.ok === true ? otherPlan.value : undefined}
      ownName={t('plans.versionName', { version: String(view.version) })}
      otherName={other === undefined ? undefined : t('plans.versionName', { version: String(other.version) })}
      keepAs={view.planId}
      nameOf={(party) => (isOwn(party) ? names : otherNames).party(party)}
      memberName={(member) => names.payee('', member)}
    />
  );
};

const Versions = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const filters = useFilters();
  const version = versionIn(plan, filters.get('version'), leadingVersion(plan))!;
  const against = versionIn(plan, filters.get('against'), undefined);
  const read = useRoute(getPlanVersion, { params: { planId: plan.id, version } });
  // Without another version the same one is read again, from memory.
  const other = useRoute(getPlanVersion, { params: { planId: plan.id, version: against ?? version } });
  const options = plan.versions
    .toSorted((a, b) => b.version - a.version)
    .map((one) => ({
      value: String(one.version),
      label: `${t('plans.versionName', { version: String(one.version) })} · ${t(`plans.versionStates.${one.state}`)}`,
    }));
  return (
    <>
      {plan.versions.length < 2 ? null : (
        <div className="ss-versions">
          <Select
            label={t('simulation.version')}
            size="sm"
            allowDeselect={false}
            value={String(version)}
            data={options}
            onChange={(value) => filters.set({ version: value })}
          />
          <Select
            label={t('simulation.against')}
            size="sm"
            clearable
            clearButtonProps={{ 'aria-label': t('simulation.noComparison') }}
            placeholder={t('simulation.noComparison')}
            value={against === undefined ? null : String(against)}
            data={options.filter(({ value }) => value !== String(version))}
            onChange={(value) => filters.set({ against: value })}
          />
        </div>
      )}
      <Loaded of={read}>{(view) => <Simulated view={view} other={against === undefined || against === version ? undefined : other.data} />}</Loaded>
    </>
  );
};

const SimulationPage = () => <PlanFrame tab="simulation">{(plan) => <Versions plan={plan} />}</PlanFrame>;

export default SimulationPage;
