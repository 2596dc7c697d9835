/** What happens later: dossiers are made when the log holds their manifest. */
import type { Context } from '@tongtu/platform/context';
import type { HandledJob } from '@tongtu/platform/jobs';
import { exportJobs } from './export/make-dossier-job.ts';
import type { DiligenceOptions } from './http/options.ts';
import { noticeJobs } from './notice-jobs.ts';

export const diligenceJobs = (options: DiligenceOptions): readonly HandledJob<Context>[] => [...exportJobs(options), ...noticeJobs];
