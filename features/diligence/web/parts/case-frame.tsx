/**
 * Frame of every page of a case: where one is, what the case is, its pages as a strip of tabs. `children` gets the case.
 * `detail` is one thing within a tab (a decision): then its name is the heading, and the case stands in the crumbs.
 */
import type { ReactNode } from 'react';
import { Loaded, LoadingState, LocalizedText, PageBody, PageHeader, useFormat, useParam, useRoute, useText } from '@tongtu/platform/ui';
import { getCase, type CaseView } from '../../contract/cases.ts';
import { CaseTabs, tabAddress, type CaseTab } from './case-tabs.tsx';
import { CaseMark, GapsMark, PriceMark } from './marks.tsx';
import './case-parts.css';

type Detail = { readonly title: string; readonly marks?: ReactNode; readonly actions?: ReactNode };

export const CaseHead = ({ one, tab, actions, detail }: { one: CaseView; tab: CaseTab; actions?: ReactNode; detail?: Detail }) => {
  const t = useText('diligence');
  const format = useFormat();
  const title = format.localized(one.title);
  const place = t(`cases.tabs.${tab}`);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('nav.cases'), to: '/cases' },
          ...(tab === 'overview' ? [] : [{ label: title, to: tabAddress(one.id, 'overview') }]),
          ...(detail === undefined
            ? [{ label: tab === 'overview' ? title : place }]
            : [{ label: place, to: tabAddress(one.id, tab) }, { label: detail.title }]),
        ]}
        over={detail === undefined ? <LocalizedText value={one.organizationName} quiet /> : title}
        title={detail?.title ?? title}
        documentTitle={detail === undefined ? (tab === 'overview' ? title : `${place} · ${title}`) : `${detail.title} · ${title}`}
        marks={
          detail?.marks ?? (
            <>
              <CaseMark state={one.state} />
              <PriceMark state={one.priceState} />
              <GapsMark gaps={one.gaps} />
              <span className="tt-quiet">{t(`parts.pathways.${one.pathway}`)}</span>
            </>
          )
        }
        actions={detail === undefined ? actions : detail.actions}
      />
      <CaseTabs caseId={one.id} current={tab} />
    </>
  );
};

/** Reads the case of the address (`:caseId`). */
export const CaseFrame = ({ tab, actions, children }: { tab: CaseTab; actions?: (one: CaseView) => ReactNode; children: (one: CaseView) => ReactNode }) => {
  const found = useRoute(getCase, { params: { caseId: useParam('caseId') } });
  return (
    <PageBody width="wide">
      <Loaded of={found} page loading={<LoadingState shape="page" rows={6} />}>
        {(one) => (
          <>
            <CaseHead one={one} tab={tab} actions={actions?.(one)} />
            {children(one)}
          </>
        )}
      </Loaded>
    </PageBody>
  );
};
