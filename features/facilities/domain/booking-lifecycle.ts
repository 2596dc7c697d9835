/**
 * The life of a booking, as data. It is never deleted: what was asked, answered and used stays readable.
 * `new` is no stored state; a booking begins as a hold or on the waiting list.
 */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';
import { occupyingStates, type BookingState } from '../contract/bookings.ts';

/**
 * Guards: `free` — the place is free and no block lies over it; `rules` — no rule of the facility is broken;
 * `agreed` — whoever takes the step accepts the agreement as it stands; `begun` — its time has come.
 * `hold`, `wait`, `expire`, `promote` are no buttons: a booking begins with the first two, the house does the others.
 */
export const bookingLifecycle = defineLifecycle({
  initial: 'new',
  actions: [
    'hold',
    'wait',
    'promote',
    'request',
    'approve',
    'decline',
    'confirm',
    'reschedule',
    'check-in',
    'check-out',
    'mark-no-show',
    'correct',
    'cancel',
    'expire',
  ],
  states: {
    new: { hold: { to: 'held', guard: 'free' }, wait: { to: 'waitlisted' } },
    waitlisted: { promote: { to: 'held', guard: 'free' }, cancel: { to: 'cancelled' }, expire: { to: 'expired' } },
    held: {
      request: { to: 'requested', guard: 'rules' },
      reschedule: { to: 'held', guard: 'free' },
      cancel: { to: 'cancelled' },
      expire: { to: 'expired' },
    },
    requested: {
      approve: { to: 'approved', guard: 'agreed' },
      decline: { to: 'declined' },
      reschedule: { to: 'requested', guard: 'free' },
      cancel: { to: 'cancelled' },
      expire: { to: 'expired' },
    },
    approved: {
      confirm: { to: 'confirmed', guard: 'agreed' },
      reschedule: { to: 'requested', guard: 'free' },
      cancel: { to: 'cancelled' },
      expire: { to: 'expired' },
    },
    confirmed: {
      'check-in': { to: 'in-use', guard: 'begun' },
      'mark-no-show': { to: 'no-show', guard: 'begun' },
      reschedule: { to: 'requested', guard: 'free' },
      cancel: { to: 'cancelled' },
    },
    'in-use': { 'check-out': { to: 'completed' } },
    completed: { correct: { to: 'completed' } },
    'no-show': { correct: { to: 'no-show' } },
    declined: {},
    cancelled: { correct: { to: 'cancelled' } },
    expired: {},
  },
});

export type BookingStep = (typeof bookingLifecycle.actions)[number];
/** After these a place may be free that was not; somebody may wait for it. */
export const freeingSteps: ReadonlySet<BookingStep> = new Set(['decline', 'reschedule', 'check-out', 'mark-no-show', 'cancel', 'expire']);

export const occupies = (state: BookingState): boolean => occupyingStates.some((one) => one === state);

/** A hold lasts so long unless its time has come before; so does a promoted one. */
export const holdHours = 48;
/** An owner who has not answered for so long has lost the request. */
export const answerHours = 120;
/** An approval is confirmed within so many hours. */
export const confirmHours = 72;
/** So long before its time a booking may be checked in. */
export const checkInMinutesBefore = 120;

const hourMs = 3_600_000;

/** When a booking that enters the state now ends by itself; never later than its own begin. Null: it does not. */
export const expiryOf = (state: BookingState, now: Date, from: Date): Date | null => {
  const hours: Partial<Record<BookingState, number>> = { held: holdHours, requested: answerHours, approved: confirmHours };
  if (state === 'waitlisted') return from;
  const given = hours[state];
  return given === undefined ? null : new Date(Math.min(now.getTime() + given * hourMs, from.getTime()));
};
