/** Every state of a review against every action; and how long a link and an appeal last. */
import { describe, expect, it, test } from 'vitest';
import { reviewActions, reviewLifecycle, reviewStates, type ReviewAction, type ReviewState } from './review-lifecycle.ts';
import { answerDays, appealDays, dayMs, expiryAfterAppeal, isAppealOpen, isLinkValid, lastDayOfAppeal } from './review.ts';

/** Written out by hand: what is not here is refused. */
const leads: Readonly<Record<ReviewState, Partial<Record<ReviewAction, ReviewState>>>> = {
  open: { find: 'found', revoke: 'revoked' },
  found: { appeal: 'appealed', settle: 'final' },
  appealed: { answer: 'final' },
  final: {},
  revoked: {},
};
const guarded: readonly ReviewAction[] = ['find', 'settle', 'answer'];
const said = (result: ReturnType<typeof reviewLifecycle.next>): string => (result.ok ? result.value : result.error.kind);

describe.each(reviewStates)('%s', (state) => {
  it.each(reviewActions)('%s', (action) => {
    const to = leads[state][action];
    expect(said(reviewLifecycle.next(state, action, () => true))).toBe(to ?? 'wrong-state');
    expect(said(reviewLifecycle.next(state, action))).toBe(to !== undefined && guarded.includes(action) ? 'guard-refused' : (to ?? 'wrong-state'));
  });
});
it('reaches every state and ends in two', () => {
  expect(reviewLifecycle.unreachableStates()).toEqual([]);
  expect(reviewLifecycle.terminalStates()).toEqual(['final', 'revoked']);
});

test('an appeal can be made on its last day and not on the next', () => {
  expect(appealDays).toBe(15);
  expect(lastDayOfAppeal('2026-12-20')).toBe('2027-01-04');
  expect(['2027-01-03', '2027-01-04', '2027-01-05'].map((today) => isAppealOpen({ appealUntil: '2027-01-04' }, today))).toEqual([true, true, false]);
  expect(isAppealOpen({ appealUntil: null }, '2027-01-04')).toBe(false);
});
test('a link leads somewhere until its time is over or it is revoked, and lives on for an answer', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  const later = (days: number): Date => new Date(now.getTime() + days * dayMs);
  expect(isLinkValid({ state: 'open', expiresAt: later(1) }, now)).toBe(true);
  expect(isLinkValid({ state: 'open', expiresAt: now }, now)).toBe(false);
  expect(isLinkValid({ state: 'revoked', expiresAt: later(1) }, now)).toBe(false);
  expect(isLinkValid({ state: 'final', expiresAt: later(1) }, now)).toBe(true);
  expect(expiryAfterAppeal({ expiresAt: later(-5) }, now)).toEqual(later(answerDays));
  expect(expiryAfterAppeal({ expiresAt: later(100) }, now)).toEqual(later(100));
});
