/** The statement of an account: opening balance, what moved it, the balance after each line, closing balance; by currency. */
import { EmptyState, Loaded, LoadingState, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import { getAccountStatement, type AccountStatementAnswer } from '../contract.ts';
import { AccountButton, BalanceCell, ColumnCells, SideCells } from './amounts.tsx';
import { useBook } from './book.ts';
import { columnsOf } from './figures.ts';
import type { BookFilters } from './filters.tsx';

type InCurrency = AccountStatementAnswer['currencies'][number];

const Table = ({ account, statement, onOpen }: { account: string; statement: InCurrency; onOpen: (account: string) => void }) => {
  const t = useText('ledger');
  const format = useFormat();
  const { entryTitle, pathOf } = useBook();
  const { currency, opening, lines, closing } = statement;
  return (
    <table className="tt-table lg-table lg-statement">
      <caption>{t('book.statementIn', { account: pathOf(account), currency })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('book.date')}</th>
          <th scope="col">{t('book.what')}</th>
          <th scope="col" className="lg-number">
            {t('book.debit')}
          </th>
          <th scope="col" className="lg-number">
            {t('book.credit')}
          </th>
          <th scope="col" className="lg-number">
            {t('book.balance')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="lg-edge">
          <th scope="row" colSpan={4}>
            {t('book.opening')}
          </th>
          <BalanceCell sum={{ currency, amount: opening }} />
        </tr>
        {lines.map(({ entry, account: own, amount, balance }, index) => (
          <tr key={index}>
            <td className="lg-day">
              <time dateTime={entry.effectiveOn}>{format.date(entry.effectiveOn)}</time>
            </td>
            <th scope="row">
              {entryTitle(entry)}
              {own === account ? null : (
                <span className="lg-sub">
                  <AccountButton account={own} onOpen={onOpen} />
                </span>
              )}
            </th>
            <SideCells sums={[{ currency, amount }]} />
            <BalanceCell sum={{ currency, amount: balance }} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('book.turnover')}
          </th>
          <ColumnCells columns={lines.length === 0 ? [{ currency, debit: '0', credit: '0' }] : columnsOf(lines.map(({ amount }) => ({ currency, amount })))} />
          <td className="lg-number lg-filler">–</td>
        </tr>
        <tr>
          <th scope="row" colSpan={4}>
            {t('book.closing')}
          </th>
          <BalanceCell sum={{ currency, amount: closing }} />
        </tr>
      </tfoot>
    </table>
  );
};

const Of = ({ account, days, onOpen }: { account: string; days: Omit<BookFilters, 'account'>; onOpen: (account: string) => void }) => {
  const t = useText('ledger');
  const { ledgerId } = useBook();
  const read = useRoute(getAccountStatement, { params: { ledgerId }, query: { account, ...days } }, { keepPrevious: true });
  return (
    <Loaded
      of={read}
      loading={<LoadingState shape="table" rows={6} />}
      empty={({ currencies }) => currencies.length === 0}
      whenEmpty={
        <EmptyState drawing="nothing-found" title={t('book.noMovement')}>
          <p>{t('book.noMovementHint')}</p>
        </EmptyState>
      }
    >
      {({ currencies }) => (
        <div data-stale={read.isPlaceholderData} className="lg-statements">
          <p className="tt-section-lead lg-lead">{t('book.statementLead')}</p>
          {currencies.map((statement) => (
            <Table key={statement.currency} account={account} statement={statement} onOpen={onOpen} />
          ))}
        </div>
      )}
    </Loaded>
  );
};

export const Statement = ({ asked: { account, ...days }, onOpen }: { asked: BookFilters; onOpen: (account: string) => void }) => {
  const t = useText('ledger');
  return account === undefined ? <EmptyState title={t('book.chooseAccount')} /> : <Of account={account} days={days} onOpen={onOpen} />;
};
