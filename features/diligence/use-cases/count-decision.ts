/** The count, made once: the result, and minutes whose hash everybody who voted confirms. Below the quorum nothing is decided. */
import { createHash } from 'node:crypto';
import { organizationById, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { tally } from '../domain/count-votes.ts';
import { presides } from '../domain/decision.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { count } from '../domain/decision-steps.ts';
import { minutesText, type MinutesWords } from '../domain/minutes.ts';
import { findCommittee } from '../store/committees.ts';
import { tellMembers } from './decision-letters.ts';
import { decisionView, type SeenDecision } from './decision-view.ts';
import { finishDecision } from './finish-decision.ts';
import { withRegistered, workedDecision, writeDecision } from './worked-decision.ts';

export type Count = { readonly remarks?: string | undefined };

/** Kinds `case-not-found`, `decision-not-found`, `not-allowed`, `wrong-state`. */
export const countVotes = async (
  context: Context,
  words: MinutesWords,
  caseId: string,
  decisionId: string,
  { remarks }: Count,
): Promise<Result<SeenDecision>> => {
  const worked = await workedDecision(context, caseId, decisionId, 'count');
  if (!worked.ok) return worked;
  const { case: one, decision: before } = worked.value;
  const decision = await withRegistered(context, one, before);
  const { personId } = context.reader;
  if (personId === undefined || !presides(decision, personId)) return fail('not-allowed');
  const stepped = decisionLifecycle.next(decision.state, 'count');
  if (!stepped.ok) return stepped;
  const counted = { ...count(decision, context.now), state: stepped.value };
  const committee = (await findCommittee(context.tx, decision.committeeId))?.name ?? {};
  const minutes = minutesText(
    {
      decision: counted,
      unit: (await organizationById(context.tx, one.organizationId))?.name ?? {},
      committee,
      caseTitle: one.title,
      names: await personNamesByIds(context.tx, [personId, ...decision.members.map((member) => member.personId)]),
      presidedBy: personId,
      remarks: remarks?.trim() || null,
    },
    words,
  );
  const minutesSha256 = createHash('sha256').update(minutes, 'utf8').digest('hex');
  const written = await writeDecision(context, one, before, { ...counted, minutes, minutesSha256 }, 'votes-counted', {
    votes: tally(counted.members.map((member) => member.voice)),
    result: counted.result,
    voices: counted.members.map((member) => ({ personId: member.personId, conflict: member.conflict, voice: member.voice })),
    minutesSha256,
  });
  await tellMembers(context, 'minutes-to-confirm', one, written.decision, committee, (member) => member.voice !== null);
  // Where nobody voted, there is nobody to wait for.
  return ok(await decisionView(context, await finishDecision(context, words, written)));
};
