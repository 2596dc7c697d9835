/** How a version of a plan comes into force. What is proposed is frozen: the parties accept one text, by its hash. */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const versionStates = ['draft', 'proposed', 'in-force', 'superseded', 'withdrawn'] as const;
export type VersionState = (typeof versionStates)[number];
export const versionActions = ['save', 'propose', 'accept', 'enter-into-force', 'withdraw', 'supersede'] as const;
export type VersionAction = (typeof versionActions)[number];
/** `lawful`: the check finds no violation. `all-accepted`: every organization behind a party has accepted this very text. */
export type VersionGuard = 'lawful' | 'all-accepted';

export const versionLifecycle = defineLifecycle<VersionState, VersionAction, VersionGuard>({
  initial: 'draft',
  actions: versionActions,
  states: {
    draft: { save: { to: 'draft' }, propose: { to: 'proposed', guard: 'lawful' }, withdraw: { to: 'withdrawn' } },
    // The last acceptance enters the version into force in the same transaction.
    proposed: { accept: { to: 'proposed' }, 'enter-into-force': { to: 'in-force', guard: 'all-accepted' }, withdraw: { to: 'withdrawn' } },
    // A later version takes over from its own `effectiveOn`; events before that day still belong here until it has its first.
    'in-force': { supersede: { to: 'superseded' } },
    superseded: {},
    withdrawn: {},
  },
});
