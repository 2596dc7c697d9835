/** Statements as a table; on a phone one block each. `withPlan`: of several plans. */
import { LocalizedText, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import type { PayoutStatementCard } from '../../contract/statements.ts';
import { useAmounts } from '../plans/amounts.ts';
import { StatementMark, WindowMark } from './marks.tsx';
import { StatementLinks } from './statement-links.tsx';

const Row = ({ statement, hasPayee }: { statement: PayoutStatementCard; hasPayee: boolean }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { show } = useAmounts(statement.currency);
  return (
    <tr>
      <th scope="row">
        <TextLink to={`/sharing-plans/${statement.planId}/statements/${statement.id}`}>{statement.number}</TextLink>
        <span className="sl-sub">{t('statement-pages.issuedOn', { day: format.date(statement.issuedAt) })}</span>
      </th>
      {hasPayee ? (
        <td data-label={t('statement-pages.payee')}>
          <LocalizedText value={statement.payeeName} quiet />
        </td>
      ) : null}
      <td data-label={t('statement-pages.period')}>
        {format.date(statement.from)} – {format.date(statement.to)}
      </td>
      <td className="sl-number" data-label={t('statement-pages.amount')}>
        {show(statement.amount)}
      </td>
      <td data-label={t('statement-pages.state')}>
        <StatementMark state={statement.state} />
      </td>
      <td data-label={t('statement-pages.objectionsUntil')}>
        <WindowMark statement={statement} />
      </td>
      <td data-label={t('statement-pages.files')}>
        <StatementLinks statement={statement} />
      </td>
    </tr>
  );
};

type StatementTableProps = { statements: readonly PayoutStatementCard[]; caption: string; hasPayee?: boolean; isStale?: boolean };

export const StatementTable = ({ statements, caption, hasPayee = true, isStale = false }: StatementTableProps) => {
  const t = useText('sharing');
  return (
    <table className="tt-table sl-table st-statements" data-stale={isStale}>
      <caption className="tt-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('statement-pages.number')}</th>
          {hasPayee ? <th scope="col">{t('statement-pages.payee')}</th> : null}
          <th scope="col">{t('statement-pages.period')}</th>
          <th scope="col" className="sl-number">
            {t('statement-pages.amount')}
          </th>
          <th scope="col">{t('statement-pages.state')}</th>
          <th scope="col">{t('statement-pages.objectionsUntil')}</th>
          <th scope="col">{t('statement-pages.files')}</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement) => (
          <Row key={statement.id} statement={statement} hasPayee={hasPayee} />
        ))}
      </tbody>
    </table>
  );
};
