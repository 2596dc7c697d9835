import { expect, test } from 'vitest';
import type { BookingCard } from '../../contract/bookings.ts';
import { actOf, myActs, sortedForView, statesOf } from './my-acts.ts';

const now = Date.parse('2026-11-26T00:00:00Z');
const booking = (id: string, from: string, actions: BookingCard['actions'], expiresAt: string | null = null): BookingCard =>
  ({ id, from, to: from, actions, expiresAt }) as BookingCard;

test.each([
  [['request', 'cancel'], '2026-12-01T00:00:00Z', 'request'],
  [['confirm', 'cancel'], '2026-12-01T00:00:00Z', 'confirm'],
  [['check-in', 'cancel'], '2026-11-26T01:00:00Z', 'check-in'],
  [['check-in', 'cancel'], '2026-11-26T03:00:00Z', undefined],
  [['check-out'], '2026-11-25T01:00:00Z', 'check-out'],
  [['cancel', 'reschedule'], '2026-11-26T01:00:00Z', undefined],
] as const)('%j, begins %s: %s', (actions, from, act) => expect(actOf({ actions: [...actions], from }, now)).toBe(act));

const a = booking('a', '2026-12-03T00:00:00Z', ['request'], '2026-11-28T00:00:00Z');
const b = booking('b', '2026-12-01T00:00:00Z', ['confirm'], '2026-11-27T00:00:00Z');
const c = booking('c', '2026-11-30T00:00:00Z', ['cancel']);
test('what ends soonest is done first', () => expect(myActs([a, b, c], now).map((one) => one.booking.id)).toEqual(['b', 'a']));
test.each([
  ['next', ['c', 'b', 'a']],
  ['waiting', ['b', 'a']],
  ['past', ['a', 'b', 'c']],
] as const)('%s', (view, ids) => expect(sortedForView([a, b, c], view, now).map((one) => one.id)).toEqual(ids));
test('no state is in both views', () => expect(statesOf('next').filter((state) => statesOf('past').includes(state))).toEqual([]));
