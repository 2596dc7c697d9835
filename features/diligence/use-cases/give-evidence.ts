/**
 * The one way by which evidence comes into a dossier. Use-cases of this room and of rooms above call it in the transaction in which
 * the thing happened, so that the dossier builds itself and nobody can add later what was not there. What is given is announced,
 * and so stands in the transparency log.
 */
import { createHash } from 'node:crypto';
import { announce, type Context } from '@tongtu/platform/context';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import type { Localized } from '@tongtu/kernel/localized';
import type { Case } from '../domain/case.ts';
import type { Evidence, EvidenceKind, EvidenceSource } from '../domain/evidence.ts';
import { caseFiles, insertEvidence } from '../store/evidence.ts';
import { keepCase } from './keep-case.ts';

export type GivenEvidence = {
  readonly kind: EvidenceKind;
  readonly title: Localized;
  /** What it is a record of; the file itself is `{ type: 'file', id: fileId }`. */
  readonly source: EvidenceSource;
  /** A file of the case. */
  readonly fileId?: string | null;
  /** The record as it is to be read for ever; hashed and kept with the evidence. */
  readonly record?: Canonical;
  /** As what somebody acts who has no account. */
  readonly role?: string;
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The case must be held (`workedCase`). A file id that is not of the case is a bug here: routes check it first. */
export const giveEvidence = async (context: Context, one: Case, given: GivenEvidence): Promise<Evidence> => {
  const { kind, title, source, fileId = null, role } = given;
  const record = given.record === undefined ? null : canonicalJson(given.record);
  const file = fileId === null ? undefined : (await caseFiles(context.tx, one.id, [fileId])).get(fileId);
  if (fileId !== null && file === undefined) throw new Error('evidence names a file that is not of its case');
  const hash = file?.sha256 ?? (record === null ? null : sha256(record));
  const id = context.newId();
  const announced = await announce(context, {
    kind: 'evidence-supplied',
    subject: { type: 'evidence', id },
    organizationId: one.organizationId,
    role,
    changed: { case: one.id, kind, title, source, sha256: hash, ...(file === undefined ? {} : { size: file.size, mediaType: file.mediaType }) },
  });
  const evidence: Evidence = {
    id,
    caseId: one.id,
    kind,
    title,
    source,
    sha256: hash,
    file: file === undefined ? null : { name: file.name, mediaType: file.mediaType, size: file.size },
    record,
    suppliedBy: context.reader.personId ?? null,
    suppliedAs: announced.role,
    suppliedAt: context.now,
    withdrawnAt: null,
    withdrawnReason: null,
    eventId: announced.id,
  };
  await insertEvidence(context.tx, { ...evidence, fileId });
  await keepCase(context, one);
  return evidence;
};
