/**
 * A decision is called off before the count, with a reason. After the count it stands as it is; only where somebody does not confirm
 * the minutes in time may the committee begin anew. What was counted stays in the log.
 */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { confirmationDays, isConfirmationOverdue } from '../domain/decision-waits.ts';
import { tellMembers } from './decision-letters.ts';
import { decisionView, mayCancel, type SeenDecision } from './decision-view.ts';
import { workedDecision, writeDecision } from './worked-decision.ts';

/** Kinds `case-not-found`, `decision-not-found`, `not-allowed`, `wrong-state`, `confirmation-still-open` (details: days). */
export const cancelDecision = async (context: Context, caseId: string, decisionId: string, reason: string): Promise<Result<SeenDecision>> => {
  const worked = await workedDecision(context, caseId, decisionId, 'cancel');
  if (!worked.ok) return worked;
  const { case: one, decision } = worked.value;
  if (!mayCancel(context.reader, one, decision)) return fail('not-allowed');
  const stepped = decisionLifecycle.next(decision.state, 'cancel', () => isConfirmationOverdue(decision, context.now));
  if (!stepped.ok) return stepped.error.kind === 'guard-refused' ? fail('confirmation-still-open', { details: { days: confirmationDays } }) : stepped;
  const written = await writeDecision(context, one, decision, { ...decision, state: stepped.value, cancelledReason: reason }, 'decision-cancelled', { reason });
  const seen = await decisionView(context, written);
  await tellMembers(context, 'decision-cancelled', one, written.decision, seen.committeeName);
  return ok(seen);
};
