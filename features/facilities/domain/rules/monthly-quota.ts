import { hoursByMonth } from '../hours-by-month.ts';
import type { Rule } from './draft.ts';

const rounded = (hours: number): number => Math.round(hours * 100) / 100;

/** Hours of one organization in each local month that the booking touches. Details of the first month that has too few left: `month`, `hours`, `taken`, `asked`, `left`. */
export const monthlyQuota: Rule<'monthly-quota'> = ({ hours }, { from, to, zone, hoursByMonth: had }) => {
  for (const [month, asked] of Object.entries(hoursByMonth([{ from, to }], zone))) {
    const taken = had[month] ?? 0;
    if (rounded(taken + asked) > hours)
      return {
        kind: 'rule-monthly-quota',
        field: 'from',
        details: { month, hours, taken: rounded(taken), asked: rounded(asked), left: Math.max(0, rounded(hours - taken)) },
      };
  }
  return undefined;
};
