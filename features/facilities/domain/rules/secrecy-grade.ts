import type { Rule } from './draft.ts';

const grades = ['none', 'trade-secret', 'state-secret'] as const;

/** Declared, and not above the facility's grade. A state secret is above every one. Details `highest`, `given` (null: not declared). */
export const secrecyGrade: Rule<'secrecy-grade'> = ({ highest }, { details: { secrecy } }) =>
  secrecy !== undefined && grades.indexOf(secrecy) <= grades.indexOf(highest)
    ? undefined
    : { kind: 'rule-secrecy-grade', field: 'details.secrecy', details: { highest, given: secrecy ?? null } };
