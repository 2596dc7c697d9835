import { minutesBetween, type Rule } from './draft.ts';

const dayMinutes = 1440;

/** It begins at most so many times 24 hours from now. Details `days`, `given` (days, rounded up to tenths). */
export const maximumAhead: Rule<'maximum-ahead'> = ({ days }, { from, now }) => {
  const ahead = minutesBetween(now, from) / dayMinutes;
  return ahead <= days ? undefined : { kind: 'rule-maximum-ahead', field: 'from', details: { days, given: Math.ceil(ahead * 10) / 10 } };
};
