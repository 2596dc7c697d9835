/** The check for related parties: made by who works on the case, asked for by decisions, notices and clearing. */
import type { Context } from '@tongtu/platform/context';
import type { Case } from '../domain/case.ts';
import { findRelatedParties, type Finding } from '../domain/related-parties.ts';
import type { RelatedPartyStanding } from '../domain/related-party-standing.ts';
import { latestCheck } from '../store/related-party-checks.ts';
import { outcomeHash, relatedPartyInputs } from './related-party-inputs.ts';

export { relatedPartyRefusal, type RelatedPartyStanding, type StoredCheck } from '../domain/related-party-standing.ts';

/** The counterparty is a name or an organization; empty for a case that does not know it yet. */
export const hasCounterparty = ({ counterparty }: Case): boolean => counterparty.organizationId !== null || counterparty.name !== null;

/** People whom the check looks at: those whom the case names. */
export const checkedPeople = (one: Case): string[] => one.people.map(({ personId }) => personId);

/**
 * What ties this person to the counterparty by memberships and declarations of today. Whoever has one of these may not vote on the case.
 * What ties the unit itself is none: it concerns all alike.
 */
export const registeredConflicts = async (context: Pick<Context, 'tx' | 'now'>, one: Case, personId: string): Promise<Finding[]> => {
  if (!hasCounterparty(one)) return [];
  return findRelatedParties(await relatedPartyInputs(context, one, [personId])).filter((finding) => finding.personId === personId);
};

/** The latest check and whether it still holds; null where none was made. `relatedPartyRefusal` says what follows. */
export const relatedPartyStanding = async (context: Pick<Context, 'tx' | 'now'>, one: Case): Promise<RelatedPartyStanding | null> => {
  const check = await latestCheck(context.tx, one.id);
  if (check === undefined) return null;
  return { check, current: check.outcomeSha256 === outcomeHash(await relatedPartyInputs(context, one, checkedPeople(one))) };
};
