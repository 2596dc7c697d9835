/** The trial balance as a tree, and the line that shows that everything sums to zero. */
import { EmptyState, StatusMark, useText } from '@tongtu/platform/ui';
import type { TrialBalanceAnswer } from '../contract.ts';
import { AccountButton, ColumnCells, SideCells, SideHeads } from './amounts.tsx';
import { useBook } from './book.ts';
import { columnsOf, depthOf, figure } from './figures.ts';

export const Balances = ({ trial, onOpen }: { trial: TrialBalanceAnswer; onOpen: (account: string) => void }) => {
  const t = useText('ledger');
  const { accounts, nameOf } = useBook();
  const { sums } = trial;
  if (sums.length === 0)
    return (
      <EmptyState title={t('book.noBalances')}>
        <p>{t('book.noEntriesHint')}</p>
      </EmptyState>
    );
  const isParent = (account: string): boolean => accounts.some((other) => other.account.startsWith(`${account}:`));
  const isZero = sums.every(({ amount }) => amount === '0');
  return (
    <>
      <p className="tt-section-lead lg-lead">{t('book.balancesLead')}</p>
      <table className="tt-table lg-table lg-balances">
        <caption className="tt-hidden">{t('book.balances')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('book.account')}</th>
            <SideHeads />
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ account, own, total }) => (
            <tr key={account} data-parent={isParent(account)} data-depth={Math.min(depthOf(account), 5)}>
              <th scope="row">
                <AccountButton account={account} name={nameOf(account)} onOpen={onOpen} />
                {isParent(account) && own.some(({ amount }) => amount !== '0') ? (
                  <span className="lg-sub">{t('book.ownPart', { amount: own.map((sum) => `${sum.currency} ${figure(sum)}`).join(' · ') })}</span>
                ) : null}
              </th>
              <SideCells sums={total} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('book.sum')}</th>
            <ColumnCells columns={columnsOf(accounts.flatMap(({ own }) => own))} />
          </tr>
        </tfoot>
      </table>
      <p className="lg-zero">
        <StatusMark tone={isZero ? 'good' : 'bad'}>{t(isZero ? 'book.balanced' : 'book.unbalanced')}</StatusMark>
      </p>
    </>
  );
};
