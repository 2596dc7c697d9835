/**
 * A statement of payouts as it was issued. Its content never changes and is known by its hash; what moves is its state, and the last
 * day for objections after an answer.
 */
import type { Canonical } from '@tongtu/kernel/canonical-bytes';
import type { Localized } from '@tongtu/kernel/localized';
import type { PayoutLine } from '../contract/statements.ts';
import { amountText } from './amount-text.ts';
import type { PayoutTag } from './payout-tags.ts';
import type { StatementState } from './payout-statement.ts';

export type StatedContent = {
  readonly planId: string;
  readonly id: string;
  readonly number: string;
  /** `party` or `party/member`. */
  readonly payee: string;
  readonly party: string;
  readonly member: string | null;
  readonly organizationId: string | null;
  readonly personId: string | null;
  /** Names as they were. */
  readonly planTitle: Localized;
  readonly unitName: Localized;
  readonly payeeName: Localized;
  /** Days of the first and the last event; the last statement of a stretch reaches to the day up to which all is stated. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly currency: string;
  /** Minor units: what the lines come to, and the payee's total before the first. */
  readonly amount: bigint;
  readonly opening: bigint;
  readonly lines: readonly PayoutLine[];
  readonly tags: readonly PayoutTag[];
  readonly issuedAt: Date;
};
export type StoredPayoutStatement = StatedContent & {
  /** In the order of the books. */
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly state: StatementState;
  /** YYYY-MM-DD, inclusive. */
  readonly objectionsUntil: string;
  readonly sha256: string;
  readonly issuedBy: string | null;
};

export type StoredObjection = {
  readonly id: string;
  readonly statementId: string;
  readonly personId: string;
  readonly words: string;
  readonly outcome: 'open' | 'upheld' | 'rejected';
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly madeAt: Date;
};

/** `202610-0007`: the month up to which it states, and the how many-th of its plan it is. */
export const statementNumber = (toDay: string, running: number): string => `${toDay.slice(0, 7).replace('-', '')}-${String(running).padStart(4, '0')}`;

/** Who is paid for a statement: the same payee of a plan may be bound to somebody else in a later version. */
export const accountKeyOf = (of: { readonly payee: string; readonly organizationId: string | null; readonly personId: string | null }): string => {
  const behind = of.personId ?? of.organizationId;
  return behind === null ? of.payee : `${of.payee}@${behind}`;
};

/** Whose statements follow each other, with totals that run on: one person or organization behind a payee, in one currency. */
export const statedKey = (of: Parameters<typeof accountKeyOf>[0] & { readonly currency: string }): string => `${accountKeyOf(of)} ${of.currency}`;

/** Everything that a statement says, as it is hashed: whoever has the file can show that nothing was changed. */
export const statedFacts = (statement: StatedContent): Canonical => ({
  plan: { id: statement.planId, title: { ...statement.planTitle }, unit: { ...statement.unitName } },
  number: statement.number,
  payee: {
    party: statement.party,
    member: statement.member,
    organizationId: statement.organizationId,
    personId: statement.personId,
    name: { ...statement.payeeName },
  },
  from: statement.fromDay,
  to: statement.toDay,
  currency: statement.currency,
  opening: amountText(statement.opening, statement.currency),
  amount: amountText(statement.amount, statement.currency),
  lines: statement.lines as unknown as Canonical,
  tags: [...statement.tags],
  issuedAt: statement.issuedAt.toISOString(),
});
