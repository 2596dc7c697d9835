/** What can be done with a run now, and where somebody may not, why: said before he tries. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Confirm, Remark, urlOf, useAction, useLanguage, useSession, useText } from '@tongtu/platform/ui';
import { approvePaymentRun, cancelPaymentRun, downloadBankFile, getPaymentRun, listPaymentRuns, type PaymentRun } from '../../contract/payments.ts';
import { getSettlement } from '../../contract/settlement.ts';
import { listPayoutStatements } from '../../contract/statements.ts';
import type { PlanView } from '../../contract/versions.ts';
import { useAmounts } from '../plans/amounts.ts';
import { signsFor } from '../plans/signs-for.ts';

const spoils = [getPaymentRun, listPaymentRuns, listPayoutStatements, getSettlement];

const Act = ({ run, what }: { run: PaymentRun; what: 'approve' | 'cancel' }) => {
  const t = useText('sharing');
  const { show } = useAmounts(run.currency);
  const [asked, setAsked] = useState(false);
  const act = useAction(what === 'approve' ? approvePaymentRun : cancelPaymentRun, { invalidates: spoils, onSuccess: () => setAsked(false) });
  return (
    <>
      <Button {...(what === 'cancel' ? { variant: 'default' } : {})} onClick={() => setAsked(true)}>
        {t(`payment-pages.${what}.ask`)}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t(`payment-pages.${what}.title`, { number: run.number })}
        does={t(`payment-pages.${what}.does`, { count: run.payments, amount: show(run.total) })}
        act={t(`payment-pages.${what}.act`)}
        danger={what === 'cancel'}
        pending={act.pending}
        problem={act.problem}
        onConfirm={() => act.run({ params: { planId: run.planId, runId: run.id } })}
      />
    </>
  );
};

/** Who signs for the unit and still may not approve has prepared the run himself. */
const whyNot = (plan: PlanView, run: PaymentRun, signs: boolean): 'own' | 'role' | null => {
  if (run.state !== 'prepared' || run.actions.includes('approve') || plan.stance !== 'unit') return null;
  return signs ? 'own' : 'role';
};

export const RunActs = ({ plan, run }: { plan: PlanView; run: PaymentRun }) => {
  const t = useText('sharing');
  const { language } = useLanguage();
  return (
    <>
      {run.actions.includes('approve') ? <Act run={run} what="approve" /> : null}
      {run.actions.includes('download') ? (
        <a
          className={`tt-button${run.state === 'approved' ? ' tt-button-main' : ''}`}
          href={urlOf(downloadBankFile, { params: { planId: plan.id, runId: run.id }, query: { lang: language } })}
          download
        >
          <IconDownload size={16} stroke={1.8} aria-hidden="true" />
          {t('payment-pages.bankFile')}
        </a>
      ) : null}
      {run.actions.includes('cancel') ? <Act run={run} what="cancel" /> : null}
    </>
  );
};

export const RunState = ({ plan, run }: { plan: PlanView; run: PaymentRun }) => {
  const t = useText('sharing');
  const { session } = useSession();
  const reason = whyNot(plan, run, signsFor(session, plan.organizationId));
  return (
    <Remark tone={run.state === 'prepared' || run.state === 'approved' ? 'next' : 'plain'} title={t(`payment-pages.stateTitles.${run.state}`)}>
      <p>{reason === null ? t(`payment-pages.stateWords.${run.state}`) : t(`payment-pages.whyNot.${reason}`)}</p>
    </Remark>
  );
};
