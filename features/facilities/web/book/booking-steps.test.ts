import { expect, test } from 'vitest';
import type { BookingState } from '../../contract/bookings.ts';
import { bookingSteps } from './booking-steps.ts';

const shown = (state: BookingState, ...reached: string[]): string =>
  bookingSteps(state, reached)
    .map(({ key, stands }) => `${key}:${stands}`)
    .join(' ');

test.each([
  ['held', ['held'], 'hold:done request:now approve:ahead confirm:ahead check-in:ahead check-out:ahead'],
  ['confirmed', ['held', 'requested', 'approved', 'confirmed'], 'hold:done request:done approve:done confirm:done check-in:now check-out:ahead'],
  ['completed', ['held'], 'hold:done request:done approve:done confirm:done check-in:done check-out:done'],
  ['declined', ['held', 'requested', 'declined'], 'hold:done request:done declined:ended'],
  ['no-show', ['held', 'requested', 'approved', 'confirmed', 'no-show'], 'hold:done request:done approve:done confirm:done no-show:ended'],
  ['expired', ['waitlisted', 'expired'], 'wait:done expired:ended'],
  ['waitlisted', ['waitlisted'], 'wait:done hold:now request:ahead approve:ahead confirm:ahead check-in:ahead check-out:ahead'],
  ['held', ['waitlisted', 'held'], 'wait:done hold:done request:now approve:ahead confirm:ahead check-in:ahead check-out:ahead'],
  // Moved after its approval, it is asked for again.
  ['requested', ['held', 'requested', 'approved', 'requested'], 'hold:done request:done approve:now confirm:ahead check-in:ahead check-out:ahead'],
] as const)('%s after %j', (state, reached, expected) => expect(shown(state, ...reached)).toBe(expected));
