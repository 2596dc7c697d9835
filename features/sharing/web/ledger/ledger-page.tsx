/** /sharing-plans/:planId/ledger: the plan's ledger, with its entries and accounts called by the plan's own names. */
import { LedgerBook } from '@tongtu/ledger/web';
import { EmptyState, Section, useText } from '@tongtu/platform/ui';
import type { PlanView } from '../../contract/versions.ts';
import { useLeading } from '../plans/names.ts';
import { PlanFrame } from '../plans/plan-frame.tsx';
import { accountParty, entryTitle } from './entry-title.ts';
import './ledger.css';

const Ledger = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const { names } = useLeading(plan);
  // Accounts were opened under the names of their payees; the party of a pool has only its members' accounts, and no name.
  const accountTitle = (account: string, stored: string): string => {
    const party = stored === '' ? accountParty(account) : undefined;
    return party === undefined ? stored : names.party(party);
  };
  if (!plan.actions.includes('read-settlement')) return <EmptyState title={t('settlement.notInForce')}>{t('settlement.notInForceHint')}</EmptyState>;
  return (
    <Section title={t('ledger-page.title')} lead={t('ledger-page.lead')}>
      <div className="sg-book">
        <LedgerBook ledgerId={plan.id} entryTitle={(entry) => entryTitle(t, entry)} accountTitle={accountTitle} />
      </div>
    </Section>
  );
};

const LedgerPage = () => <PlanFrame tab="ledger">{(plan) => <Ledger plan={plan} />}</PlanFrame>;

export default LedgerPage;
