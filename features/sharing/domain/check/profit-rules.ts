/** Self- and joint implementation: a part of each year's operating profit, for so many years. */
import { compareFractions, zero } from '@tongtu/kernel/fraction';
import type { Finding } from '../../contract/check.ts';
import type { ProfitCap, ProfitFloor } from '../rule-pack.ts';
import { shareText } from '../write-plan.ts';
import { figuresOf, findingOf, floorName, floorSeverity, isBinding, type Case } from './finding.ts';
import { decideFloor } from './floor.ts';
import { income, poolParties, scaled } from './pool.ts';

/**
 * Rate and years both have to reach the article. A plan that counts from the start of production lets years of loss pass, so it does
 * not reach an article that counts from the first year with a profit; the other way round it gives no less.
 */
export const profitFloor = (of: Case<ProfitFloor>): Finding[] => {
  const { plan, pack, rule } = of;
  const annual = plan.annualProfit;
  if (annual === null) return [];
  const rate = poolParties(plan, pack).has(annual.party) ? annual.rate : zero;
  const answer = decideFloor([{ from: zero, to: null, paid: scaled(income, rate), of: income }], rule.least);
  const startsWell = rule.from === 'production-start' || annual.from === 'first-profit-year';
  const lasts = annual.years >= rule.yearsLeast && startsWell;
  const details = { least: shareText(rule.least), rate: shareText(rate), years: annual.years, yearsLeast: rule.yearsLeast, parties: [annual.party] };
  const base = { rule: floorName(rule), details };
  if (answer.holds === 'always' && lasts)
    return [findingOf(of, { ...base, severity: 'information', holds: 'always', code: rule.strength === 'permissive' ? 'may-profit-met' : 'profit-always' })];
  const broken = answer.holds === 'always' ? (startsWell ? 'profit-years' : 'profit-start') : 'profit-rate';
  const code = rule.strength === 'permissive' ? 'may-profit-below' : rule.strength === 'hard' ? broken : isBinding(of) ? 'default-profit' : 'own-rule-profit';
  const figures = answer.holds === 'always' ? {} : figuresOf(plan, answer);
  return [findingOf(of, { ...base, severity: floorSeverity(of), holds: 'never', ...figures, code })];
};

/** L18: a cap stands beside the floors, whoever of the staff is paid. */
export const profitCap = (of: Case<ProfitCap>): Finding[] => {
  const { plan, pack, rule } = of;
  const annual = plan.annualProfit;
  if (annual === null || !poolParties(plan, pack).has(annual.party)) return [];
  const within = compareFractions(annual.rate, rule.most) <= 0 && annual.years <= rule.yearsMost;
  return [
    findingOf(of, {
      rule: 'L18',
      severity: within ? 'information' : 'warning',
      holds: within ? 'always' : 'never',
      code: within ? 'post-dividend-within' : 'post-dividend-above',
      details: { most: shareText(rule.most), yearsMost: rule.yearsMost, rate: shareText(annual.rate), years: annual.years },
    }),
  ];
};
