/** Payment runs of a plan, the latest first. */
import { TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { PaymentRunCard } from '../../contract/payments.ts';
import { amountText } from '../plans/amounts.ts';
import { RunMark } from './marks.tsx';

export const RunTable = ({ runs }: { runs: readonly PaymentRunCard[] }) => {
  const t = useText('sharing');
  const format = useFormat();
  return (
    <table className="tt-table sl-table">
      <caption className="tt-hidden">{t('payment-pages.runs')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('payment-pages.run')}</th>
          <th scope="col">{t('statement-pages.state')}</th>
          <th scope="col" className="sl-number">
            {t('payment-pages.payments')}
          </th>
          <th scope="col" className="sl-number">
            {t('payment-pages.total')}
          </th>
          <th scope="col">{t('payment-pages.preparedBy')}</th>
          <th scope="col">{t('payment-pages.approvedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <TextLink to={`/sharing-plans/${run.planId}/payments/${run.id}`}>{run.number}</TextLink>
            </th>
            <td data-label={t('statement-pages.state')}>
              <RunMark state={run.state} />
            </td>
            <td className="sl-number" data-label={t('payment-pages.payments')}>
              {format.number(run.payments)}
            </td>
            <td className="sl-number" data-label={t('payment-pages.total')}>
              {amountText(run.total, run.currency, format.language)}
            </td>
            <td data-label={t('payment-pages.preparedBy')}>
              {run.preparedBy}
              <span className="sl-sub">{format.date(run.preparedAt)}</span>
            </td>
            <td data-label={t('payment-pages.approvedBy')}>
              {run.approvedBy ?? '–'}
              {run.approvedAt === null ? null : <span className="sl-sub">{format.date(run.approvedAt)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
