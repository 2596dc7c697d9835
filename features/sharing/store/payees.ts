/** Where payees are paid. Numbers of accounts are read by who prepares or approves payments; they are in no event and no log. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export type PayeeAccount = {
  /** See `accountKeyOf`. */
  readonly accountKey: string;
  readonly accountName: string;
  readonly account: string;
  readonly bank: string;
  readonly changedAt: Date;
};

/** By account key. */
export const payeeAccountsOf = async (tx: Tx, planId: string): Promise<ReadonlyMap<string, PayeeAccount>> =>
  new Map(
    (await tables(tx).selectFrom('payees').selectAll().where('plan_id', '=', planId).execute()).map((row) => [
      row.payee,
      { accountKey: row.payee, accountName: row.account_name, account: row.account, bank: row.bank, changedAt: row.changed_at },
    ]),
  );

export const savePayeeAccount = async (tx: Tx, planId: string, of: PayeeAccount, changedBy: string | null): Promise<void> => {
  const written = { account_name: of.accountName, account: of.account, bank: of.bank, changed_by: changedBy, changed_at: of.changedAt };
  await tables(tx)
    .insertInto('payees')
    .values({ plan_id: planId, payee: of.accountKey, ...written })
    .onConflict((c) => c.columns(['plan_id', 'payee']).doUpdateSet(written))
    .execute();
};
