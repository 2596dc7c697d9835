/** L4: how the pool is divided. Main contributors are judged by their weights, the transfer office for every income. */
import { compareFractions, plus, times, zero } from '@tongtu/kernel/fraction';
import type { Finding } from '../../contract/check.ts';
import type { MainPart, TtoPart } from '../rule-pack.ts';
import { shareText } from '../write-plan.ts';
import { shareFigures } from './equity-rules.ts';
import { figuresOf, findingOf, manner, partSeverity, type Case, type Told } from './finding.ts';
import { decideFloor } from './floor.ts';
import { equityOf, officeParties, poolParties, stretchesOf, wholeShares } from './pool.ts';
import { refusedCosts } from './net-income.ts';

/** What main members get against all that the law counts as the pool; the weights alone do not know of transformers or the office. */
const mainOfWholePool = ({ plan, pack, rule }: Case<MainPart>, weight: MainPart['least']): Told | undefined => {
  const pool = poolParties(plan, pack);
  const own = new Set([plan.pool!.party]);
  const base = { severity: 'information' as const, code: 'main-of-whole-pool', details: { least: shareText(rule.least), weight: shareText(weight) } };
  if (plan.equity !== null) {
    const [mine, all] = [equityOf(plan, own), equityOf(plan, pool)];
    const part = times(weight, mine.part);
    const required = times(rule.least, all.part);
    if (compareFractions(part, required) >= 0) return undefined;
    return { ...base, holds: 'never', ...shareFigures(all.total, wholeShares(all.total, part), wholeShares(all.total, required), part) };
  }
  if (plan.steps.length === 0) return undefined;
  const answer = decideFloor(stretchesOf(plan, own, pool, weight), rule.least);
  return answer.holds === 'always' ? undefined : { ...base, holds: answer.holds, ...figuresOf(plan, answer) };
};

export const mainPart = (of: Case<MainPart>): Finding[] => {
  const { plan, rule } = of;
  const least = shareText(rule.least);
  const base = { rule: 'L4' as const };
  if (plan.pool === null || plan.pool.members.length === 0)
    return [findingOf(of, { ...base, severity: 'information', holds: 'unproven', code: 'main-unproven', details: { least } })];
  const main = plan.pool.members.filter((member) => member.main);
  const weight = main.reduce((sum, member) => plus(sum, member.weight), zero);
  const details = { least, weight: shareText(weight), people: main.map(({ id }) => id) };
  if (compareFractions(weight, rule.least) < 0)
    return [findingOf(of, { ...base, severity: partSeverity(of), holds: 'never', code: main.length === 0 ? 'main-unmarked' : 'main-never', details })];
  const whole = mainOfWholePool(of, weight);
  return [
    findingOf(of, { ...base, severity: 'information', holds: 'always', code: 'main-always', details }),
    ...(whole === undefined ? [] : [findingOf(of, { ...base, ...whole })]),
  ];
};

/** Asked only where the plan has an office: which of several people are its staff, the plan does not say. */
export const ttoPart = (of: Case<TtoPart>): Finding[] => {
  const { plan, pack, rule } = of;
  const office = officeParties(plan);
  if (office.size === 0 || !rule.pathways.includes(plan.pathway)) return [];
  const may = rule.strength === 'permissive';
  const details = { least: shareText(rule.least), parties: [...office] };
  const base = { rule: may ? ('recommended' as const) : ('L4' as const), details };
  const met = findingOf(of, { ...base, severity: 'information', holds: 'always', code: may ? 'may-office-met' : 'office-always' });
  const pool = poolParties(plan, pack);
  if (plan.equity !== null) {
    const [mine, all] = [equityOf(plan, office), equityOf(plan, pool)];
    const required = rule.of === 'net' ? rule.least : times(rule.least, all.part);
    if (compareFractions(mine.part, required) >= 0) return [{ ...met, figures: 'shares' }];
    const figures = shareFigures(all.total, mine.shares, wholeShares(all.total, required), mine.part);
    return [findingOf(of, { ...base, severity: partSeverity(of), holds: 'never', ...figures, code: may ? 'may-office-below' : 'office-never' })];
  }
  if (plan.steps.length === 0) return [];
  const answer = decideFloor(stretchesOf(plan, office, rule.of === 'net' ? 'income' : pool), rule.least);
  if (answer.holds === 'always' && rule.of === 'net' && refusedCosts(plan, pack).length > 0)
    return [findingOf(of, { ...base, severity: may ? 'information' : 'warning', holds: 'unproven', code: 'office-unproven' })];
  if (answer.holds === 'always') return [met];
  const figures = figuresOf(plan, answer);
  return [
    findingOf(of, {
      ...base,
      severity: partSeverity(of),
      holds: answer.holds,
      ...figures,
      code: may ? 'may-office-below' : `office-${manner(figures, answer)}`,
    }),
  ];
};
