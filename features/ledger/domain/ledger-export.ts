/** A ledger as a document that needs no database: what a verifier reads. Amounts are decimal text in the currency's digits. */
import type { Localized } from '@tongtu/kernel/localized';
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import type { Entry, JsonObject } from './entry.ts';

export const exportFormat = 'tongtu-ledger/1';

export type ExportedAccount = { readonly account: string; readonly name: Localized };
export type ExportedAmount = { readonly account: string; readonly currency: string; readonly amount: string };
export type ExportedEntry = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly reference: string;
  readonly effectiveOn: string;
  /** ISO 8601, UTC. */
  readonly bookedAt: string;
  readonly reverses: string | null;
  readonly about: JsonObject;
  readonly postings: readonly ExportedAmount[];
};
export type LedgerExport = {
  readonly format: typeof exportFormat;
  readonly ledger: { readonly id: string; readonly organizationId: string; readonly name: Localized };
  readonly accounts: readonly ExportedAccount[];
  /** In order of booking. */
  readonly entries: readonly ExportedEntry[];
  readonly balances: readonly ExportedAmount[];
};

/** `-1234` fen → `-12.34`. */
export const amountText = (amount: bigint, currency: string): string => moneyToDecimal({ amount, currency: currency as Currency });

export const exportEntry = (entry: Entry): ExportedEntry => ({
  id: entry.id,
  key: entry.key,
  kind: entry.kind,
  reference: entry.reference,
  effectiveOn: entry.effectiveOn,
  bookedAt: entry.bookedAt.toISOString(),
  reverses: entry.reverses,
  about: entry.about,
  postings: entry.postings.map(({ account, currency, amount }) => ({ account, currency, amount: amountText(amount, currency) })),
});
