/** /cases/:caseId/decisions: what the committee decided on a case, and calling it together. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { EmptyState, Loaded, LoadingState, useRoute, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { listDecisions } from '../../contract/committees.ts';
import { CaseFrame } from '../parts/case-frame.tsx';
import { CallForm } from './call-form.tsx';
import { DecisionLine } from './decision-line.tsx';
import '../parts/base.css';
import './decisions.css';

const Decisions = ({ of }: { of: CaseView }) => {
  const t = useText('diligence');
  const [calling, setCalling] = useState(false);
  const decisions = useRoute(listDecisions, { params: { caseId: of.id } });
  const runs = decisions.data?.items.some(({ state }) => state !== 'confirmed' && state !== 'cancelled') ?? true;
  const may = of.actions.includes('decide') && !runs;
  const button = may && !calling ? <Button onClick={() => setCalling(true)}>{t('decisions.call.open')}</Button> : null;
  return (
    <>
      {may && calling ? <CallForm of={of} onClose={() => setCalling(false)} /> : null}
      <Loaded
        of={decisions}
        loading={<LoadingState rows={4} />}
        empty={(data) => data.items.length === 0}
        whenEmpty={
          calling ? null : (
            <EmptyState title={t('decisions.none')} action={button}>
              {t(may ? 'decisions.noneHint' : 'decisions.noneReader')}
            </EmptyState>
          )
        }
      >
        {({ items }) => (
          <div className="dn-decision-list">
            {button === null ? null : <div className="dn-acts">{button}</div>}
            <ul className="dn-decisions">
              {items.map((decision) => (
                <DecisionLine key={decision.id} decision={decision} />
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </>
  );
};

const DecisionsPage = () => <CaseFrame tab="decisions">{(one) => <Decisions of={one} />}</CaseFrame>;

export default DecisionsPage;
