/** A statement of payouts: issued, perhaps objected to, final when its window is over, paid by a run. */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const statementStates = ['issued', 'objected', 'withdrawn', 'in-payment', 'paid'] as const;
export type StatementState = (typeof statementStates)[number];
export const statementSteps = ['object', 'uphold', 'reject', 'put-in-payment', 'return', 'pay'] as const;
export type StatementStep = (typeof statementSteps)[number];
/** `window-open`: the last day for objections is not over. `window-over`: it is. */
export type StatementGuard = 'window-open' | 'window-over';

export const statementLifecycle = defineLifecycle<StatementState, StatementStep, StatementGuard>({
  initial: 'issued',
  actions: statementSteps,
  states: {
    issued: { object: { to: 'objected', guard: 'window-open' }, 'put-in-payment': { to: 'in-payment', guard: 'window-over' } },
    objected: { uphold: { to: 'withdrawn' }, reject: { to: 'issued' } },
    // What it stated is open again and stands on a later statement.
    withdrawn: {},
    'in-payment': { return: { to: 'issued' }, pay: { to: 'paid' } },
    // A bank may send back days later what it had paid: wrong account, closed account.
    paid: { return: { to: 'issued' } },
  },
});
