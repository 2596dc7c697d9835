/** A file is handed in for a case; evidence and price records refer to it by its id. Its size and kind were looked at on its way in. */
import { markingIn } from '@tongtu/listings';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { cleanFileName } from '../domain/file-name.ts';
import { evidenceLimits } from '../domain/given-by-hand.ts';
import { maySupply } from '../policy.ts';
import { countCaseFiles, insertCaseFile, type CaseFile } from '../store/evidence.ts';
import { workedCase } from './seen-case.ts';

export type Uploaded = { readonly name: string; readonly file: { readonly hash: string; readonly size: number; readonly mediaType: string } };

/**
 * In every state of the case: one that failed needs its file most. Kinds case-not-found, not-allowed, evidence-files-too-many
 * (details: max), state-secret-refused (the name carries a marking).
 */
export const uploadEvidenceFile = async (context: Context, caseId: string, upload: Uploaded): Promise<Result<CaseFile>> => {
  const worked = await workedCase(context, caseId, maySupply);
  if (!worked.ok) return worked;
  if ((await countCaseFiles(context.tx, caseId)) >= evidenceLimits.files) return fail('evidence-files-too-many', { details: { max: evidenceLimits.files } });
  const name = cleanFileName(upload.name);
  const marking = markingIn(name.replace(/\.[^.]*$/, '')) ?? markingIn(name);
  if (marking !== undefined) return fail('state-secret-refused', { field: 'body.file', details: { marking } });
  const { hash, size, mediaType } = upload.file;
  const file: CaseFile = { id: context.newId(), sha256: hash, name, mediaType, size };
  await insertCaseFile(context.tx, caseId, file, context.reader.personId ?? null, context.now);
  return ok(file);
};
