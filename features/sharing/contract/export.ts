/**
 * A settlement as a document that needs no database: what the independent verifier reads. Amounts are decimal text in the digits
 * of the plan's currency; zero amounts of `payouts` and `members` are left out. How to recompute it:
 *
 * - Events stand in order of `position` (1, 2, … without gaps). D, H and R are those of the event's version. A version begins with
 *   D = 0, H = 0; one that follows another begins with D = −(H − D) of the one before, the loss that goes with it, and H = 0.
 *   Yearly profits begin afresh with each version.
 * - An event belongs to the version in force on its day: of those that were ever in force the latest with `effectiveOn` ≤ day.
 *   A `closing` belongs to the version that it closes: it hands out the carried remainder of the parties and of the pool by largest
 *   fractional part; D and H stay, R is 0 afterwards. It stands before the first event of the version that follows, or is the last
 *   event of all. A version without events is closed without one.
 * - An event with `reverses` is the contrary of an earlier one, `<id>:reversal`: of income a refund; of a refund and of a cost that
 *   counted an income; of an operating profit the same with the other sign; of a cost that did not count a cost with
 *   `notDeductible`, which moves nothing whatever the version deducts.
 * - `entryId` names the entry of `ledger`; null where nothing moved. Its postings: `assets:cash` by the change of D,
 *   `equity:carried-loss` by the change of H − D, `equity:operating-profit` by the yearly share, each payee's `liabilities:payable:…`
 *   by what it is paid, negative (members in the place of the pool's party), and what is left over in
 *   `liabilities:carried-remainder:parties` and `…:pool`, negative where it grows. A version that follows needs no entry for its loss.
 */
import type { LedgerExport } from '@tongtu/ledger';
import type { RecordedKind } from '../domain/recorded-event.ts';
import type { VersionState } from '../domain/version-lifecycle.ts';
import type { SharingPlanJson } from './plan.ts';
import type { BindingsOut } from './versions.ts';

export const settlementFormat = 'tongtu-settlement/1';

type AmountTexts = Readonly<Record<string, string>>;

export type ExportedVersion = {
  readonly version: number;
  readonly state: VersionState;
  /** YYYY-MM-DD */
  readonly effectiveOn: string;
  /** Of the canonical JSON of `{ tree, bindings }`. */
  readonly sha256: string;
  readonly tree: SharingPlanJson;
  /** Who stands behind parties and members. */
  readonly bindings: BindingsOut;
  /** No event can be recorded under it any more. */
  readonly closed: boolean;
};
export type ExportedEvent = {
  readonly position: number;
  readonly id: string;
  readonly version: number;
  readonly on: string;
  readonly kind: RecordedKind;
  readonly amount: string;
  readonly category?: string;
  readonly stream?: string;
  readonly year?: number;
  readonly notDeductible: boolean;
  readonly distributable: string;
  readonly payouts: AmountTexts;
  readonly members: AmountTexts;
  /** After the event: D, H, R. */
  readonly balance: string;
  readonly highWater: string;
  readonly remainder: string;
  readonly reverses?: string;
  readonly entryId: string | null;
};
export type SettlementHead = {
  readonly format: typeof settlementFormat;
  readonly plan: { readonly id: string; readonly organizationId: string };
  /** Those that were ever in force, the oldest first. */
  readonly versions: readonly ExportedVersion[];
};
export type SettlementExport = SettlementHead & {
  readonly events: readonly ExportedEvent[];
  readonly ledger: LedgerExport;
  readonly statements: readonly Readonly<Record<string, unknown>>[];
  readonly payments: readonly Readonly<Record<string, unknown>>[];
};
