/**
 * Frame of every page of a plan: where one is, what the plan is, its pages as a strip of tabs. `children` gets the plan.
 * `detail` is one thing within a tab (a statement, a payment run): then its name is the heading, and the plan stands in the crumbs.
 */
import type { ReactNode } from 'react';
import { Loaded, LoadingState, LocalizedText, PageBody, PageHeader, useFormat, useParam, useRoute, useText } from '@tongtu/platform/ui';
import { getSharingPlan, type PlanView } from '../../contract/versions.ts';
import { VerdictMark, VersionMark } from './marks.tsx';
import { PlanTabs, tabAddress, type PlanTab } from './plan-tabs.tsx';
import './plans.css';

type Detail = { readonly title: string; readonly marks?: ReactNode; readonly actions?: ReactNode };

export const PlanHead = ({ plan, tab, actions, detail }: { plan: PlanView; tab: PlanTab; actions?: ReactNode; detail?: Detail }) => {
  const t = useText('sharing');
  const format = useFormat();
  const title = format.localized(plan.title);
  const place = t(`plans.tabs.${tab}`);
  const shown = plan.versions.find((one) => one.version === plan.inForce) ?? plan.latest;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('nav.plans'), to: '/sharing-plans' },
          ...(tab === 'overview' ? [] : [{ label: title, to: tabAddress(plan, 'overview') }]),
          ...(detail === undefined ? [{ label: tab === 'overview' ? title : place }] : [{ label: place, to: tabAddress(plan, tab) }, { label: detail.title }]),
        ]}
        over={detail === undefined ? <LocalizedText value={plan.organizationName} quiet /> : title}
        title={detail?.title ?? title}
        documentTitle={detail === undefined ? (tab === 'overview' ? title : `${place} · ${title}`) : `${detail.title} · ${title}`}
        marks={
          detail?.marks ?? (
            <>
              <span className="tt-quiet">{t('plans.versionName', { version: String(shown.version) })}</span>
              <VersionMark state={shown.state} />
              <VerdictMark verdict={shown.verdict} />
              <span className="tt-quiet">{t(`plans.pathways.${plan.pathway}`)}</span>
            </>
          )
        }
        actions={detail === undefined ? actions : detail.actions}
      />
      <PlanTabs plan={plan} current={tab} />
    </>
  );
};

/** Reads the plan of the address (`:planId`). */
export const PlanFrame = ({ tab, actions, children }: { tab: PlanTab; actions?: (plan: PlanView) => ReactNode; children: (plan: PlanView) => ReactNode }) => {
  const plan = useRoute(getSharingPlan, { params: { planId: useParam('planId') } });
  return (
    <PageBody width="wide">
      <Loaded of={plan} page loading={<LoadingState shape="page" rows={6} />}>
        {(data) => (
          <>
            <PlanHead plan={data} tab={tab} actions={actions?.(data)} />
            {children(data)}
          </>
        )}
      </Loaded>
    </PageBody>
  );
};
