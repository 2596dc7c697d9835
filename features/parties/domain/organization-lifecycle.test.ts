import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawLifecycle } from '@tongtu/kernel/lifecycle';
import { organizationStates } from '../contract.ts';
import { organizationLifecycle } from './organization-lifecycle.ts';

/** Every state × every action, written out once more by hand. What is not here is refused. */
const expected: Record<string, Record<string, string>> = {
  applied: { verify: 'verified', decline: 'declined' },
  verified: { suspend: 'suspended' },
  declined: { reinstate: 'verified' },
  suspended: { reinstate: 'verified' },
};
const pairs = organizationStates.flatMap((state) => organizationLifecycle.actions.map((action) => ({ state, action })));

it.each(pairs)('$state × $action', ({ state, action }) => {
  const to = expected[state]?.[action];
  const refusal = { ok: false, error: { kind: 'wrong-state', details: { state, action, allowed: Object.keys(expected[state] ?? {}) } } };
  expect(organizationLifecycle.next(state, action)).toEqual(to === undefined ? refusal : { ok: true, value: to });
});

it('knows the states of the contract and no others; all can be reached, none is an end', () => {
  expect(organizationLifecycle.states.toSorted()).toEqual(organizationStates.toSorted());
  expect(organizationLifecycle.unreachableStates()).toEqual([]);
  expect(organizationLifecycle.terminalStates()).toEqual([]);
});

it('is drawn in the README as it is', () =>
  expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(drawLifecycle(organizationLifecycle)));
