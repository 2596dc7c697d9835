/** After the last confirmation a decision stands, and what it decided becomes evidence. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isConfirmedByAll } from '../domain/decision.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { decisionRecord } from '../domain/decision-record.ts';
import type { MinutesWords } from '../domain/minutes.ts';
import { giveEvidence } from './give-evidence.ts';
import { writeDecision, type WorkedDecision } from './worked-decision.ts';

/** As it was while somebody who voted has not confirmed. */
export const finishDecision = async (context: Context, words: MinutesWords, worked: WorkedDecision): Promise<WorkedDecision> => {
  const { case: one, decision } = worked;
  const finished = decisionLifecycle.next(decision.state, 'finish', () => isConfirmedByAll(decision));
  if (!finished.ok) return worked;
  const after = { ...decision, state: finished.value, confirmedAt: context.now };
  const written = await writeDecision(context, one, decision, after, 'decision-confirmed', { result: after.result, minutesSha256: after.minutesSha256 });
  // Without a quorum nothing was decided, and nothing is shown by it.
  if (after.result === 'inquorate') return written;
  const names = await personNamesByIds(
    context.tx,
    after.members.map((member) => member.personId),
  );
  const title = (language: 'zh' | 'en'): string => words(language, `evidence.${after.result}`, { number: after.number });
  await giveEvidence(context, written.case, {
    kind: 'decision-minutes',
    title: { zh: title('zh'), en: title('en') },
    source: { type: 'decision', id: after.id },
    record: decisionRecord(one, after, names),
  });
  return written;
};
