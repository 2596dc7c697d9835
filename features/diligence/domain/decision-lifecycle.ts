/**
 * A decision of a committee. Voting begins when enough members without a conflict are there; the count is made once; the minutes
 * stand when everybody who took part has confirmed them by signing in once more.
 */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const decisionStates = ['called', 'voting', 'counted', 'confirmed', 'cancelled'] as const;
export type DecisionState = (typeof decisionStates)[number];
export const decisionActions = ['declare', 'open', 'vote', 'count', 'confirm', 'finish', 'cancel'] as const;
export type DecisionAction = (typeof decisionActions)[number];
/** `quorate`: enough members without a conflict are there. `may-vote`: no conflict was declared or found. `all-confirmed`: by everybody who took part. `confirmation-overdue`: the days for it are over. */
export type DecisionGuard = 'quorate' | 'may-vote' | 'all-confirmed' | 'confirmation-overdue';

export const decisionLifecycle = defineLifecycle<DecisionState, DecisionAction, DecisionGuard>({
  initial: 'called',
  actions: decisionActions,
  states: {
    called: { declare: { to: 'called' }, open: { to: 'voting', guard: 'quorate' }, cancel: { to: 'cancelled' } },
    voting: {
      // Whoever sees only now that he has a conflict withdraws, and his vote with him.
      declare: { to: 'voting' },
      vote: { to: 'voting', guard: 'may-vote' },
      count: { to: 'counted' },
      cancel: { to: 'cancelled' },
    },
    // `finish` follows the last confirmation by itself.
    // Who never confirms must not hold the case for ever; what was counted stays in the log.
    counted: { confirm: { to: 'counted' }, finish: { to: 'confirmed', guard: 'all-confirmed' }, cancel: { to: 'cancelled', guard: 'confirmation-overdue' } },
    confirmed: {},
    cancelled: {},
  },
});

export const decisionResults = ['passed', 'rejected', 'inquorate'] as const;
export type DecisionResult = (typeof decisionResults)[number];
export const voices = ['for', 'against', 'abstain'] as const;
export type Voice = (typeof voices)[number];
