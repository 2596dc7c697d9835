/** A member votes, and may change his voice until the count. Who has a conflict, declared or registered, has none. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isWithdrawn, memberIn } from '../domain/decision.ts';
import { decisionLifecycle, type Voice } from '../domain/decision-lifecycle.ts';
import { giveVoice, withMember } from '../domain/decision-steps.ts';
import { decisionView, type SeenDecision } from './decision-view.ts';
import { registeredConflicts } from './related-parties.ts';
import { workedDecision, writeDecision } from './worked-decision.ts';

export type Vote = { readonly voice: Voice; readonly dissent?: string | undefined };

/**
 * Kinds `case-not-found`, `decision-not-found`, `not-a-member`, `sign-in-again` (an API key), `conflict-of-interest`,
 * `conflict-undeclared`, `wrong-state`.
 */
export const castVote = async (context: Context, caseId: string, decisionId: string, { voice, dissent }: Vote): Promise<Result<SeenDecision>> => {
  const worked = await workedDecision(context, caseId, decisionId, 'vote');
  if (!worked.ok) return worked;
  const { case: one, decision } = worked.value;
  const member = memberIn(decision, context.reader.personId);
  if (member === undefined) return fail('not-a-member');
  // A member votes himself: behind a key sits nobody.
  if (context.reader.scopes !== undefined) return fail('sign-in-again');
  if (isWithdrawn(member) || (await registeredConflicts(context, one, member.personId)).length > 0) return fail('conflict-of-interest');
  const stepped = decisionLifecycle.next(decision.state, 'vote', () => member.conflict === 'none');
  if (!stepped.ok) return stepped.error.kind === 'guard-refused' ? fail('conflict-undeclared') : stepped;
  const words = dissent?.trim() ?? '';
  const voted = giveVoice(member, voice, words === '' ? null : words, context.now);
  const after = { ...withMember(decision, voted), state: stepped.value };
  // The voice itself is told at the count: colleagues read the log of their unit, and nobody is to vote as another did.
  const written = await writeDecision(context, one, decision, after, 'vote-cast', { personId: member.personId, changedEarlier: member.voice !== null });
  return ok(await decisionView(context, written));
};
