import { expect, test } from 'vitest';
import type { BookingState } from '../../contract/bookings.ts';
import { bookingSteps } from './booking-steps.ts';

const shown = (state: BookingState, ...reached: string[]): string =>
  bookingSteps(state, reached)
    .map(({ key, stands }) => `${key}:${stands}`)
    .join(' ');

test.each([
  ['held', ['held'], 'held:now requested:ahead approved:ahead confirmed:ahead in-use:ahead completed:ahead'],
  ['confirmed', ['held', 'requested', 'approved', 'confirmed'], 'held:done requested:done approved:done confirmed:now in-use:ahead completed:ahead'],
  ['completed', ['held'], 'held:done requested:done approved:done confirmed:done in-use:done completed:done'],
  ['declined', ['held', 'requested', 'declined'], 'held:done requested:done declined:ended'],
  ['expired', ['waitlisted', 'expired'], 'waitlisted:done expired:ended'],
  ['waitlisted', ['waitlisted'], 'waitlisted:now held:ahead requested:ahead approved:ahead confirmed:ahead in-use:ahead completed:ahead'],
  ['held', ['waitlisted', 'held'], 'waitlisted:done held:now requested:ahead approved:ahead confirmed:ahead in-use:ahead completed:ahead'],
  // Moved after its approval, it is asked for again.
  ['requested', ['held', 'requested', 'approved', 'requested'], 'held:done requested:now approved:ahead confirmed:ahead in-use:ahead completed:ahead'],
] as const)('%s after %j', (state, reached, expected) => expect(shown(state, ...reached)).toBe(expected));
