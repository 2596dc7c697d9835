/** Floors on what comes in from transfer and licence, decided for every income. */
import type { Finding } from '../../contract/check.ts';
import type { SharingPlan } from '../plan.ts';
import type { IncomeFloor, InventorsShare } from '../rule-pack.ts';
import { shareText } from '../write-plan.ts';
import { figuresOf, findingOf, floorName, floorSeverity, isBinding, manner, type Case } from './finding.ts';
import { decideFloor } from './floor.ts';
import { refusedCosts } from './net-income.ts';
import { poolParties, stretchesOf } from './pool.ts';

const isOfPathway = ({ pathway }: SharingPlan, rule: { readonly pathways: readonly string[] }): boolean => rule.pathways.includes(pathway);

/** An article that says 可以, and a default beside a rule of the unit, are told in sentences of their own. */
const codeOf = (of: Case, how: string): string => {
  if (how === 'always') return of.rule.strength === 'permissive' ? 'may-income-met' : 'income-always';
  if (of.rule.strength === 'permissive') return 'may-income-below';
  if (of.rule.strength === 'default') return isBinding(of) ? 'default-income' : 'own-rule-income';
  return `income-${how}`;
};

/** Σ of the pool against the floor; `unproven` where costs are deducted that the pack's net income does not know. */
export const incomeFloor = (of: Case<IncomeFloor>): Finding[] => {
  const { plan, pack, rule } = of;
  if (!isOfPathway(plan, rule)) return [];
  const pool = poolParties(plan, pack);
  const answer = decideFloor(stretchesOf(plan, pool, 'income'), rule.least);
  const details = { least: shareText(rule.least), parties: [...pool] };
  const name = floorName(rule);
  const lowest = answer.worst === undefined ? {} : { lowest: shareText(answer.worst.ratio) };
  const refused = refusedCosts(plan, pack);
  if (answer.holds === 'always' && refused.length > 0)
    // What is left after these costs is less than the net income of the law, by an amount that the plan does not know.
    return [
      findingOf(of, {
        rule: name,
        severity: isBinding(of) ? 'warning' : 'information',
        holds: 'unproven',
        code: 'income-unproven',
        details: { ...details, costs: refused },
      }),
    ];
  if (answer.holds === 'always')
    return [findingOf(of, { rule: name, severity: 'information', holds: 'always', code: codeOf(of, 'always'), details: { ...details, ...lowest } })];
  const figures = figuresOf(plan, answer);
  return [findingOf(of, { rule: name, severity: floorSeverity(of), holds: answer.holds, ...figures, code: codeOf(of, manner(figures, answer)), details })];
};

/** Bayh-Dole names no percentage: something is enough, also where costs are recouped first. */
export const inventorsShare = (of: Case<InventorsShare>): Finding[] => {
  const { plan, pack, rule } = of;
  if (!isOfPathway(plan, rule)) return [];
  const parties = [...poolParties(plan, pack)];
  const stretches = stretchesOf(plan, new Set(parties), 'income');
  const first = stretches.find(({ paid }) => paid.slope.numerator > 0n);
  const base = { rule: 'inventors' as const, details: { parties } };
  if (first === undefined)
    return [findingOf(of, { ...base, severity: 'violation', holds: 'never', code: 'inventors-never', worst: { income: null, ratio: '0' } })];
  if (first.from.numerator === 0n) return [findingOf(of, { ...base, severity: 'information', holds: 'always', code: 'inventors-always' })];
  const { from } = figuresOf(plan, { holds: 'from', from: first.from });
  return [
    findingOf(of, {
      ...base,
      severity: 'information',
      holds: 'from',
      from: from!,
      worst: { income: from!, ratio: '0' },
      code: 'inventors-from',
    }),
  ];
};
