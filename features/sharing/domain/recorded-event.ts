/** An event as the books keep it, with what it did. */
import type { IncomeEventKind } from './income-event.ts';
import type { CostCategory } from './plan.ts';

/** Minor units of all that are not zero, by party or member. */
export type Amounts = Readonly<Record<string, bigint>>;

/** A closing is written by the books themselves: when a later version takes over, or when a plan's books are closed. */
export const recordedKinds = ['income', 'cost', 'refund', 'operating-profit', 'closing'] as const satisfies readonly (IncomeEventKind | 'closing')[];
export type RecordedKind = (typeof recordedKinds)[number];

export type RecordedEvent = {
  readonly id: string;
  /** 1, 2, … over all versions of the plan, without gaps. */
  readonly position: number;
  readonly version: number;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly kind: RecordedKind;
  readonly amount: bigint;
  readonly category: CostCategory | null;
  readonly stream: string | null;
  readonly year: number | null;
  /** A cost that is reported and lessens nothing. */
  readonly notDeductible: boolean;
  /** How far it lifted H (with a claw-back: or lowered it), and what it added to a yearly share. */
  readonly distributable: bigint;
  /** Differences. Of the pool's party too: its members have the same money. */
  readonly payouts: Amounts;
  readonly members: Amounts;
  /** After the event: D, H, R of its version. */
  readonly balance: bigint;
  readonly highWater: bigint;
  readonly highWaterBefore: bigint;
  readonly remainder: bigint;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  /** Of the ledger; null where nothing moved. */
  readonly entryId: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
};

/** Ids that the books give themselves; from others they are refused. */
export const isReservedId = (id: string): boolean => /:(?:reversal|closing)$/.test(id);
export const reversalId = (eventId: string): string => `${eventId}:reversal`;
export const closingId = (version: number): string => `v${version}:closing`;
/** A user's id with `:reversal` behind it. */
export const maxEventIdLength = 109;
