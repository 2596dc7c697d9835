/** The way of a booking as steps: where it stands, what it has behind it, and where it ended. Pure. */
import type { BookingState } from '../../contract/bookings.ts';
import type { Step } from '../parts/steps.tsx';

const way = ['held', 'requested', 'approved', 'confirmed', 'in-use', 'completed'] as const satisfies readonly BookingState[];
export type BookingStep = { readonly key: BookingState; readonly stands: Step['stands'] };

/** `reached`: states that its history leads through, in order. */
export const bookingSteps = (state: BookingState, reached: readonly string[]): readonly BookingStep[] => {
  const waited: BookingStep[] = state !== 'waitlisted' && reached.includes('waitlisted') ? [{ key: 'waitlisted', stands: 'done' }] : [];
  if (state === 'waitlisted') return [{ key: 'waitlisted', stands: 'now' }, ...way.map((key): BookingStep => ({ key, stands: 'ahead' }))];
  const at = way.findIndex((key) => key === state);
  if (at >= 0)
    return [
      ...waited,
      ...way.map((key, index): BookingStep => ({ key, stands: index < at || state === 'completed' ? 'done' : index === at ? 'now' : 'ahead' })),
    ];
  const last = way.findLastIndex((key) => reached.includes(key));
  return [...waited, ...way.slice(0, last + 1).map((key): BookingStep => ({ key, stands: 'done' })), { key: state, stands: 'ended' }];
};
