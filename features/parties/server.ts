/** What the composition root mounts. */
import { randomBytes } from 'node:crypto';
import type { Feature } from '@tongtu/platform/http';
import { partyErrors } from './contract.ts';
import { partiesHttp, type PartiesOptions as HttpOptions } from './http.ts';
import { partyEvidence } from './provable.ts';

export type { DemoAccount, DemoLetter } from './http/demo.ts';
export type PartiesOptions = Omit<HttpOptions, 'chance'> & Partial<Pick<HttpOptions, 'chance'>>;

/** Parties: organizations, people, memberships, invitations, session. */
export const partiesFeature = (options: PartiesOptions): Feature => ({
  name: 'parties',
  routes: partiesHttp({ chance: (bytes) => randomBytes(bytes), ...options }),
  errors: partyErrors,
  provable: partyEvidence,
});
