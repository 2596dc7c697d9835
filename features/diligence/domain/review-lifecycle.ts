/** A review by somebody outside who holds a guest link: one finding, perhaps an appeal by the unit, and an answer to it. */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const reviewStates = ['open', 'found', 'appealed', 'final', 'revoked'] as const;
export type ReviewState = (typeof reviewStates)[number];
export const reviewActions = ['find', 'appeal', 'answer', 'settle', 'revoke'] as const;
export type ReviewAction = (typeof reviewActions)[number];
/** `link-valid`: not over and not revoked. `appeal-over`: nobody appealed in time. */
export type ReviewGuard = 'link-valid' | 'appeal-over';

export const reviewLifecycle = defineLifecycle<ReviewState, ReviewAction, ReviewGuard>({
  initial: 'open',
  actions: reviewActions,
  states: {
    open: { find: { to: 'found', guard: 'link-valid' }, revoke: { to: 'revoked' } },
    found: { appeal: { to: 'appealed' }, settle: { to: 'final', guard: 'appeal-over' } },
    // The answer is a finding too: the first one upheld, or another in its place.
    appealed: { answer: { to: 'final', guard: 'link-valid' } },
    final: {},
    revoked: {},
  },
});

export const findings = ['exempt', 'partly', 'not-exempt'] as const;
export type Finding = (typeof findings)[number];
