/** The bytes of a piece of evidence: the file as it was handed in, or the canonical record. Whoever takes one is recorded. */
import { Readable } from 'node:stream';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Evidence } from '../domain/evidence.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { recordAccess } from './accesses.ts';
import { accessAs } from './dossier.ts';
import { seenCase } from './seen-case.ts';

/** `size` in bytes. */
export type EvidenceBytes = { readonly name: string; readonly mediaType: string; readonly size: number; readonly body: Readable };

/**
 * For readers who were let in before (`seenCase`, a guest link). A record leaves with the very bytes that were hashed. Withdrawn
 * evidence stays readable. Kinds `evidence-not-found`, `file-not-found` (only the log vouches for it, or the store has lost it).
 */
export const evidenceBytes = async (context: Pick<Context, 'tx' | 'files'>, caseId: string, evidenceId: string): Promise<Result<EvidenceBytes>> => {
  const piece: Evidence | undefined = (await evidenceOfCase(context.tx, caseId)).find(({ id }) => id === evidenceId);
  if (piece === undefined) return fail('evidence-not-found');
  if (piece.file !== null && piece.sha256 !== null) {
    const body = await context.files.open(piece.sha256);
    return body === undefined ? fail('file-not-found') : ok({ ...piece.file, body });
  }
  if (piece.record === null) return fail('file-not-found');
  const bytes = Buffer.from(piece.record, 'utf8');
  return ok({ name: `${piece.kind}-${piece.id}.json`, mediaType: 'application/json', size: bytes.byteLength, body: Readable.from([bytes]) });
};

/** Kinds `case-not-found`, and those of `evidenceBytes`. */
export const downloadEvidence = async (context: Context, caseId: string, evidenceId: string): Promise<Result<EvidenceBytes>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const bytes = await evidenceBytes(context, caseId, evidenceId);
  if (bytes.ok) await recordAccess(context, caseId, 'file', accessAs(context.reader, seen.value.stance));
  return bytes;
};
