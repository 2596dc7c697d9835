/** The committee of a case is called together. Its members and rules are kept as they are now, whatever becomes of the committee. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { localDay } from '@tongtu/kernel/zone';
import type { Decision } from '../domain/decision.ts';
import { isGapBefore, nothingMissing } from '../domain/clearing.ts';
import { decisionLifecycle } from '../domain/decision-lifecycle.ts';
import { minutesZone } from '../domain/minutes.ts';
import { refusalsNeeded, refusingInstitutions } from '../domain/price-facts.ts';
import { quorumNeeded } from '../domain/quorum.ts';
import { mayWorkCase } from '../policy.ts';
import { findCommittee } from '../store/committees.ts';
import { decisionsOfCase, insertDecision } from '../store/decisions.ts';
import { tellMembers } from './decision-letters.ts';
import { decisionView, type SeenDecision } from './decision-view.ts';
import { keepCase } from './keep-case.ts';
import { factsOf } from './price-facts.ts';
import { workedCase } from './seen-case.ts';
import { withRegistered } from './worked-decision.ts';

export type Call = { readonly motion: string; readonly agenda: readonly string[]; readonly meetsAt: Date };

/** `D202606-001`: the third part runs within the case. */
const decisionNumber = (now: Date, running: number): string =>
  `D${localDay(now, minutesZone).slice(0, 7).replace('-', '')}-${String(running).padStart(3, '0')}`;

/**
 * What has to be known before a decision must be there when it is called, not when it is defended. Kinds `case-not-found`, `not-allowed`,
 * `wrong-state`, `committee-missing`, `decision-already-called` (details: number), `dossier-incomplete`, `price-guard-refused`.
 */
export const callDecision = async (context: Context, caseId: string, call: Call): Promise<Result<SeenDecision>> => {
  const worked = await workedCase(context, caseId, mayWorkCase);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  if (one.state !== 'open') return fail('wrong-state', { details: { state: one.state, action: 'call', allowed: [] } });
  const committee = one.committeeId === null ? undefined : await findCommittee(context.tx, one.committeeId);
  if (committee === undefined || committee.dissolvedAt !== null) return fail('committee-missing');
  const earlier = await decisionsOfCase(context.tx, caseId);
  const running = earlier.find(({ state }) => !decisionLifecycle.isTerminal(state));
  if (running !== undefined) return fail('decision-already-called', { details: { number: running.number } });
  const { matrix, price } = await factsOf(context, one);
  const known = nothingMissing(matrix.rows, isGapBefore('decision'));
  if (!known.ok) return known;
  // First the institutions are consulted, then it is decided; evidence alone does not tell three from one that wrote three times.
  if (one.method === 'market' && refusingInstitutions(price) < refusalsNeeded)
    return fail('price-guard-refused', { details: { state: one.priceState, action: 'call', guard: 'three-refusals-and-decision' } });
  const { tx, now, newId, reader } = context;
  const decision: Decision = await withRegistered(context, one, {
    id: newId(),
    caseId,
    committeeId: committee.id,
    number: decisionNumber(now, earlier.length + 1),
    ...call,
    state: decisionLifecycle.initial,
    quorumNeeded: quorumNeeded(committee, committee.members.length),
    majority: committee.majority,
    result: null,
    caseRevision: one.revision,
    minutes: null,
    minutesSha256: null,
    calledBy: reader.personId ?? null,
    calledAt: now,
    openedAt: null,
    countedAt: null,
    confirmedAt: null,
    cancelledReason: null,
    members: committee.members.map(({ personId, chair }) => ({
      personId,
      chair,
      conflict: 'open',
      conflictWords: null,
      declaredAt: null,
      voice: null,
      dissent: null,
      votedAt: null,
      confirmedAt: null,
    })),
  });
  await insertDecision(tx, decision);
  await announce(context, {
    kind: 'decision-called',
    subject: { type: 'decision', id: decision.id },
    organizationId: one.organizationId,
    changed: {
      case: caseId,
      committee: committee.id,
      number: decision.number,
      motion: decision.motion,
      agenda: decision.agenda,
      meetsAt: decision.meetsAt.toISOString(),
      members: decision.members.map(({ personId, chair, conflict }) => ({ personId, chair, conflict })),
      quorumNeeded: decision.quorumNeeded,
      majority: decision.majority,
      caseRevision: decision.caseRevision,
    },
  });
  await tellMembers(context, 'decision-called', one, decision, committee.name);
  return ok(await decisionView(context, { case: await keepCase(context, one), decision }));
};
