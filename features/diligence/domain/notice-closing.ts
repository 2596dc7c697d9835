/** Whether a running notice may be completed, and why not. */
import { isWithinPeriod } from './notice-period.ts';
import type { ObjectionOutcome } from './stored-notice.ts';

export type ClosingObstacle = 'notice-objection-upheld' | 'notice-period-running' | 'notice-objections-open';

/** What stands most in the way comes first: an upheld objection never goes away, a period does by itself. */
export const closingObstacle = (endsAt: Date, objections: readonly { readonly outcome: ObjectionOutcome }[], now: Date): ClosingObstacle | undefined => {
  if (objections.some(({ outcome }) => outcome === 'upheld')) return 'notice-objection-upheld';
  if (isWithinPeriod(endsAt, now)) return 'notice-period-running';
  return objections.some(({ outcome }) => outcome === 'open') ? 'notice-objections-open' : undefined;
};
