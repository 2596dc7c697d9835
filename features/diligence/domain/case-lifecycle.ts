/**
 * The life of a case. `clear` says that the deal may be signed: it is refused while a required element of the dossier that is due
 * by then is missing, so that gaps are seen before anybody is bound, never after.
 */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const caseStates = ['open', 'cleared', 'signed', 'closed', 'abandoned'] as const;
export type CaseState = (typeof caseStates)[number];
export const caseActions = ['clear', 'reopen', 'sign', 'close', 'abandon'] as const;
export type CaseAction = (typeof caseActions)[number];
/** `nothing-missing`: the price is settled and every required element that is due by then is there. */
export type CaseGuard = 'nothing-missing';

export const caseLifecycle = defineLifecycle<CaseState, CaseAction, CaseGuard>({
  initial: 'open',
  actions: caseActions,
  states: {
    open: { clear: { to: 'cleared', guard: 'nothing-missing' }, abandon: { to: 'abandoned' } },
    cleared: { reopen: { to: 'open' }, sign: { to: 'signed', guard: 'nothing-missing' }, abandon: { to: 'abandoned' } },
    signed: { close: { to: 'closed', guard: 'nothing-missing' } },
    closed: {},
    // A project that failed still needs its file: evidence and reviews go on, acts do not.
    abandoned: {},
  },
});
