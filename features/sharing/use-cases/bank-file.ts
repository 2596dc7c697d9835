/** What the bank's file is made of: an approved run with its accounts in full, for those who prepare or approve payments. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { runLifecycle } from '../domain/payment-run.ts';
import type { StoredPayment, StoredRun } from '../domain/stored-payment.ts';
import { mayReadAccounts } from '../policy.ts';
import { findRun } from '../store/payment-runs.ts';
import { paymentsOfRun } from '../store/payments.ts';
import { payoutStatementsByIds } from '../store/payout-statements.ts';
import { workedPlan } from './seen-plan.ts';

export type BankFileContent = {
  readonly run: StoredRun;
  readonly unitName: Localized;
  readonly payments: readonly { readonly payment: StoredPayment; readonly planTitle: Localized; readonly numbers: readonly string[] }[];
};

/** Kinds `plan-not-found`, `not-allowed`, `payment-run-not-found`, `wrong-state` (nobody has approved it). */
export const bankFileContent = async (context: Pick<Context, 'tx' | 'reader'>, planId: string, runId: string): Promise<Result<BankFileContent>> => {
  const worked = await workedPlan(context, planId, mayReadAccounts);
  if (!worked.ok) return worked;
  const run = await findRun(context.tx, planId, runId);
  if (run === undefined) return fail('payment-run-not-found');
  const may = runLifecycle.next(run.state, 'download');
  if (!may.ok) return may;
  const payments = await paymentsOfRun(context.tx, planId, runId);
  const statements = await payoutStatementsByIds(
    context.tx,
    planId,
    payments.flatMap(({ statementIds }) => statementIds),
  );
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  return ok({
    run,
    unitName: (await organizationById(context.tx, worked.value.plan.organizationId))?.name ?? {},
    payments: payments.map((payment) => {
      const own = payment.statementIds.flatMap((id) => byId.get(id) ?? []);
      return { payment, planTitle: own.at(-1)?.planTitle ?? {}, numbers: own.map(({ number }) => number) };
    }),
  });
};
