/** Whoever presides opens the vote, once enough members have said that no conflict stands against them. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isAble, presides } from '../domain/decision.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { tellMembers } from './decision-letters.ts';
import { decisionView, type SeenDecision } from './decision-view.ts';
import { withRegistered, workedDecision, writeDecision } from './worked-decision.ts';

/** Kinds `case-not-found`, `decision-not-found`, `not-allowed`, `wrong-state`, `quorum-missing` (details: needed, able). */
export const openVoting = async (context: Context, caseId: string, decisionId: string): Promise<Result<SeenDecision>> => {
  const worked = await workedDecision(context, caseId, decisionId, 'open');
  if (!worked.ok) return worked;
  const { case: one, decision: before } = worked.value;
  const decision = await withRegistered(context, one, before);
  if (!presides(decision, context.reader.personId)) return fail('not-allowed');
  const able = decision.members.filter(isAble).length;
  const stepped = decisionLifecycle.next(decision.state, 'open', () => able >= decision.quorumNeeded);
  if (!stepped.ok) return stepped.error.kind === 'guard-refused' ? fail('quorum-missing', { details: { needed: decision.quorumNeeded, able } }) : stepped;
  const written = await writeDecision(context, one, before, { ...decision, state: stepped.value, openedAt: context.now }, 'voting-opened', {
    able,
    needed: decision.quorumNeeded,
  });
  const seen = await decisionView(context, written);
  await tellMembers(context, 'voting-opened', one, written.decision, seen.committeeName, isAble);
  return ok(seen);
};
