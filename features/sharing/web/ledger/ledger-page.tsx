/** /sharing-plans/:planId/ledger: the plan's ledger, with its entries and accounts called by the plan's own names. */
import { LedgerBook } from '@tongtu/ledger/web';
import { EmptyState, Section, useText } from '@tongtu/platform/ui';
import type { PlanView } from '../../contract/versions.ts';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { entryTitle } from './entry-title.ts';
import './ledger.css';

const Ledger = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  if (!plan.actions.includes('read-settlement')) return <EmptyState title={t('settlement.notInForce')}>{t('settlement.notInForceHint')}</EmptyState>;
  return (
    <Section title={t('ledger-page.title')} lead={t('ledger-page.lead')}>
      <div className="sg-book">
        <LedgerBook ledgerId={plan.id} entryTitle={(entry) => entryTitle(t, entry)} />
      </div>
    </Section>
  );
};

const LedgerPage = () => <PlanFrame tab="ledger">{(plan) => <Ledger plan={plan} />}</PlanFrame>;

export default LedgerPage;
