/** Cells of books. */
import { useText } from '@tongtu/platform/ui';
import { useBook } from './book.ts';
import { figure, sideOf, type Side, type Sum } from './figures.ts';

const Figure = ({ sum }: { sum: Sum }) => {
  const { currencies } = useBook();
  return (
    <span className="lg-figure">
      {currencies.length > 1 ? <span className="lg-currency">{sum.currency}</span> : null}
      {figure(sum)}
    </span>
  );
};

/** Debit and credit of some sums, each in its own cell; what is on the other side stays empty. */
export const SideCells = ({ sums }: { sums: readonly Sum[] }) => {
  const t = useText('ledger');
  return (['debit', 'credit'] as const).map((side) => {
    const own = sums.filter(({ amount }) => sideOf(amount) === side);
    return (
      <td key={side} className="lg-number" data-label={t(`book.${side}`)} data-empty={own.length === 0}>
        <span className="lg-figures">
          {own.map((sum) => (
            <Figure key={sum.currency} sum={sum} />
          ))}
        </span>
      </td>
    );
  });
};

/** Sums of the two columns as they stand, also where they are zero. */
export const ColumnCells = ({ columns }: { columns: readonly { readonly currency: string; readonly debit: string; readonly credit: string }[] }) => {
  const t = useText('ledger');
  return (['debit', 'credit'] as const).map((side) => (
    <td key={side} className="lg-number" data-label={t(`book.${side}`)}>
      <span className="lg-figures">
        {columns.map((column) => (
          <Figure key={column.currency} sum={{ currency: column.currency, amount: column[side] }} />
        ))}
      </span>
    </td>
  ));
};

const short: Readonly<Record<Side, string>> = { debit: 'debitShort', credit: 'creditShort', flat: 'flat' };
/** A balance says on which side it stands: 借 1,234.00. */
export const BalanceCell = ({ sum }: { sum: Sum }) => {
  const t = useText('ledger');
  return (
    <td className="lg-number" data-label={t('book.balance')}>
      <span>
        <span className="lg-side">{t(`book.${short[sideOf(sum.amount)]}`)}</span> {figure(sum)}
      </span>
    </td>
  );
};

export const SideHeads = () => {
  const t = useText('ledger');
  const { currencies } = useBook();
  return (['debit', 'credit'] as const).map((side) => (
    <th key={side} scope="col" className="lg-number">
      {currencies.length === 1 ? t('book.inCurrency', { side: t(`book.${side}`), currency: currencies[0]! }) : t(`book.${side}`)}
    </th>
  ));
};

/** Where an account can be looked at closer. */
export const AccountButton = ({ account, name, onOpen }: { account: string; name?: string; onOpen: (account: string) => void }) => {
  const { nameOf, pathOf } = useBook();
  return (
    <button type="button" className="tt-link lg-account" title={pathOf(account)} onClick={() => onOpen(account)}>
      {name ?? nameOf(account)}
    </button>
  );
};
