/** A payment within its run: planned, with the bank, answered by the bank. */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';
import type { PaymentState } from './payment-run.ts';

export const paymentSteps = ['approve', 'drop', 'pay', 'return'] as const;
export type PaymentStep = (typeof paymentSteps)[number];

export const paymentLifecycle = defineLifecycle<PaymentState, PaymentStep>({
  initial: 'planned',
  actions: paymentSteps,
  states: {
    planned: { approve: { to: 'in-payment' }, drop: { to: 'dropped' } },
    'in-payment': { pay: { to: 'paid' }, return: { to: 'returned' } },
    // Days later a bank may send back what it had paid: the account was closed, the name does not fit.
    paid: { return: { to: 'returned' } },
    // The amount is payable again and goes out with a later run, under another reference.
    returned: {},
    dropped: {},
  },
});

/** A run is settled when the bank has answered for each of its payments. */
export const isAnswered = (states: readonly PaymentState[]): boolean => states.every((state) => state === 'paid' || state === 'returned');
