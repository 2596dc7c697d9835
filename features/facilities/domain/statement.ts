/**
 * A month of charges of one customer as it was issued. Months are those of the wall clock in Asia/Shanghai, where the consortium
 * keeps its books. What is issued never changes: a mistake that was stated is given back by a credit note, or asked for on the
 * next statement.
 */
import type { Localized } from '@tongtu/kernel/localized';
import type { Canonical } from '@tongtu/kernel/canonical-bytes';
import { localDay, startOfLocalDay } from '@tongtu/kernel/period';
import type { StatementCard, StatementLine } from '../contract/statements.ts';
import type { StoredCharge } from './booking.ts';

export const booksZone = 'Asia/Shanghai';

export type StoredStatement = {
  readonly providerId: string;
  readonly id: string;
  /** The customer. */
  readonly organizationId: string;
  readonly kind: StatementCard['kind'];
  readonly number: string;
  /** `2026-10` */
  readonly month: string;
  readonly currency: string;
  /** Minor units; below zero on a credit note. */
  readonly total: bigint;
  readonly lines: readonly StatementLine[];
  readonly parties: { readonly provider: Localized; readonly customer: Localized };
  /** The statement that a credit note corrects. */
  readonly corrects: string | null;
  readonly sha256: string;
  readonly issuedAt: Date;
  /** Null: the house itself, on the first of the month. */
  readonly issuedBy: string | null;
};

export const monthOf = (at: Date): string => localDay(at, booksZone).slice(0, 7);

const shifted = (month: string, by: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
};
export const monthBefore = (month: string): string => shifted(month, -1);

/** The first instant after a month. */
export const endOfMonth = (month: string): Date => startOfLocalDay(`${shifted(month, 1)}-01`, booksZone);

/** `202610-0007`: the month, and the how many-th paper of its provider it is. */
export const numberOf = (month: string, running: number): string => `${month.replace('-', '')}-${String(running).padStart(4, '0')}`;

/**
 * Which of the charges that stand on no statement go onto one of a month that ends at `end`: those from before its end, and
 * whatever has corrected them since, so that nothing is stated that is known to be wrong.
 */
export const dueBy = (unstated: readonly StoredCharge[], end: Date): StoredCharge[] => {
  const due = new Set(unstated.filter((charge) => charge.at < end).map((charge) => charge.id));
  return unstated.filter((charge) => due.has(charge.id) || (charge.corrects !== null && due.has(charge.corrects)));
};

/** Of one customer in one currency, each group in the order of its charges; groups by customer, then currency. */
export const groupedForStatements = (charges: readonly StoredCharge[]): (readonly [StoredCharge, ...StoredCharge[]])[] => {
  const groups = new Map<string, [StoredCharge, ...StoredCharge[]]>();
  for (const charge of [...charges].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = `${charge.organizationId} ${charge.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [charge]);
    else group.push(charge);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
};

export const totalOf = (charges: readonly Pick<StoredCharge, 'amount'>[]): bigint => charges.reduce((sum, charge) => sum + charge.amount, 0n);

/** Everything that a statement says, as it is hashed: whoever has the file can show that nothing was changed. */
export const statedFacts = (statement: Omit<StoredStatement, 'sha256' | 'issuedBy'>): Canonical => ({
  provider: { id: statement.providerId, name: statement.parties.provider },
  customer: { id: statement.organizationId, name: statement.parties.customer },
  kind: statement.kind,
  number: statement.number,
  month: statement.month,
  currency: statement.currency,
  total: statement.total.toString(),
  lines: statement.lines as unknown as Canonical,
  corrects: statement.corrects,
  issuedAt: statement.issuedAt.toISOString(),
});
