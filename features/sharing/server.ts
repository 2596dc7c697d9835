/** What the composition root mounts. */
import type { Feature } from '@tongtu/platform/http';
import { sharingErrors } from './contract.ts';
import { sharingHttp } from './http.ts';
import type { SharingOptions } from './http/options.ts';
import { sharingEvidence } from './provable.ts';

export type { SharingOptions } from './http/options.ts';

/** Profit sharing: plans, the legal check, settlement, statements, payments. */
export const sharingFeature = (options: SharingOptions): Feature => ({
  name: 'sharing',
  routes: sharingHttp(options),
  errors: sharingErrors,
  provable: sharingEvidence,
});
