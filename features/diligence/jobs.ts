/** What happens later: dossiers are made when the log holds their manifest. */
import type { Context } from '@tongtu/platform/context';
import type { HandledJob } from '@tongtu/platform/jobs';
import type { DiligenceOptions } from './http/options.ts';

export const diligenceJobs = (_: DiligenceOptions): readonly HandledJob<Context>[] => [];
