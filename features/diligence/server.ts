/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { diligenceErrors } from './contract.ts';
import { diligenceHttp } from './http.ts';
import type { DiligenceOptions } from './http/options.ts';
import { diligenceJobs } from './jobs.ts';
import { diligenceEvidence } from './provable.ts';
import { hashesInCases } from './store/evidence.ts';

export type { DiligenceOptions } from './http/options.ts';

/** Cases, prices, notices, decisions, declarations, dossiers and their reviews. */
export const diligenceFeature = (options: DiligenceOptions): Feature => ({
  name: 'diligence',
  routes: diligenceHttp(options),
  errors: diligenceErrors,
  jobs: diligenceJobs(options),
  fileReferences: hashesInCases,
  provable: diligenceEvidence,
});
