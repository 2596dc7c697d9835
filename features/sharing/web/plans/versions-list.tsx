/** All versions of a plan, the newest first. */
import { Button } from '@mantine/core';
import { ProblemNote, Section, TextLink, useAction, useFormat, useGo, useText } from '@tongtu/platform/ui';
import { draftPlanVersion, getSharingPlan, listSharingPlans, type PlanView } from '../../contract/versions.ts';
import { VerdictMark, VersionMark } from './marks.tsx';

const heads = ['version', 'state', 'effectiveOn', 'verdict', 'changedAt', 'sha256'] as const;

const DraftNext = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const go = useGo();
  const draft = useAction(draftPlanVersion, {
    invalidates: [getSharingPlan, listSharingPlans],
    onSuccess: (made) => go(`/sharing-plans/${plan.id}/versions/${made.version}`),
  });
  return (
    <>
      <Button variant="default" loading={draft.pending} onClick={() => void draft.run({ params: { planId: plan.id }, body: {} })}>
        {t('plans.versions.draftNext')}
      </Button>
      <ProblemNote error={draft.problem} />
    </>
  );
};

export const VersionsList = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const format = useFormat();
  const hasOpen = plan.versions.some((one) => one.state === 'draft' || one.state === 'proposed');
  return (
    <Section title={t('plans.versions.title')} actions={plan.actions.includes('draft-version') && !hasOpen ? <DraftNext plan={plan} /> : null}>
      <table className="tt-table sl-table">
        <caption className="tt-hidden">{t('plans.versions.title')}</caption>
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {t(`plans.versions.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.versions
            .toSorted((a, b) => b.version - a.version)
            .map((one) => (
              <tr key={one.version}>
                <th scope="row">
                  <TextLink to={`/sharing-plans/${plan.id}/versions/${one.version}`}>{t('plans.versionName', { version: String(one.version) })}</TextLink>
                </th>
                <td data-label={t('plans.versions.state')}>
                  <VersionMark state={one.state} />
                </td>
                <td data-label={t('plans.versions.effectiveOn')}>{format.date(one.effectiveOn)}</td>
                <td data-label={t('plans.versions.verdict')}>
                  <VerdictMark verdict={one.verdict} />
                </td>
                <td data-label={t('plans.versions.changedAt')}>{format.date(one.changedAt)}</td>
                <td data-label={t('plans.versions.sha256')}>
                  <code className="tt-code" title={one.sha256}>
                    {one.sha256.slice(0, 12)}
                  </code>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  );
};
