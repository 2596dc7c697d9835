/** Decisions: of a case, one of them, and those that wait for the reader. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { waitsFor } from '../domain/decision-waits.ts';
import { findCase } from '../store/cases.ts';
import { decisionsOfCase, findDecision, openDecisionsOfMember } from '../store/decisions.ts';
import { decisionView, decisionViews, type SeenDecision } from './decision-view.ts';
import { seenCase } from './seen-case.ts';
import { isDecidable, type WorkedDecision } from './worked-decision.ts';

/** Kind `case-not-found`. */
export const listDecisions = async (context: Context, caseId: string): Promise<Result<SeenDecision[]>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const decisions = await decisionsOfCase(context.tx, caseId);
  return ok(
    await decisionViews(
      context,
      decisions.map((decision) => ({ case: seen.value.case, decision })),
    ),
  );
};

/** Kinds `case-not-found`, `decision-not-found`. */
export const getDecision = async (context: Context, caseId: string, decisionId: string): Promise<Result<SeenDecision>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const decision = await findDecision(context.tx, caseId, decisionId);
  return decision === undefined ? fail('decision-not-found') : ok(await decisionView(context, { case: seen.value.case, decision }));
};

/** To declare, to open, to vote, to count, to confirm; the latest first. Whoever writes nothing is waited for by nobody. */
export const listMyDecisions = async (context: Context): Promise<SeenDecision[]> => {
  const { tx, reader } = context;
  const { personId } = reader;
  if (personId === undefined) return [];
  const waiting: WorkedDecision[] = [];
  for (const decision of await openDecisionsOfMember(tx, personId)) {
    if (waitsFor(decision, personId) === undefined) continue;
    const one = await findCase(tx, decision.caseId);
    if (one !== undefined && (isDecidable(one) || decision.state === 'counted')) waiting.push({ case: one, decision });
  }
  return (await decisionViews(context, waiting)).filter((seen) => seen.actions.length > 0);
};
