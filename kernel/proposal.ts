/**
 * What binds everybody takes two persons: one proposes it, another approves it. Who proposed may take it back by refusing it.
 */
import { defineLifecycle } from './lifecycle.ts';

export const proposalStates = ['proposed', 'approved', 'rejected'] as const;
export type ProposalState = (typeof proposalStates)[number];
export const proposalActions = ['approve', 'reject'] as const;
export type ProposalAction = (typeof proposalActions)[number];

/** `second-person`: who approves is not who proposed. */
export const proposalLifecycle = defineLifecycle<ProposalState, ProposalAction, 'second-person'>({
  initial: 'proposed',
  actions: proposalActions,
  states: { proposed: { approve: { to: 'approved', guard: 'second-person' }, reject: { to: 'rejected' } }, approved: {}, rejected: {} },
});
