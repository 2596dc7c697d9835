/** Who reads the log: entries are public, what they commit to is not. Nobody writes through these routes: what happens is logged. */
import { isAuditor, isSecretariat, membershipIn, type Reader } from '@tongtu/kernel/reader';
import { anyone, signedIn, type RoutePolicy } from '@tongtu/platform/http';
import type { transparencyRoutes } from './contract.ts';

export const transparencyPolicy = {
  getLogCheckpoint: anyone,
  getLogTile: anyone,
  getLogVerifierKey: anyone,
  getLog: anyone,
  getLogEntry: anyone,
  listLogEntries: anyone,
  listSubjectEntries: signedIn,
} satisfies RoutePolicy<typeof transparencyRoutes>;

/** The secretariat and auditors read every content. */
export const readsAll = (reader: Reader): boolean => isSecretariat(reader) || isAuditor(reader);

/** The content of an entry: members of the organization concerned, the secretariat, auditors. */
export const mayReadContent = (reader: Reader, { organizationId }: { readonly organizationId: string | null }): boolean =>
  readsAll(reader) || (organizationId !== null && membershipIn(reader, organizationId) !== undefined);
