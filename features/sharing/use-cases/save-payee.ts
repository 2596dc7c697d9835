/** Says where a payee is paid: the unit's managers, or who speaks for the payee. Runs that are prepared keep the account that they had. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { bareAccount } from '../domain/masked-account.ts';
import { payeesOfPlan } from '../domain/payee.ts';
import { payeeKey } from '../domain/stored-plan.ts';
import { mayKeepBooks, mayReadPayee, maySpeakFor } from '../policy.ts';
import { savePayeeAccount } from '../store/payees.ts';
import { versionsOf } from '../store/versions.ts';
import { payeeAccountKey, shownAccount, type PayeeView } from './list-payees.ts';
import { seenPlan } from './seen-plan.ts';

export type GivenAccount = {
  readonly party: string;
  readonly member: string | null;
  readonly accountName: string;
  readonly account: string;
  readonly bank: string;
};

/** Kinds `plan-not-found`, `payee-unknown`, `bank-account-malformed`, `not-allowed`. */
export const savePayee = async (context: Context, planId: string, given: GivenAccount): Promise<Result<PayeeView>> => {
  const { tx, reader, now } = context;
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const { plan } = seen.value;
  const key = payeeKey(given.party, given.member);
  const payee = payeesOfPlan(await versionsOf(tx, planId)).find((one) => one.key === key);
  if (payee === undefined || !mayReadPayee(reader, plan, payee)) return fail('payee-unknown', { field: 'body.party' });
  if (!mayKeepBooks(reader, plan) && !maySpeakFor(reader, payee)) return fail('not-allowed');
  const bare = bareAccount(given.account);
  // A number of three digits among spaces is a slip.
  if (bare.length < 6 || bare.length > 34) return fail('bank-account-malformed', { field: 'body.account' });
  const account = { accountKey: payeeAccountKey(payee), accountName: given.accountName, account: bare, bank: given.bank, changedAt: now };
  await savePayeeAccount(tx, planId, account, reader.personId ?? null);
  await announce(context, {
    kind: 'payee-account-changed',
    subject: { type: 'sharing-plan', id: planId },
    organizationId: plan.organizationId,
    changed: { party: payee.party, member: payee.member },
  });
  return ok({ payee, account: { ...account, account: shownAccount(reader, plan, bare) } });
};
