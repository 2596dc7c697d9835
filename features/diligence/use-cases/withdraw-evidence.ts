/** Evidence is taken back with a reason; it stays readable, and counts for nothing from now on. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import type { Evidence, EvidenceSource } from '../domain/evidence.ts';
import { isWithdrawable } from '../domain/given-by-hand.ts';
import { mayWorkCase } from '../policy.ts';
import { evidenceOfCase, withdrawEvidenceRow } from '../store/evidence.ts';
import { keepCase } from './keep-case.ts';
import { workedCase } from './seen-case.ts';

const takeBack = async (context: Context, one: Case, piece: Evidence, reason: string): Promise<Evidence> => {
  await withdrawEvidenceRow(context.tx, one.id, piece.id, reason, context.now);
  await announce(context, {
    kind: 'evidence-withdrawn',
    subject: { type: 'evidence', id: piece.id },
    organizationId: one.organizationId,
    changed: { case: one.id, kind: piece.kind, source: piece.source, reason },
  });
  return { ...piece, withdrawnAt: context.now, withdrawnReason: reason };
};

/** Kinds case-not-found, not-allowed, evidence-not-found, wrong-state (withdrawn already), evidence-kind-reserved (the house gave it). */
export const withdrawEvidence = async (context: Context, caseId: string, evidenceId: string, reason: string): Promise<Result<Evidence>> => {
  const worked = await workedCase(context, caseId, mayWorkCase);
  if (!worked.ok) return worked;
  const piece = (await evidenceOfCase(context.tx, caseId)).find(({ id }) => id === evidenceId);
  if (piece === undefined) return fail('evidence-not-found');
  if (piece.withdrawnAt !== null) return fail('wrong-state', { details: { state: 'withdrawn', action: 'withdraw' } });
  if (!isWithdrawable(piece)) return fail('evidence-kind-reserved');
  const withdrawn = await takeBack(context, worked.value.case, piece, reason);
  await keepCase(context, worked.value.case);
  return ok(withdrawn);
};

/** All that rests on a record of the house which was itself taken back (a price record, a notice). The case must be held. Answers what was withdrawn. */
export const takeBackEvidence = async (context: Context, one: Case, source: EvidenceSource, reason: string): Promise<Evidence[]> => {
  const standing = (await evidenceOfCase(context.tx, one.id)).filter(
    (piece) => piece.withdrawnAt === null && piece.source.type === source.type && piece.source.id === source.id,
  );
  const withdrawn: Evidence[] = [];
  for (const piece of standing) withdrawn.push(await takeBack(context, one, piece, reason));
  await keepCase(context, one);
  return withdrawn;
};
