/** /cases/:caseId: what is next and why, how the price comes about and on what it rests, and what the case says. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link, Section, useText } from '@tongtu/platform/ui';
import type { CaseView } from '../../contract/cases.ts';
import { caseActions } from '../../domain/case-lifecycle.ts';
import { RelatedParties } from '../declarations/related-parties.tsx';
import { CaseFrame } from '../parts/case-frame.tsx';
import { useHashPlace } from '../parts/use-hash-place.ts';
import { About } from './about.tsx';
import { ActDialog, type OpenAct } from './act-dialog.tsx';
import { NextList } from './next-list.tsx';
import { PriceRecords } from './price-records.tsx';
import { PricingSection } from './pricing-section.tsx';
import { StepsList } from './steps-list.tsx';
import './cases.css';

/** Acts of the case; the one that leads on is filled unless something on top of the page comes before it. */
const Acts = ({ one, onAct }: { one: CaseView; onAct: (act: OpenAct) => void }) => {
  const t = useText('diligence');
  const offered = caseActions.filter((action) => one.actions.includes(action));
  if (offered.length === 0) return null;
  return (
    <Section title={t('cases.acts.title')} lead={t(`cases.acts.lead.${one.state}`)}>
      <div className="tt-actions">
        {offered.map((action) => (
          <Button key={action} variant="default" color={action === 'abandon' ? 'red' : 'way'} onClick={() => onAct({ case: action })}>
            {t(`cases.acts.${action}.name`)}
          </Button>
        ))}
      </div>
    </Section>
  );
};

const Overview = ({ one }: { one: CaseView }) => {
  const t = useText('diligence');
  const [open, setOpen] = useState<OpenAct | null>(null);
  useHashPlace();
  return (
    <>
      <Section title={t('cases.next.title')}>
        <NextList one={one} onAct={setOpen} />
      </Section>
      <PricingSection one={one} onAct={setOpen} />
      <PriceRecords one={one} onAct={setOpen} />
      {one.pathway === 'self-investment' ? null : <RelatedParties of={one} />}
      <About one={one} />
      <StepsList steps={one.pricingSteps} />
      <Acts one={one} onAct={setOpen} />
      <ActDialog one={one} open={open} onClose={() => setOpen(null)} />
    </>
  );
};

const EditLink = ({ one }: { one: CaseView }) => {
  const t = useText('diligence');
  return one.actions.includes('save') ? (
    <Link className="tt-button" to={`/cases/${one.id}/edit`}>
      {t('cases.edit.name')}
    </Link>
  ) : null;
};

const CasePage = () => (
  <CaseFrame tab="overview" actions={(one) => <EditLink one={one} />}>
    {(one) => <Overview key={one.id} one={one} />}
  </CaseFrame>
);

export default CasePage;
