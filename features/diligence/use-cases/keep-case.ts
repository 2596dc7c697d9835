/** Writes a case with its gaps counted anew. Whoever changes a case or what hangs on it ends with this. */
import type { Context } from '@tongtu/platform/context';
import type { Case } from '../domain/case.ts';
import { updateCase } from '../store/cases.ts';
import { matrixOfCase } from './matrix-of-case.ts';

/** Answers the case as it was written; `changedAt` is now. The revision is the caller's business. */
export const keepCase = async (context: Pick<Context, 'tx' | 'now'>, one: Case): Promise<Case> => {
  const { matrix } = await matrixOfCase(context, one);
  const kept = { ...one, gaps: matrix.missing, changedAt: context.now };
  await updateCase(context.tx, kept);
  return kept;
};
