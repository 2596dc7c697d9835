/** Somebody of the unit supplies evidence by hand: a file that was handed in, or a statement in words, which becomes the record. */
import { markingIn } from '@tongtu/listings';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import type { Evidence, EvidenceKind, EvidenceSource } from '../domain/evidence.ts';
import { evidenceLimits, fileSource, paperKinds, reservedKinds, statementSource } from '../domain/given-by-hand.ts';
import { suppliableKinds, maySupply } from '../policy.ts';
import { caseFiles, evidenceOfCase } from '../store/evidence.ts';
import { giveEvidence, type GivenEvidence } from './give-evidence.ts';
import { workedCase } from './seen-case.ts';

export type SuppliedEvidence = { readonly kind: EvidenceKind; readonly title: Localized; readonly fileId: string | null; readonly words: string | null };

/** What every piece given by hand must pass. Kinds not-allowed (who is no manager brings what he knows at first hand), evidence-kind-reserved, evidence-file-needed, state-secret-refused, evidence-too-many, evidence-already-there. */
export const mayBeGiven = async (
  context: Pick<Context, 'tx' | 'reader'>,
  one: Case,
  { kind, title }: Pick<SuppliedEvidence, 'kind' | 'title'>,
  source: EvidenceSource | null,
): Promise<Result<null>> => {
  if (reservedKinds.includes(kind)) return fail('evidence-kind-reserved', { field: 'body.kind' });
  if (!suppliableKinds(context.reader, one).includes(kind)) return fail('not-allowed', { field: 'body.kind' });
  if (paperKinds.includes(kind) && source?.type !== fileSource) return fail('evidence-file-needed', { field: 'body.kind' });
  const marking = markingIn(title.zh ?? '') ?? markingIn(title.en ?? '');
  if (marking !== undefined) return fail('state-secret-refused', { field: 'body.title', details: { marking } });
  const there = await evidenceOfCase(context.tx, one.id);
  if (there.length >= evidenceLimits.pieces) return fail('evidence-too-many', { details: { max: evidenceLimits.pieces } });
  const isThere = there.some(
    (piece) => piece.withdrawnAt === null && piece.kind === kind && piece.source.type === source?.type && piece.source.id === source.id,
  );
  return isThere ? fail('evidence-already-there') : ok(null);
};

/**
 * In every state of the case. Exactly one of file and words. Kinds case-not-found, not-allowed, evidence-empty, evidence-in-two-forms,
 * evidence-file-not-found, and those of `mayBeGiven`.
 */
export const supplyEvidence = async (context: Context, caseId: string, supplied: SuppliedEvidence): Promise<Result<Evidence>> => {
  const { kind, title, fileId, words } = supplied;
  const worked = await workedCase(context, caseId, maySupply);
  if (!worked.ok) return worked;
  const one = worked.value.case;
  if (fileId === null && words === null) return fail('evidence-empty', { field: 'body.fileId' });
  // The log would vouch for one of them only.
  if (fileId !== null && words !== null) return fail('evidence-in-two-forms', { field: 'body.words' });
  const allowed = await mayBeGiven(context, one, supplied, fileId === null ? null : { type: fileSource, id: fileId });
  if (!allowed.ok) return allowed;
  if (fileId !== null) {
    if (!(await caseFiles(context.tx, caseId, [fileId])).has(fileId)) return fail('evidence-file-not-found', { field: 'body.fileId' });
    return ok(await giveEvidence(context, one, { kind, title, source: { type: fileSource, id: fileId }, fileId }));
  }
  if (words !== null && markingIn(words) !== undefined) return fail('state-secret-refused', { field: 'body.words', details: { marking: markingIn(words) } });
  const given: GivenEvidence = {
    kind,
    title,
    source: { type: statementSource, id: context.newId() },
    record: { statement: words, kind, title, case: caseId, suppliedBy: context.reader.personId ?? null, suppliedAt: context.now.toISOString() },
  };
  return ok(await giveEvidence(context, one, given));
};
