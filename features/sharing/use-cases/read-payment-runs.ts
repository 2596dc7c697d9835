/** Payment runs as the unit's people, the office and auditors see them. Payees read of theirs in their statements. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { bookDay } from '../domain/book-day.ts';
import { runLifecycle, type RunAction } from '../domain/payment-run.ts';
import type { StoredPayment, StoredRun } from '../domain/stored-payment.ts';
import { versionOn, type StoredPlan } from '../domain/stored-plan.ts';
import { mayApprovePayments, mayKeepBooks, mayReadAccounts, mayReadAll } from '../policy.ts';
import { countPaymentsOf, paymentsOfRun } from '../store/payments.ts';
import { findRun, pageOfRuns } from '../store/payment-runs.ts';
import { versionsOf } from '../store/versions.ts';
import { shownAccount } from './list-payees.ts';
import { pageOf, readCursor } from './page-cursor.ts';
import { payableNow, type PayableNow } from './payable.ts';
import { workedPlan } from './seen-plan.ts';

type Reading = Pick<Context, 'tx' | 'reader' | 'now'>;
export type RunCardView = { readonly run: StoredRun; readonly payments: number; readonly people: ReadonlyMap<string, string> };
export type RunView = RunCardView & { readonly lines: readonly StoredPayment[]; readonly actions: readonly RunAction[] };
export type RunList = { readonly items: readonly RunCardView[]; readonly next: string | null; readonly payable: PayableNow };

const namesOf = async ({ tx }: Pick<Context, 'tx'>, runs: readonly StoredRun[]): Promise<ReadonlyMap<string, string>> =>
  personNamesByIds(
    tx,
    runs.flatMap(({ preparedBy, approvedBy }) => [preparedBy, ...(approvedBy === null ? [] : [approvedBy])]),
  );

/** The latest first. Kinds `plan-not-found`, `not-allowed`, `malformed-cursor`. */
export const listPaymentRuns = async (
  context: Reading,
  planId: string,
  asked: { readonly after?: string | undefined; readonly limit: number },
): Promise<Result<RunList>> => {
  const worked = await workedPlan(context, planId, mayReadAll);
  if (!worked.ok) return worked;
  const after = readCursor(asked.after);
  if (!after.ok) return after;
  const { items, next } = pageOf(await pageOfRuns(context.tx, planId, after.value, asked.limit + 1), asked.limit, (run) => ({
    at: run.preparedAt,
    id: run.id,
  }));
  const counts = await countPaymentsOf(
    context.tx,
    planId,
    items.map(({ id }) => id),
  );
  const people = await namesOf(context, items);
  const versions = await versionsOf(context.tx, planId);
  const currency = (versionOn(versions, bookDay(context.now)) ?? versions.at(-1))?.tree.currency ?? 'CNY';
  return ok({ items: items.map((run) => ({ run, payments: counts.get(run.id) ?? 0, people })), next, payable: await payableNow(context, planId, currency) });
};

const actionsOf = ({ reader }: Reading, plan: StoredPlan, run: StoredRun): RunAction[] => {
  const may: Readonly<Record<RunAction, boolean>> = {
    approve: mayApprovePayments(reader, plan) && reader.personId !== run.preparedBy,
    cancel: mayKeepBooks(reader, plan) || mayApprovePayments(reader, plan),
    download: mayReadAccounts(reader, plan),
    // The bank's answer does it.
    settle: false,
  };
  return runLifecycle.allowedActions(run.state).filter((action) => may[action]);
};

/** The view of a run that the reader is known to see. */
export const runView = async (context: Reading, plan: StoredPlan, run: StoredRun): Promise<RunView> => {
  const lines = await paymentsOfRun(context.tx, plan.id, run.id);
  return {
    run,
    payments: lines.length,
    people: await namesOf(context, [run]),
    lines: lines.map((line) => ({ ...line, account: shownAccount(context.reader, plan, line.account) })),
    actions: actionsOf(context, plan, run),
  };
};

/** Kinds `plan-not-found`, `not-allowed`, `payment-run-not-found`. */
export const getPaymentRun = async (context: Reading, planId: string, runId: string): Promise<Result<RunView>> => {
  const worked = await workedPlan(context, planId, mayReadAll);
  if (!worked.ok) return worked;
  const run = await findRun(context.tx, planId, runId);
  return run === undefined ? fail('payment-run-not-found') : ok(await runView(context, worked.value.plan, run));
};
