/**
 * The life of an organization, as data. Anybody may apply; only the secretariat
 * takes the steps. Organizations are never deleted: what they published, and who
 * decided, stays readable. An applicant who was declined applies anew, or is
 * reinstated where the refusal was a mistake.
 */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const organizationLifecycle = defineLifecycle({
  initial: 'applied',
  actions: ['verify', 'decline', 'suspend', 'reinstate'],
  states: {
    applied: { verify: { to: 'verified' }, decline: { to: 'declined' } },
    verified: { suspend: { to: 'suspended' } },
    declined: { reinstate: { to: 'verified' } },
    suspended: { reinstate: { to: 'verified' } },
  },
});

export type OrganizationDecision = (typeof organizationLifecycle.actions)[number];
