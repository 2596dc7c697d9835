import type { Rule } from './draft.ts';

/** Technology readiness as GB/T 22900 counts it, said and in the range. Details `min`, `max`, `given` (null: not said). */
export const trlRange: Rule<'trl-range'> = ({ min, max }, { details: { trl } }) =>
  trl !== undefined && min <= trl && trl <= max ? undefined : { kind: 'rule-trl-range', field: 'details.trl', details: { min, max, given: trl ?? null } };
