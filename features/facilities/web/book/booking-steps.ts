/** The way of a booking as acts: what is done, what is next, and where it ended. Pure. */
import type { BookingState } from '../../contract/bookings.ts';
import type { Step } from '../parts/steps.tsx';

/** The act that leads into each state, in order. */
const way = [
  ['hold', 'held'],
  ['request', 'requested'],
  ['approve', 'approved'],
  ['confirm', 'confirmed'],
  ['check-in', 'in-use'],
  ['check-out', 'completed'],
] as const satisfies readonly (readonly [string, BookingState])[];

/** `key`: an act of the way, `wait`, or the state in which it ended. */
export type BookingStep = { readonly key: string; readonly stands: Step['stands'] };

/** `reached`: states that its history leads through, in order. */
export const bookingSteps = (state: BookingState, reached: readonly string[]): readonly BookingStep[] => {
  const waited: BookingStep[] = reached.includes('waitlisted') || state === 'waitlisted' ? [{ key: 'wait', stands: 'done' }] : [];
  const at = way.findIndex(([, into]) => into === state);
  if (at >= 0 || state === 'waitlisted')
    return [...waited, ...way.map(([key], index): BookingStep => ({ key, stands: index <= at ? 'done' : index === at + 1 ? 'now' : 'ahead' }))];
  const last = way.findLastIndex(([, into]) => reached.includes(into));
  return [...waited, ...way.slice(0, last + 1).map(([key]): BookingStep => ({ key, stands: 'done' })), { key: state, stands: 'ended' }];
};
