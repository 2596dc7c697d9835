/** What each payee got so far: the whole, and how much of it is stated, in payment, paid, still to pay. */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { useText } from '@tongtu/platform/ui';
import type { PayeeTotals, SettlementView } from '../../contract/settlement.ts';
import { minorOf, useAmounts } from '../plans/amounts.ts';
import type { PlanNames } from '../plans/names.ts';

const columns = ['total', 'stated', 'inPayment', 'paid', 'payable'] as const satisfies readonly (keyof PayeeTotals)[];

/** Sum of a column, decimal text. */
export const sumOf = (payees: readonly PayeeTotals[], column: (typeof columns)[number], currency: string): string =>
  moneyToDecimal({ amount: payees.reduce((sum, one) => sum + minorOf(one[column], currency), 0n), currency: currency as Currency });

/** `hasSum`: who sees a part of the payees is not shown a sum of these alone. */
type PayeesTableProps = { settlement: Pick<SettlementView, 'payees' | 'currency'>; names: PlanNames; hasSum: boolean };

export const PayeesTable = ({ settlement: { payees, currency }, names, hasSum }: PayeesTableProps) => {
  const t = useText('sharing');
  const { show } = useAmounts(currency);
  return (
    <table className="tt-table sl-table sl-payees">
      <caption className="tt-hidden">{t('settlement.payees.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlement.payees.payee')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="sl-number">
              {t(`settlement.payees.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {payees.map((one) => (
          <tr key={`${one.party}/${one.member ?? ''}`}>
            <th scope="row">
              {names.payee(one.party, one.member)}
              {one.member === null ? null : <span className="sl-sub">{names.party(one.party)}</span>}
            </th>
            {columns.map((column) => (
              <td key={column} className="sl-number" data-label={t(`settlement.payees.${column}`)}>
                {show(one[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {hasSum ? (
        <tfoot>
          <tr>
            <th scope="row">{t('settlement.payees.sum')}</th>
            {columns.map((column) => (
              <td key={column} className="sl-number" data-label={t(`settlement.payees.${column}`)}>
                {show(sumOf(payees, column, currency))}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
};
