import { expect, it } from 'vitest';
import { drawLifecycle } from '@tongtu/kernel/lifecycle';
import { bookingStates, occupyingStates } from '../contract/bookings.ts';
import { bookingLifecycle, confirmHours, expiryOf, holdHours, occupies } from './booking-lifecycle.ts';

/** Every state × every action, written out once more by hand: state → action → where it leads. What is not here is refused. */
const expected: Record<string, Record<string, string>> = {
  new: { hold: 'held', wait: 'waitlisted' },
  waitlisted: { promote: 'held', cancel: 'cancelled', expire: 'expired' },
  held: { request: 'requested', reschedule: 'held', cancel: 'cancelled', expire: 'expired' },
  requested: { approve: 'approved', decline: 'declined', reschedule: 'requested', cancel: 'cancelled', expire: 'expired' },
  approved: { confirm: 'confirmed', reschedule: 'requested', cancel: 'cancelled', expire: 'expired' },
  confirmed: { 'check-in': 'in-use', 'mark-no-show': 'no-show', reschedule: 'requested', cancel: 'cancelled' },
  'in-use': { 'check-out': 'completed' },
  completed: { correct: 'completed' },
  'no-show': { correct: 'no-show' },
  declined: {},
  cancelled: { correct: 'cancelled' },
  expired: {},
};
const pairs = ['new' as const, ...bookingStates].flatMap((state) => bookingLifecycle.actions.map((action) => ({ state, action })));

it.each(pairs)('$state × $action', ({ state, action }) => {
  const to = expected[state]?.[action];
  expect(bookingLifecycle.next(state, action, () => true)).toMatchObject(
    to === undefined ? { ok: false, error: { kind: 'wrong-state', details: { state, action } } } : { ok: true, value: to },
  );
});

it('knows the states of the contract and no others but the one before the first', () =>
  expect([...bookingLifecycle.states].sort()).toEqual(['new', ...bookingStates].sort()));

it('every state can be reached; what is over stays over', () => {
  expect(bookingLifecycle.unreachableStates()).toEqual([]);
  expect([...bookingLifecycle.terminalStates()].sort()).toEqual(['cancelled', 'completed', 'declined', 'expired', 'no-show']);
});

it('no place is taken past the guard', () => {
  const taking = pairs.filter(({ state, action }) => {
    const to = expected[state]?.[action];
    return to !== undefined && occupyingStates.some((one) => one === to) && (!occupyingStates.some((one) => one === state) || action === 'reschedule');
  });
  expect(taking.length).toBeGreaterThan(4);
  for (const { state, action } of taking)
    expect(
      bookingLifecycle.next(state, action, (guard) => guard !== 'free'),
      `${state} ${action}`,
    ).toMatchObject({ error: { kind: 'guard-refused' } });
});

it('nobody is bound who has not accepted the agreement as it stands', () => {
  for (const [state, action] of [
    ['requested', 'approve'],
    ['approved', 'confirm'],
  ] as const)
    expect(bookingLifecycle.next(state, action, (guard) => guard !== 'agreed')).toMatchObject({ error: { kind: 'guard-refused' } });
});

it('takes its place from the hold to the end of its use', () => expect(bookingStates.filter(occupies)).toEqual([...occupyingStates]));

it('runs out by itself, and never after its own begin', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const late = new Date('2026-04-01T00:00:00Z');
  const soon = new Date('2026-03-01T06:00:00Z');
  expect(expiryOf('held', now, late)).toEqual(new Date(now.getTime() + holdHours * 3_600_000));
  expect(expiryOf('approved', now, late)).toEqual(new Date(now.getTime() + confirmHours * 3_600_000));
  for (const state of ['held', 'requested', 'approved', 'waitlisted'] as const) expect(expiryOf(state, now, soon)).toEqual(soon);
  for (const state of ['confirmed', 'in-use', 'completed', 'cancelled'] as const) expect(expiryOf(state, now, late)).toBeNull();
});

it('is drawn in the README as it is', async () => {
  const { readFileSync } = await import('node:fs');
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(drawLifecycle(bookingLifecycle).trim());
});
