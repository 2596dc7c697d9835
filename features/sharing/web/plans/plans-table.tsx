/** Plans as a table; on a phone one block each. */
import { LocalizedText, StatusMark, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { PlanCard } from '../../contract/versions.ts';
import { VerdictMark, VersionMark } from './marks.tsx';

const heads = ['plan', 'pathway', 'version', 'verdict', 'stance', 'updated'] as const;

/** The newest version; where an earlier one is in force, that is said too. */
const Version = ({ plan }: { plan: PlanCard }) => {
  const t = useText('sharing');
  const { latest, inForce } = plan;
  return (
    <>
      <span className="sl-version">
        {t('plans.versionName', { version: String(latest.version) })} <VersionMark state={latest.state} />
      </span>
      {inForce !== null && inForce !== latest.version ? (
        <span className="sl-version">
          {t('plans.versionName', { version: String(inForce) })} <VersionMark state="in-force" />
        </span>
      ) : null}
      {latest.state === 'proposed' && plan.stance !== 'member' ? <StatusMark tone="next">{t('plans.list.awaits')}</StatusMark> : null}
    </>
  );
};

export const PlansTable = ({ plans, isStale }: { plans: readonly PlanCard[]; isStale: boolean }) => {
  const t = useText('sharing');
  const format = useFormat();
  return (
    <table className="tt-table sl-table sl-plans" data-stale={isStale}>
      <caption className="tt-hidden">{t('nav.plans')}</caption>
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col">
              {t(`plans.list.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              <TextLink to={`/sharing-plans/${plan.id}`}>
                <LocalizedText value={plan.title} quiet />
              </TextLink>
              <span className="sl-sub">
                <LocalizedText value={plan.organizationName} quiet />
              </span>
            </th>
            <td data-label={t('plans.list.pathway')}>
              {t(`plans.pathways.${plan.pathway}`)} · {plan.currency}
            </td>
            <td data-label={t('plans.list.version')}>
              <Version plan={plan} />
            </td>
            <td data-label={t('plans.list.verdict')}>
              <VerdictMark verdict={plan.latest.verdict} />
            </td>
            <td data-label={t('plans.list.stance')}>{t(`plans.stances.${plan.stance}`)}</td>
            <td data-label={t('plans.list.updated')}>{format.date(plan.updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
