/**
 * Who signs for the unit answers an objection; not his own. Upheld: the statement is withdrawn, its events are open again and stand on
 * a later one when they are put right. Rejected: it stands, and a few days are left to react (see `objectionsUntilAfterAnswer`).
 */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { objectionsUntilAfterAnswer } from '../domain/objection-window.ts';
import { statementLifecycle } from '../domain/payout-statement.ts';
import { mayApprovePayments } from '../policy.ts';
import { objectionsOf, writeAnswer } from '../store/objections.ts';
import { findPayoutStatement, lockPapers, moveStatements, setObjectionsUntil } from '../store/payout-statements.ts';
import { tellObjector } from './payout-letters.ts';
import { statementView, type StatementView } from './read-payout-statements.ts';
import { workedPlan } from './seen-plan.ts';

export type Answer = { readonly outcome: 'upheld' | 'rejected'; readonly words: string };

/** Kinds `plan-not-found`, `not-allowed`, `payout-statement-not-found`, `objection-not-found`, `objection-answered`, `own-objection`. */
export const answerObjection = async (
  context: Context,
  planId: string,
  statementId: string,
  objectionId: string,
  { outcome, words }: Answer,
): Promise<Result<StatementView>> => {
  const { tx, reader, now } = context;
  const worked = await workedPlan(context, planId, mayApprovePayments);
  if (!worked.ok) return worked;
  const { plan } = worked.value;
  await lockPapers(tx, planId);
  const statement = await findPayoutStatement(tx, planId, statementId);
  if (statement === undefined) return fail('payout-statement-not-found');
  const objection = (await objectionsOf(tx, planId, statementId)).find(({ id }) => id === objectionId);
  if (objection === undefined) return fail('objection-not-found');
  if (objection.outcome !== 'open') return fail('objection-answered');
  if (objection.personId === reader.personId) return fail('own-objection');
  const next = statementLifecycle.next(statement.state, outcome === 'upheld' ? 'uphold' : 'reject');
  if (!next.ok) return next;
  const until = outcome === 'upheld' ? statement.objectionsUntil : objectionsUntilAfterAnswer(statement.objectionsUntil, now);
  await writeAnswer(tx, planId, objectionId, { outcome, answer: words, answeredBy: reader.personId ?? null, answeredAt: now });
  await moveStatements(tx, planId, [statementId], statement.state, next.value);
  if (until !== statement.objectionsUntil) await setObjectionsUntil(tx, planId, statementId, until);
  await announce(context, {
    kind: 'objection-answered',
    subject: { type: 'payout-statement', id: statementId },
    organizationId: plan.organizationId,
    changed: { planId, number: statement.number, objectionId, outcome },
  });
  const answered = { ...statement, state: next.value, objectionsUntil: until };
  await tellObjector(context, objection.personId, `objection-${outcome}`, answered, words);
  return ok(await statementView(context, plan, answered));
};
