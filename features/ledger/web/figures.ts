/** Figures of books: two columns, exact to the last minor unit, so that a column reads down. */
import { minorToDecimal } from '@tongtu/platform/ui';
import { accountRoots } from '../domain/account.ts';

export type Sum = { readonly currency: string; readonly amount: string };

/** `-123456` fen → `1,234.56`: the column says on which side it stands. */
export const figure = ({ amount, currency }: Sum): string => {
  const decimal = minorToDecimal({ amount, currency }).replace(/^-/, '');
  const digits = decimal.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(decimal as Intl.StringNumericLiteral);
};

export type Side = 'debit' | 'credit' | 'flat';
export const sideOf = (amount: string | bigint): Side => {
  const minor = BigInt(amount);
  return minor > 0n ? 'debit' : minor < 0n ? 'credit' : 'flat';
};

/** Debits and credits of a list, each summed by currency, in order of currency. */
export const columnsOf = (sums: readonly Sum[]): readonly { readonly currency: string; readonly debit: string; readonly credit: string }[] => {
  const columns = new Map<string, { debit: bigint; credit: bigint }>();
  for (const { currency, amount } of sums) {
    const minor = BigInt(amount);
    const { debit, credit } = columns.get(currency) ?? { debit: 0n, credit: 0n };
    columns.set(currency, minor > 0n ? { debit: debit + minor, credit } : { debit, credit: credit - minor });
  }
  return [...columns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, { debit, credit }]) => ({ currency, debit: `${debit}`, credit: `${credit}` }));
};

/** What is owned, what is owed, what came, what went; below a root in order of path. */
export const inOrder = <T extends { readonly account: string }>(accounts: readonly T[]): readonly T[] => {
  const place = ({ account }: T): number => (accountRoots as readonly string[]).indexOf(account.split(':', 1)[0] ?? '');
  return accounts.toSorted((a, b) => place(a) - place(b) || (a.account < b.account ? -1 : 1));
};

/** How deep an account stands: a root is 0. */
export const depthOf = (account: string): number => account.split(':').length - 1;

/** A day as a date field and the API write it; what is half typed is none. */
export const isWholeDay = (text: string): boolean => /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text);
