/**
 * The life of a card, as data. A card that is out may be published again (its changes),
 * paused and resumed; what is closed or withdrawn stays so, because others may have
 * built on what they read: who wants it back writes a new card.
 */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

/**
 * Guards: `complete` — nothing is missing (completeness.ts) and every value is known to
 * the code tables; `publishable` — complete, and the organization is verified.
 * `expire` is the house's own step (expiry.ts); no person takes it.
 */
export const listingLifecycle = defineLifecycle({
  initial: 'draft',
  actions: ['submit', 'return', 'publish', 'pause', 'expire', 'resume', 'confirm', 'close', 'withdraw'],
  states: {
    draft: { submit: { to: 'submitted', guard: 'complete' }, withdraw: { to: 'withdrawn' } },
    submitted: { publish: { to: 'published', guard: 'publishable' }, return: { to: 'draft' }, withdraw: { to: 'withdrawn' } },
    published: {
      publish: { to: 'published', guard: 'publishable' },
      confirm: { to: 'published' },
      pause: { to: 'paused' },
      expire: { to: 'paused' },
      close: { to: 'closed' },
      withdraw: { to: 'withdrawn' },
    },
    paused: { resume: { to: 'published', guard: 'publishable' }, close: { to: 'closed' }, withdraw: { to: 'withdrawn' } },
    closed: {},
    withdrawn: {},
  },
});

export type ListingAction = (typeof listingLifecycle.actions)[number];
export type ListingGuard = 'complete' | 'publishable';

/** The states in which the working copy may be edited. A submitted card is in the approver's hands: it is returned first. */
export const editableStates = ['draft', 'published', 'paused'] as const;
export const isEditable = (state: string): boolean => editableStates.some((s) => s === state);
