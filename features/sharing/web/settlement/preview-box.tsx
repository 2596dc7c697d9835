/** What an event would pay, before it is recorded. */
import { StatusMark, useText } from '@tongtu/platform/ui';
import type { SharingPlanJson } from '../../contract/plan.ts';
import { amountText } from '../../domain/amount-text.ts';
import { useAmounts } from '../plans/amounts.ts';
import type { PlanNames } from '../plans/names.ts';
import { PayoutList } from './payout-list.tsx';
import type { Preview } from './preview.ts';

const texts = (amounts: Readonly<Record<string, bigint>>, currency: string): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amountText(amount, currency)]));

/** Why nothing is paid, in words. */
const Nothing = ({ preview }: { preview: Preview }) => {
  const t = useText('sharing');
  const { show } = useAmounts(preview.plan.currency);
  const { event, plan } = preview;
  const missing = event.highWater - event.balance;
  const reason = event.notDeductible ? 'notDeductible' : event.kind === 'operating-profit' ? 'noProfit' : missing > 0n ? 'below' : 'nothing';
  return <p>{t(`settlement.preview.${reason}`, { amount: show(amountText(missing, plan.currency)) })}</p>;
};

export const PreviewBox = ({ preview, tree, names }: { preview: Preview; tree: SharingPlanJson | undefined; names: PlanNames }) => {
  const t = useText('sharing');
  const { event, plan, closes } = preview;
  const { show } = useAmounts(plan.currency);
  const payouts = texts(event.payouts, plan.currency);
  return (
    <div className="sm-preview" aria-live="polite">
      <p className="sm-preview-title">{t('settlement.preview.title', { version: String(event.version) })}</p>
      {Object.keys(payouts).length === 0 ? (
        <Nothing preview={preview} />
      ) : (
        <>
          <p>{t('settlement.preview.distributable', { amount: show(amountText(event.distributable, plan.currency)) })}</p>
          <PayoutList payouts={payouts} members={texts(event.members, plan.currency)} tree={tree} currency={plan.currency} names={names} />
        </>
      )}
      {closes === null ? null : <StatusMark tone="waiting">{t('settlement.preview.closes', { version: String(closes) })}</StatusMark>}
    </div>
  );
};
