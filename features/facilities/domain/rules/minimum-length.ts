import { hoursOf, minutesBetween, type Rule } from './draft.ts';

/** Details `minutes`, `hours`, `given` (hours). */
export const minimumLength: Rule<'minimum-length'> = ({ minutes }, { from, to }) => {
  const length = minutesBetween(from, to);
  return length >= minutes ? undefined : { kind: 'rule-minimum-length', field: 'to', details: { minutes, hours: hoursOf(minutes), given: hoursOf(length) } };
};
