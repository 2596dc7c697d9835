import { expect, it } from 'vitest';
import { listingStates } from '../contract/cards.ts';
import { isEditable, listingLifecycle } from './listing-lifecycle.ts';

/** Every state × every action, written out once more by hand: state → action → where it leads. What is not here is refused. */
const expected: Record<string, Record<string, string>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { publish: 'published', return: 'draft', withdraw: 'withdrawn' },
  published: { publish: 'published', confirm: 'published', pause: 'paused', expire: 'paused', close: 'closed', withdraw: 'withdrawn' },
  paused: { resume: 'published', close: 'closed', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};
const pairs = listingStates.flatMap((state) => listingLifecycle.actions.map((action) => ({ state, action })));

const refusal = (state: string, action: string) => ({ ok: false, error: { kind: 'wrong-state', details: { state, action } } });

it.each(pairs)('$state × $action', ({ state, action }) => {
  const to = expected[state]?.[action];
  expect(listingLifecycle.next(state, action, () => true)).toMatchObject(to === undefined ? refusal(state, action) : { ok: true, value: to });
});

it('knows the states of the contract and no others', () => expect(listingLifecycle.states).toEqual([...listingStates]));
it('every state can be reached; closed and withdrawn are ends', () => {
  expect(listingLifecycle.unreachableStates()).toEqual([]);
  expect(listingLifecycle.terminalStates()).toEqual(['closed', 'withdrawn']);
});

it('nothing comes into sight past the guard', () => {
  for (const { state, action } of pairs) {
    if (expected[state]?.[action] !== 'published' || action === 'confirm') continue;
    expect(
      listingLifecycle.next(state, action, (guard) => guard !== 'publishable'),
      `${state} ${action}`,
    ).toMatchObject({ ok: false, error: { kind: 'guard-refused' } });
  }
  expect(listingLifecycle.next('draft', 'submit', () => false).ok).toBe(false);
});

it('is edited while it is in its editors’ hands', () => expect(listingStates.filter(isEditable)).toEqual(['draft', 'published', 'paused']));
