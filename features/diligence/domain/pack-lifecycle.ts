/** A new version of an obligation pack takes two persons: who proposes it does not approve it. */
export {
  proposalActions as packActions,
  proposalLifecycle as packLifecycle,
  proposalStates as packStates,
  type ProposalAction as PackAction,
  type ProposalState as PackState,
} from '@tongtu/kernel/proposal';
