/** A payee objects to a statement, while its window is open. Nothing of it is paid until the answer. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isWindowOpen } from '../domain/objection-window.ts';
import { statementLifecycle } from '../domain/payout-statement.ts';
import { maySpeakFor } from '../policy.ts';
import { insertObjection } from '../store/objections.ts';
import { lockPapers, moveStatements } from '../store/payout-statements.ts';
import { tellUnit } from './payout-letters.ts';
import { seenStatement, statementView, type StatementView } from './read-payout-statements.ts';
import { seenPlan } from './seen-plan.ts';

/**
 * Kinds `plan-not-found`, `payout-statement-not-found`, `not-allowed` (who reads it, and does not speak for the payee),
 * `objection-open`, `wrong-state`, `objections-over` (details: until).
 */
export const objectToStatement = async (context: Context, planId: string, statementId: string, words: string): Promise<Result<StatementView>> => {
  const { tx, reader, now } = context;
  const plan = await seenPlan(context, planId);
  if (!plan.ok) return plan;
  await lockPapers(tx, planId);
  const seen = await seenStatement(context, planId, statementId);
  if (!seen.ok) return seen;
  const { statement } = seen.value;
  if (reader.personId === undefined || !maySpeakFor(reader, statement)) return fail('not-allowed');
  if (statement.state === 'objected') return fail('objection-open');
  const next = statementLifecycle.next(statement.state, 'object', () => isWindowOpen(statement.objectionsUntil, now));
  if (!next.ok) return next.error.kind === 'guard-refused' ? fail('objections-over', { details: { until: statement.objectionsUntil } }) : next;
  const objectionId = context.newId();
  await insertObjection(tx, planId, { id: objectionId, statementId, personId: reader.personId, words, madeAt: now });
  await moveStatements(tx, planId, [statementId], statement.state, next.value);
  await announce(context, {
    kind: 'statement-objected',
    subject: { type: 'payout-statement', id: statementId },
    organizationId: plan.value.plan.organizationId,
    changed: { planId, number: statement.number, objectionId },
  });
  await tellUnit(context, plan.value.plan.organizationId, 'statement-objected', statement, words);
  return ok(await statementView(context, plan.value.plan, { ...statement, state: next.value }));
};
