/** Runs and payments as the house keeps them. */
import type { Localized } from '@tongtu/kernel/localized';
import type { PaymentState, RunState } from './payment-run.ts';
import type { PayoutTag } from './payout-tags.ts';

export type StoredRun = {
  readonly planId: string;
  readonly id: string;
  readonly number: string;
  readonly state: RunState;
  readonly currency: string;
  /** Minor units. */
  readonly total: bigint;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
};

/** Name and account as they were when the run was prepared: a later change of the account changes nothing that is under way. */
export type StoredPayment = {
  readonly planId: string;
  readonly id: string;
  readonly runId: string;
  readonly payee: string;
  readonly party: string;
  readonly member: string | null;
  readonly payeeName: Localized;
  readonly accountName: string;
  readonly account: string;
  readonly bank: string;
  readonly amount: bigint;
  readonly reference: string;
  readonly statementIds: readonly string[];
  readonly tags: readonly PayoutTag[];
  readonly state: PaymentState;
  /** Day of the bank. */
  readonly settledOn: string | null;
};

/** `P202611-003`: the month in which it was prepared, and the how many-th of its plan it is. */
export const runNumber = (day: string, running: number): string => `P${day.slice(0, 7).replace('-', '')}-${String(running).padStart(3, '0')}`;
