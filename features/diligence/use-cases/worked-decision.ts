/** What every step of a decision does: hold its case, find it, ask the register, write, announce. Each step's own file says what is special. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { isWithdrawn, type Decision } from '../domain/decision.ts';
import type { DecisionAction } from '../domain/decision-lifecycle.ts';
import { withdrawByRegister } from '../domain/decision-steps.ts';
import { findDecision, updateDecision } from '../store/decisions.ts';
import { keepCase } from './keep-case.ts';
import { registeredConflicts } from './related-parties.ts';
import { workedCase } from './seen-case.ts';

export type WorkedDecision = { readonly case: Case; readonly decision: Decision };

/** On an ended case nothing more is decided; what was counted may still be confirmed, what was called may be called off. */
export const isDecidable = ({ state }: Case): boolean => state === 'open' || state === 'cleared';

/** The decision, its case held until the transaction ends. Kinds `case-not-found`, `decision-not-found`, `wrong-state`. */
export const workedDecision = async (context: Context, caseId: string, decisionId: string, action: DecisionAction): Promise<Result<WorkedDecision>> => {
  // Who may do it is asked by each step: members, who preside or vote, and managers, who call.
  const worked = await workedCase(context, caseId, () => true);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  const decision = await findDecision(context.tx, caseId, decisionId);
  if (decision === undefined) return fail('decision-not-found');
  if (action !== 'confirm' && action !== 'cancel' && !isDecidable(one)) return fail('wrong-state', { details: { state: one.state, action, allowed: [] } });
  return ok({ case: one, decision });
};

/** A member for whom the register shows a conflict is withdrawn whatever he said, and a voice that he gave is taken back. */
export const withRegistered = async (context: Context, one: Case, decision: Decision): Promise<Decision> => {
  const members: Decision['members'][number][] = [];
  for (const member of decision.members) {
    const found = !isWithdrawn(member) && (await registeredConflicts(context, one, member.personId)).length > 0;
    members.push(found ? withdrawByRegister(member) : member);
  }
  return { ...decision, members };
};

/** Writes the stepped decision and says so; answers the case as it was kept. */
export const writeDecision = async (
  context: Context,
  one: Case,
  before: Decision,
  after: Decision,
  kind: string,
  changed: Readonly<Record<string, unknown>> = {},
): Promise<WorkedDecision> => {
  await updateDecision(context.tx, before, after);
  const found = after.members.filter(
    (member) => member.conflict === 'found' && !before.members.some((each) => each.personId === member.personId && each.conflict === 'found'),
  );
  await announce(context, {
    kind,
    subject: { type: 'decision', id: after.id },
    organizationId: one.organizationId,
    changed: {
      case: one.id,
      number: after.number,
      state: after.state,
      ...(found.length === 0 ? {} : { conflictsFound: found.map((member) => member.personId) }),
      ...changed,
    },
  });
  return { case: await keepCase(context, one), decision: after };
};
