import { hoursOf, minutesBetween, type Rule } from './draft.ts';

/** So long before its begin a booking is made; with 0 minutes it must not have begun. Details `minutes`, `hours`, `given` (hours, 0 where it has begun). */
export const minimumNotice: Rule<'minimum-notice'> = ({ minutes }, { from, now }) => {
  const given = minutesBetween(now, from);
  return given >= minutes
    ? undefined
    : { kind: 'rule-minimum-notice', field: 'from', details: { minutes, hours: hoursOf(minutes), given: Math.max(0, Math.floor((given / 60) * 10) / 10) } };
};
