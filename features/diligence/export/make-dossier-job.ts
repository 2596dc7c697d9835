/** The job behind an export. The log publishes within a second; where it stands still the job is tried again later, and gives up at last. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '@tongtu/platform/context';
import { defineJob, handleJob, type HandledJob } from '@tongtu/platform/jobs';
import { z } from 'zod';
import type { DiligenceOptions } from '../http/options.ts';
import { findExport, updateExport } from '../store/exports.ts';
import { makeDossier } from './make-dossier.ts';

const retries = 4;
export const makeDossierJob = defineJob({ name: 'make-dossier', data: z.object({ caseId: z.uuid(), exportId: z.uuid() }), retries, timeoutSeconds: 1800 });

const pauseMs = 250;
/** As long as a publication may take when much is written. */
const patienceMs = 60_000;

export const exportJobs = (options: Pick<DiligenceOptions, 'translate' | 'publishedLog'>): readonly HandledJob<Context>[] => [
  handleJob<Context, { caseId: string; exportId: string }>(makeDossierJob, async (context, { caseId, exportId }, { attempt, signal }) => {
    let waited = 0;
    const pause = async (): Promise<void> => {
      if ((waited += pauseMs) > patienceMs) throw new Error('the log does not publish');
      await sleep(pauseMs, undefined, { signal });
    };
    try {
      await makeDossier(context, { options, pause }, caseId, exportId);
    } catch (error) {
      const asked = attempt > retries ? await findExport(context.tx, caseId, exportId) : undefined;
      if (asked?.state === 'making') await updateExport(context.tx, { ...asked, state: 'failed', fault: 'log-not-published' });
      throw error;
    }
  }),
];
