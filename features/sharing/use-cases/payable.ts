/** What may be paid now, and what stands in the way of the rest: statements, accounts and the books together. */
import { balancesOf } from '@tongtu/ledger';
import type { Context } from '@tongtu/platform/context';
import { payableAccount } from '../domain/accounts.ts';
import { payableOf, type OpenStatement, type Payable } from '../domain/payable-statements.ts';
import { accountKeyOf, type StoredPayoutStatement } from '../domain/stored-statement.ts';
import { payeeAccountsOf, type PayeeAccount } from '../store/payees.ts';
import { unpaidStatementsOf } from '../store/payout-statements.ts';

export type UnpaidStatement = OpenStatement & { readonly statement: StoredPayoutStatement };
export type PayableNow = Payable<UnpaidStatement> & {
  readonly currency: string;
  readonly accounts: ReadonlyMap<string, PayeeAccount>;
};

/** What the books owe in a currency and no payment holds, by account; minor units, above zero where something is owed. */
export const owedByAccount = async ({ tx }: Pick<Context, 'tx'>, ledgerId: string, currency: string): Promise<ReadonlyMap<string, bigint>> =>
  new Map(
    (await balancesOf(tx, ledgerId, 'liabilities:payable')).filter((balance) => balance.currency === currency).map(({ account, amount }) => [account, -amount]),
  );

/** Of one currency: that of the oldest statement, for a run has one. `fallback`: where there is none at all. */
export const payableNow = async (context: Pick<Context, 'tx' | 'now'>, planId: string, fallback: string): Promise<PayableNow> => {
  const all = await unpaidStatementsOf(context.tx, planId);
  const currency = all[0]?.currency ?? fallback;
  const statements = all
    .filter((statement) => statement.currency === currency)
    .map((statement) => ({ ...pick(statement), accountKey: accountKeyOf(statement), statement }));
  const accounts = await payeeAccountsOf(context.tx, planId);
  const owed = await owedByAccount(context, planId, currency);
  const accountOf = new Map(statements.map(({ payee, statement }) => [payee, payableAccount(statement.party, statement.member)]));
  const payable = payableOf(
    statements,
    (key) => accounts.has(key),
    (payee) => owed.get(accountOf.get(payee)!) ?? 0n,
    context.now,
  );
  return { ...payable, currency, accounts };
};

const pick = ({ id, payee, amount, state, objectionsUntil }: StoredPayoutStatement) => ({ id, payee, amount, state, objectionsUntil });
