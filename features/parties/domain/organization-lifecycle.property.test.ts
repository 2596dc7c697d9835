/** Whatever is asked in whatever order has an answer, and nobody is verified but by the secretariat's word. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { organizationStates, type OrganizationState } from '../contract.ts';
import { organizationLifecycle, type OrganizationDecision } from './organization-lifecycle.ts';

const walk = fc.array(fc.constantFrom<OrganizationDecision>(...organizationLifecycle.actions), { maxLength: 30 });

it('is total: each step leads to a known state or is refused with what is allowed instead', () => {
  fc.assert(
    fc.property(fc.constantFrom<OrganizationState>(...organizationStates), fc.constantFrom(...organizationLifecycle.actions), (state, action) => {
      const next = organizationLifecycle.next(state, action);
      const isAllowed = organizationLifecycle.allowedActions(state).includes(action);
      expect(next.ok).toBe(isAllowed);
      expect(next.ok ? organizationStates.includes(next.value) : next.error.kind === 'wrong-state').toBe(true);
    }),
  );
});

it('a walk ends verified exactly when its last step was a verification or a reinstatement', () => {
  fc.assert(
    fc.property(walk, (actions) => {
      let state: OrganizationState = organizationLifecycle.initial;
      let last: OrganizationDecision | undefined;
      for (const action of actions) {
        const next = organizationLifecycle.next(state, action);
        if (!next.ok) continue;
        state = next.value;
        last = action;
      }
      expect(state === 'verified').toBe(last === 'verify' || last === 'reinstate');
    }),
  );
});
