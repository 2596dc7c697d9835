/** The text face of a plan, read. */
import { fail, type Result } from '@tongtu/kernel/result';
import type { SharingPlan } from '../domain/plan.ts';

/**
 * Kind `plan-text-malformed`; its `errors` name every fault. Each has a kind, in `field` the place in the tree where it is known, and in
 * `details` where it stands in the text: `line` and `column` (both from 1), `offset` and `length` in code units.
 */
export const parsePlanText = (text: string): Result<SharingPlan> =>
  fail('plan-text-malformed', { errors: [{ kind: 'text-unexpected', details: { line: 1, column: 1, offset: 0, length: text.length } }] });
