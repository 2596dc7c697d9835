/** A member who voted confirms the minutes that he read, by their hash, just after he signed in once more. */
import type { Context } from '@tongtu/platform/context';
import { isFreshlySignedIn } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { memberIn } from '../domain/decision.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { withMember } from '../domain/decision-steps.ts';
import type { MinutesWords } from '../domain/minutes.ts';
import { decisionView, type SeenDecision } from './decision-view.ts';
import { finishDecision } from './finish-decision.ts';
import { workedDecision, writeDecision } from './worked-decision.ts';

/**
 * Kinds `case-not-found`, `decision-not-found`, `not-a-member` (or did not vote), `wrong-state`, `sign-in-again` (also for API keys:
 * nobody sits behind one), `minutes-differ`. Confirming twice changes nothing.
 */
export const confirmMinutes = async (
  context: Context,
  words: MinutesWords,
  caseId: string,
  decisionId: string,
  sha256: string,
): Promise<Result<SeenDecision>> => {
  const worked = await workedDecision(context, caseId, decisionId, 'confirm');
  if (!worked.ok) return worked;
  const { case: one, decision } = worked.value;
  const { reader, now } = context;
  const member = memberIn(decision, reader.personId);
  if (member === undefined) return fail('not-a-member');
  const stepped = decisionLifecycle.next(decision.state, 'confirm');
  if (!stepped.ok) return stepped;
  if (member.voice === null) return fail('not-a-member');
  if (reader.scopes !== undefined || !isFreshlySignedIn(reader, now)) return fail('sign-in-again');
  if (sha256 !== decision.minutesSha256) return fail('minutes-differ');
  if (member.confirmedAt !== null) return ok(await decisionView(context, worked.value));
  const after = { ...withMember(decision, { ...member, confirmedAt: now }), state: stepped.value };
  const written = await writeDecision(context, one, decision, after, 'minutes-confirmed', {
    personId: member.personId,
    minutesSha256: sha256,
    signedInAt: reader.signedInAt?.toISOString(),
  });
  return ok(await decisionView(context, await finishDecision(context, words, written)));
};
