import { hoursOf, minutesBetween, type Rule } from './draft.ts';

/** Details `minutes`, `hours`, `given` (hours). */
export const maximumLength: Rule<'maximum-length'> = ({ minutes }, { from, to }) => {
  const length = minutesBetween(from, to);
  return length <= minutes ? undefined : { kind: 'rule-maximum-length', field: 'to', details: { minutes, hours: hoursOf(minutes), given: hoursOf(length) } };
};
