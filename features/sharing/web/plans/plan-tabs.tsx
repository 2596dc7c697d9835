/** The pages of one plan, each under an address of its own. */
import { Link, useText } from '@tongtu/platform/ui';
import type { PlanView } from '../../contract/versions.ts';
import { leadingVersion } from './names.ts';

export const planTabs = ['overview', 'version', 'simulation', 'settlement', 'statements', 'payments', 'ledger'] as const;
export type PlanTab = (typeof planTabs)[number];

type TabbedPlan = Pick<PlanView, 'id' | 'inForce' | 'latest' | 'stance' | 'actions'>;

/** Where a tab leads. The version's tab leads to the one in force, else to the newest. */
export const tabAddress = (plan: Pick<PlanView, 'id' | 'inForce' | 'latest'>, tab: PlanTab): string => {
  const own = `/sharing-plans/${plan.id}`;
  if (tab === 'overview') return own;
  return tab === 'version' ? `${own}/versions/${leadingVersion(plan)}` : `${own}/${tab}`;
};

/** Books are for who may read them; payments are the unit's. What somebody may not open is not offered. */
export const tabsFor = ({ stance, actions, inForce }: TabbedPlan): PlanTab[] => {
  const reads = actions.includes('read-settlement');
  const keeps = stance === 'unit' || stance === 'office';
  return planTabs.filter((tab) => (tab === 'settlement' || tab === 'ledger' ? reads : tab === 'payments' ? keeps && inForce !== null : true));
};

export const PlanTabs = ({ plan, current }: { plan: TabbedPlan; current: PlanTab }) => {
  const t = useText('sharing');
  return (
    <nav className="tt-tabs sl-tabs" aria-label={t('plans.tabs.label')}>
      {tabsFor(plan).map((tab) => (
        <Link key={tab} to={tabAddress(plan, tab)} aria-current={tab === current ? 'page' : undefined}>
          {t(`plans.tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  );
};
