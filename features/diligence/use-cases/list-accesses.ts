/** Who looked at the dossier: shown to everybody who may see the case, so that nobody looks unseen. */
import type { Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { accessesOf, type SeenAccess } from './accesses.ts';
import { seenCase } from './seen-case.ts';

/** The latest first. Kind `case-not-found`. */
export const listDossierAccesses = async (context: Pick<Context, 'tx' | 'reader'>, caseId: string): Promise<Result<SeenAccess[]>> => {
  const seen = await seenCase(context, caseId);
  return seen.ok ? ok(await accessesOf(context, caseId)) : seen;
};
