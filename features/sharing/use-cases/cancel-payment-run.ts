/** Drops a run that nobody approved yet: its statements may be paid by another one. */
import { announce, type Context } from '@tongtu/platform/context';
import { expect, fail, ok, type Result } from '@tongtu/kernel/result';
import { runLifecycle } from '../domain/payment-run.ts';
import { statementLifecycle } from '../domain/payout-statement.ts';
import { mayApprovePayments, mayKeepBooks } from '../policy.ts';
import { lockPapers, moveStatements } from '../store/payout-statements.ts';
import { findRun, updateRun } from '../store/payment-runs.ts';
import { movePayments, paymentsOfRun } from '../store/payments.ts';
import { runView, type RunView } from './read-payment-runs.ts';
import { workedPlan } from './seen-plan.ts';

/** Kinds `plan-not-found`, `not-allowed`, `payment-run-not-found`, `wrong-state`. */
export const cancelPaymentRun = async (context: Context, planId: string, runId: string): Promise<Result<RunView>> => {
  const { tx } = context;
  const worked = await workedPlan(context, planId, (reader, plan) => mayKeepBooks(reader, plan) || mayApprovePayments(reader, plan));
  if (!worked.ok) return worked;
  await lockPapers(tx, planId);
  const run = await findRun(tx, planId, runId);
  if (run === undefined) return fail('payment-run-not-found');
  const next = runLifecycle.next(run.state, 'cancel');
  if (!next.ok) return next;
  const payments = await paymentsOfRun(tx, planId, runId);
  await movePayments(
    tx,
    planId,
    payments.map(({ id }) => id),
    { state: 'dropped' },
  );
  const ids = payments.flatMap(({ statementIds }) => statementIds);
  await moveStatements(tx, planId, ids, 'in-payment', expect(statementLifecycle.next('in-payment', 'return')));
  await updateRun(tx, run, { state: next.value });
  await announce(context, {
    kind: 'payment-run-cancelled',
    subject: { type: 'payment-run', id: runId },
    organizationId: worked.value.plan.organizationId,
    changed: { planId, number: run.number },
  });
  return ok(await runView(context, worked.value.plan, { ...run, state: next.value }));
};
