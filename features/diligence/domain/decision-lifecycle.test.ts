/** Every state of a decision against every action: where it leads, or why not. */
import { describe, expect, it } from 'vitest';
import { decisionActions, decisionLifecycle, decisionStates, type DecisionAction, type DecisionState } from './decision-lifecycle.ts';

/** Written out by hand: what is not here is refused. */
const leads: Readonly<Record<DecisionState, Partial<Record<DecisionAction, DecisionState>>>> = {
  called: { declare: 'called', open: 'voting', cancel: 'cancelled' },
  voting: { declare: 'voting', vote: 'voting', count: 'counted', cancel: 'cancelled' },
  counted: { confirm: 'counted', finish: 'confirmed', cancel: 'cancelled' },
  confirmed: {},
  cancelled: {},
};
const guarded = ['called.open', 'voting.vote', 'counted.finish', 'counted.cancel'];

/** The state it leads to, or the kind of the refusal. */
const said = (result: ReturnType<typeof decisionLifecycle.next>): string => (result.ok ? result.value : result.error.kind);

describe.each(decisionStates)('%s', (state) => {
  it.each(decisionActions)('%s', (action) => {
    const to = leads[state][action];
    expect(said(decisionLifecycle.next(state, action, () => true))).toBe(to ?? 'wrong-state');
    // Whoever forgets to ask for a guard is refused.
    expect(said(decisionLifecycle.next(state, action))).toBe(
      to !== undefined && guarded.includes(`${state}.${action}`) ? 'guard-refused' : (to ?? 'wrong-state'),
    );
  });
});

it('reaches every state, and nothing leads out of an end or back before the count', () => {
  expect(decisionLifecycle.unreachableStates()).toEqual([]);
  expect(decisionLifecycle.terminalStates()).toEqual(['confirmed', 'cancelled']);
  // From `counted` on no path leads to another vote.
  const after = new Set<DecisionState>(['counted']);
  for (const state of after) for (const to of Object.values(leads[state])) after.add(to);
  expect([...after].toSorted()).toEqual(['cancelled', 'confirmed', 'counted']);
});
