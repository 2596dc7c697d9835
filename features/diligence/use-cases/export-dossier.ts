/** Asks for dossier.zip; a job makes it. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { makeDossierJob } from '../export/make-dossier-job.ts';
import { exportsOfCase, findExport, insertExport, type DossierExport } from '../store/exports.ts';
import { recordAccess } from './accesses.ts';
import { seenCase } from './seen-case.ts';

/** One that has not come to an end by then was forgotten by the queue. */
const longestMs = 3_600_000;

/** In a day, of one case: each is a file of up to two gigabytes that stays, and everybody who sees the case may ask. */
export const exportsADay = 10;
const dayMs = 86_400_000;

/** Kinds `case-not-found`, `dossier-export-running`, `dossier-exports-too-many` (details: most). */
export const exportDossier = async (context: Context, caseId: string): Promise<Result<DossierExport>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const before = await exportsOfCase(context.tx, caseId);
  if (before.some(({ state, requestedAt }) => state === 'making' && context.now.getTime() - requestedAt.getTime() < longestMs))
    return fail('dossier-export-running');
  const ofToday = before.filter(({ requestedAt }) => context.now.getTime() - requestedAt.getTime() < dayMs);
  if (ofToday.length >= exportsADay) return fail('dossier-exports-too-many', { details: { most: exportsADay } });
  const asked: DossierExport = {
    id: context.newId(),
    caseId,
    state: 'making',
    requestedBy: context.reader.personId ?? null,
    requestedAt: context.now,
    readyAt: null,
    sha256: null,
    size: null,
    fault: null,
  };
  await insertExport(context.tx, asked);
  await context.jobs.enqueue(context.tx, makeDossierJob, { caseId, exportId: asked.id });
  return ok(asked);
};

/** The latest first. Kind `case-not-found`. */
export const listDossierExports = async (context: Context, caseId: string): Promise<Result<DossierExport[]>> => {
  const seen = await seenCase(context, caseId);
  return seen.ok ? ok(await exportsOfCase(context.tx, caseId)) : seen;
};

/** One that is ready; the download is recorded. Kinds `case-not-found`, `dossier-export-not-found`. */
export const dossierToDownload = async (context: Context, caseId: string, exportId: string): Promise<Result<DossierExport & { readonly sha256: string }>> => {
  const seen = await seenCase(context, caseId);
  if (!seen.ok) return seen;
  const found = await findExport(context.tx, caseId, exportId);
  if (found?.state !== 'ready' || found.sha256 === null) return fail('dossier-export-not-found');
  await recordAccess(context, caseId, 'export', seen.value.stance);
  return ok({ ...found, sha256: found.sha256 });
};
