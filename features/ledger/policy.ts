/** Who reads a ledger. Nobody writes through these routes: upper rooms book, by their own rules. */
import { isAuditor, isSecretariat, membershipIn, type Reader } from '@tongtu/kernel/reader';
import { signedIn, type RoutePolicy } from '@tongtu/platform/http';
import type { ledgerRoutes } from './contract.ts';
import type { Ledger } from './domain/ledger.ts';

export const ledgerPolicy = {
  getLedger: signedIn,
  listLedgerEntries: signedIn,
  getTrialBalance: signedIn,
  getAccountStatement: signedIn,
  downloadLedger: signedIn,
} satisfies RoutePolicy<typeof ledgerRoutes>;

const isInside = (reader: Reader, organizationId: string): boolean => membershipIn(reader, organizationId) !== undefined;

/** Members of its organization and of those it admits, the secretariat, auditors; for others it does not exist. */
export const mayReadLedger = (reader: Reader, ledger: Pick<Ledger, 'organizationId'>, readers: readonly string[]): boolean =>
  isSecretariat(reader) || isAuditor(reader) || isInside(reader, ledger.organizationId) || readers.some((id) => isInside(reader, id));
