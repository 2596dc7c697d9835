/** What a check of related parties lets happen: a finding is no ban, but the public and who decides have to know of it. */
import type { Finding } from './related-parties.ts';

export type StoredCheck = {
  readonly id: string;
  readonly caseId: string;
  readonly counterparty: { readonly organizationId: string | null; readonly name: string | null };
  readonly findings: readonly Finding[];
  /** People of the case who had declared nothing for it. */
  readonly undeclared: readonly string[];
  /** Was the case marked then? */
  readonly marked: boolean;
  readonly outcomeSha256: string;
  readonly checkedBy: string | null;
  readonly checkedAt: Date;
};
/** `current`: a check of today would say the same. */
export type RelatedPartyStanding = { readonly check: StoredCheck; readonly current: boolean };

/**
 * Why a notice may not start and a case not be cleared, or null: `related-parties-unchecked` without a check that still holds,
 * `declarations-missing` while somebody of the case has declared nothing for it, `related-party-unmarked` where something was found and
 * the case does not say so (企业国有资产法 44–45).
 */
export const relatedPartyRefusal = (
  standing: RelatedPartyStanding | null,
  marked: boolean,
): 'related-parties-unchecked' | 'declarations-missing' | 'related-party-unmarked' | null => {
  if (standing === null || !standing.current) return 'related-parties-unchecked';
  if (standing.check.undeclared.length > 0) return 'declarations-missing';
  return standing.check.findings.length > 0 && !marked ? 'related-party-unmarked' : null;
};
