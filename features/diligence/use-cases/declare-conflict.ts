/** A member says whether he has a conflict of interest. With one he is withdrawn for good, and a voice that he gave with him. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { memberIn } from '../domain/decision.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { clear, withdraw, withMember } from '../domain/decision-steps.ts';
import { decisionView, type SeenDecision } from './decision-view.ts';
import { registeredConflicts } from './related-parties.ts';
import { workedDecision, writeDecision } from './worked-decision.ts';

export type ConflictWords = { readonly conflict: boolean; readonly words?: string | undefined };

/**
 * Kinds `case-not-found`, `decision-not-found`, `not-a-member`, `sign-in-again` (an API key), `wrong-state`, `conflict-final` (he has declared one),
 * `conflict-found` (the register shows one: he cannot say that there is none), `reason-needed`.
 */
export const declareConflict = async (context: Context, caseId: string, decisionId: string, said: ConflictWords): Promise<Result<SeenDecision>> => {
  const worked = await workedDecision(context, caseId, decisionId, 'declare');
  if (!worked.ok) return worked;
  const { case: one, decision } = worked.value;
  const member = memberIn(decision, context.reader.personId);
  if (member === undefined) return fail('not-a-member');
  // A member speaks for himself: behind a key sits nobody.
  if (context.reader.scopes !== undefined) return fail('sign-in-again');
  const stepped = decisionLifecycle.next(decision.state, 'declare');
  if (!stepped.ok) return stepped;
  if (member.conflict === 'declared') return fail('conflict-final');
  const words = said.words?.trim() ?? '';
  if (said.conflict && words === '') return fail('reason-needed', { field: 'words' });
  if (!said.conflict) {
    const found = await registeredConflicts(context, one, member.personId);
    if (found.length > 0) return fail('conflict-found', { details: { findings: found.length } });
  }
  const declared = said.conflict ? withdraw(member, words, context.now) : clear(member, words === '' ? null : words, context.now);
  const after = { ...withMember(decision, declared), state: stepped.value };
  // His words stand in the minutes, whose hash is announced; the log would keep them even of a decision that was called off.
  const written = await writeDecision(context, one, decision, after, 'conflict-declared', {
    personId: member.personId,
    conflict: declared.conflict,
    voiceTakenBack: member.voice !== null && declared.voice === null,
  });
  return ok(await decisionView(context, written));
};
