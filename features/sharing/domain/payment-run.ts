/** A payment run: prepared by one person, approved by another, sent to the bank, settled by the bank's own statement. */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const runStates = ['prepared', 'approved', 'settled', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];
export const runActions = ['approve', 'cancel', 'settle', 'download'] as const;
export type RunAction = (typeof runActions)[number];

export const runLifecycle = defineLifecycle<RunState, RunAction, 'second-person' | 'all-answered'>({
  initial: 'prepared',
  actions: runActions,
  states: {
    prepared: { approve: { to: 'approved', guard: 'second-person' }, cancel: { to: 'cancelled' } },
    // From here on the bank may have the file: only its answer moves the run.
    approved: { download: { to: 'approved' }, settle: { to: 'settled', guard: 'all-answered' } },
    settled: { download: { to: 'settled' } },
    cancelled: {},
  },
});

/**
 * Why a statement is not paid yet. `not-positive`: what is ready for the payee does not come to more than zero. `not-owed`: a refund
 * came after it was stated, and the books owe less by now.
 */
export const paymentObstacles = ['window-open', 'objection-open', 'account-missing', 'not-positive', 'not-owed'] as const;
export type PaymentObstacle = (typeof paymentObstacles)[number];

/** A payment within a run. `returned`: the bank sent it back, it is payable again. */
export const paymentStates = ['planned', 'in-payment', 'paid', 'returned', 'dropped'] as const;
export type PaymentState = (typeof paymentStates)[number];
