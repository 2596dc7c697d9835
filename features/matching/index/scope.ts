/** What a reader may see of the index: which cards, and which layers of each. */
import { isAuditor, isMember, isSecretariat, type Reader } from '@tongtu/kernel/reader';

export type Scope = {
  /** Reads every layer of every card. */
  readonly all: boolean;
  /** Reads cards and fields for members. */
  readonly member: boolean;
  /** Reads every layer of the cards of these organizations. */
  readonly organizations: readonly string[];
};

/** Like `clearanceOf` of listings, for all cards at once. A granted request opens a card's page, not the search. */
export const scopeOf = (reader: Reader): Scope => ({
  all: isSecretariat(reader) || isAuditor(reader),
  member: isMember(reader),
  organizations: reader.memberships.map((m) => m.organizationId).toSorted(),
});
