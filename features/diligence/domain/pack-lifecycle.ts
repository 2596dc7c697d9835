/** A new version of a pack of obligations takes two persons: who proposes it does not approve it. */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const packStates = ['proposed', 'approved', 'rejected'] as const;
export type PackState = (typeof packStates)[number];
export const packActions = ['approve', 'reject'] as const;
export type PackAction = (typeof packActions)[number];

export const packLifecycle = defineLifecycle<PackState, PackAction, 'second-person'>({
  initial: 'proposed',
  actions: packActions,
  states: { proposed: { approve: { to: 'approved', guard: 'second-person' }, reject: { to: 'rejected' } }, approved: {}, rejected: {} },
});
