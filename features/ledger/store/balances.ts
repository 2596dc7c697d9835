/** What accounts come to. Sums are taken of the postings; nothing is kept beside them that could differ. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { inBranch } from './tables.ts';

/** Minor units; debit is positive. */
export type Balance = { readonly account: string; readonly currency: string; readonly amount: bigint };
// Sums of many bigints may leave the range of one: they travel as numeric.
type Row = { readonly account: string; readonly currency: string; readonly amount: string };
const balanceOfRow = ({ account, currency, amount }: Row): Balance => ({ account, currency, amount: BigInt(amount) });

/**
 * Of each account by itself, those below not added, in order of account and currency. `prefix`: that account and all below it.
 * Accounts that nothing moved are absent; those that came back to zero are there.
 */
export const balancesOf = async (tx: Tx, ledgerId: string, prefix?: string): Promise<readonly Balance[]> => {
  const { rows } = await sql<Row>`
    select account, currency, sum(amount) as amount from postings
     where ledger_id = ${ledgerId}${prefix === undefined ? sql`` : sql` and ${inBranch(prefix)}`}
     group by account, currency order by account, currency`.execute(tx);
  return rows.map(balanceOfRow);
};

/** The same with what counts until a day, that day included. */
export const balancesUntil = async (tx: Tx, ledgerId: string, on: string): Promise<readonly Balance[]> => {
  const { rows } = await sql<Row>`
    select postings.account, postings.currency, sum(postings.amount) as amount
      from postings join entries on entries.ledger_id = postings.ledger_id and entries.entry_id = postings.entry_id
     where postings.ledger_id = ${ledgerId} and entries.ledger_id = ${ledgerId} and entries.effective_on <= ${on}::date
     group by postings.account, postings.currency order by postings.account, postings.currency`.execute(tx);
  return rows.map(balanceOfRow);
};

/** What a branch stood at before a day, by currency. */
export const openingOf = async (tx: Tx, ledgerId: string, account: string, before: string): Promise<ReadonlyMap<string, bigint>> => {
  const { rows } = await sql<Omit<Row, 'account'>>`
    select postings.currency, sum(postings.amount) as amount
      from postings join entries on entries.ledger_id = postings.ledger_id and entries.entry_id = postings.entry_id
     where postings.ledger_id = ${ledgerId} and entries.ledger_id = ${ledgerId} and ${inBranch(account)} and entries.effective_on < ${before}::date
     group by postings.currency`.execute(tx);
  return new Map(rows.map(({ currency, amount }) => [currency, BigInt(amount)]));
};
