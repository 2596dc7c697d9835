/** Stating what the events up to a day brought; what it will do is said first. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { Confirm, Remark, StatusMark, useAction, useRoute, useText } from '@tongtu/platform/ui';
import { listPaymentRuns } from '../../contract/payments.ts';
import { getSettlement } from '../../contract/settlement.ts';
import { issuePayoutStatements, listPayoutStatements } from '../../contract/statements.ts';
import type { PlanView } from '../../contract/versions.ts';
import { objectionRule } from '../../domain/objection-window.ts';
import { useAmounts } from '../plans/amounts.ts';
import { unstatedOf } from '../plans/next-steps.ts';
import { today } from '../plans/today.ts';
import { dayBefore } from './window-clock.ts';

export const IssueStatements = ({ plan }: { plan: PlanView }) => {
  const t = useText('sharing');
  const { show } = useAmounts(plan.currency);
  const [asked, setAsked] = useState(false);
  const [to, setTo] = useState(() => dayBefore(today()));
  const settlement = useRoute(getSettlement, { params: { planId: plan.id } });
  const issue = useAction(issuePayoutStatements, { invalidates: [listPayoutStatements, getSettlement, listPaymentRuns], onSuccess: () => setAsked(false) });
  if (settlement.data === undefined || settlement.data.state === 'not-begun') return null;
  const unstated = unstatedOf(settlement.data);
  return (
    <div className="st-issue">
      {unstated === 0n ? (
        <p className="tt-quiet">{t('statement-pages.issue.nothing')}</p>
      ) : (
        <Remark tone="next">
          <div className="st-issue-row">
            <span>{t('statement-pages.issue.waits', { amount: show(moneyToDecimal({ amount: unstated, currency: plan.currency as Currency })) })}</span>
            <Button onClick={() => setAsked(true)}>{t('statement-pages.issue.ask')}</Button>
          </div>
        </Remark>
      )}
      {issue.data === undefined ? null : (
        <output>
          <StatusMark tone="good">{t('statement-pages.issue.done', { count: issue.data.items.length })}</StatusMark>
        </output>
      )}
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('statement-pages.issue.title')}
        does={t('statement-pages.issue.does', { count: objectionRule.days })}
        act={t('statement-pages.issue.act')}
        pending={issue.pending}
        disabled={to === ''}
        problem={issue.problem}
        onConfirm={() => issue.run({ params: { planId: plan.id }, body: { to } })}
      >
        <TextInput
          type="date"
          required
          label={t('statement-pages.issue.to')}
          description={t('statement-pages.issue.toHint')}
          value={to}
          max={dayBefore(today())}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={issue.fieldErrors['to']}
        />
      </Confirm>
    </div>
  );
};
