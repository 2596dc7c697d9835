/** Everybody whom the plan pays, with the account that is known. A payee who is not of the unit finds himself alone. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { maskedAccount } from '../domain/masked-account.ts';
import { payeesOfPlan, type Payee } from '../domain/payee.ts';
import { accountKeyOf } from '../domain/stored-statement.ts';
import type { StoredPlan } from '../domain/stored-plan.ts';
import { mayReadAccounts, mayReadPayee } from '../policy.ts';
import { payeeAccountsOf, type PayeeAccount } from '../store/payees.ts';
import { versionsOf } from '../store/versions.ts';
import { seenPlan } from './seen-plan.ts';

export type PayeeView = { readonly payee: Payee; readonly account: PayeeAccount | null };

/** Masked for all but who prepares and approves payments. */
export const shownAccount = (reader: Context['reader'], plan: StoredPlan, account: string): string =>
  mayReadAccounts(reader, plan) ? account : maskedAccount(account);

export const payeeAccountKey = (payee: Payee): string => accountKeyOf({ payee: payee.key, organizationId: payee.organizationId, personId: payee.personId });

/** Kind `plan-not-found`. */
export const listPayees = async (context: Pick<Context, 'tx' | 'reader'>, planId: string): Promise<Result<readonly PayeeView[]>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const { plan } = seen.value;
  const accounts = await payeeAccountsOf(context.tx, planId);
  const payees = payeesOfPlan(await versionsOf(context.tx, planId)).filter((payee) => mayReadPayee(context.reader, plan, payee));
  return ok(
    payees.map((payee) => {
      const account = accounts.get(payeeAccountKey(payee));
      return { payee, account: account === undefined ? null : { ...account, account: shownAccount(context.reader, plan, account.account) } };
    }),
  );
};
