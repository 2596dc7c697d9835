/** A floor and a cap that no plan can both keep are told as what they are; which regime applies, a lawyer decides. */
import { compareFractions, type Fraction } from '@tongtu/kernel/fraction';
import type { Finding } from '../../contract/check.ts';
import type { SharingPlan } from '../plan.ts';
import type { EquityCap, RulePack } from '../rule-pack.ts';
import { shareText } from '../write-plan.ts';
import { findingOf, isBinding, type Case, type Details } from './finding.ts';

/** Without a size the widest cap: a conflict then holds for every size. */
const capOf = ({ unit }: SharingPlan, { most }: EquityCap): Fraction =>
  unit.size === undefined ? Object.values(most).reduce((widest, next) => (compareFractions(next, widest) > 0 ? next : widest)) : most[unit.size];

const clash = (plan: SharingPlan, floor: Case, cap: Case): { readonly code: string; readonly details: Details } | undefined => {
  const [low, high] = [floor.rule, cap.rule];
  if (plan.equity !== null && low.kind === 'equity-floor' && high.kind === 'equity-cap') {
    const most = capOf(plan, high);
    return compareFractions(low.least, most) > 0 ? { code: 'conflict-shares', details: { least: shareText(low.least), most: shareText(most) } } : undefined;
  }
  if (plan.annualProfit !== null && low.kind === 'profit-floor' && high.kind === 'profit-cap') {
    const apart = compareFractions(low.least, high.most) > 0 || low.yearsLeast > high.yearsMost;
    const details = { least: shareText(low.least), most: shareText(high.most), yearsLeast: low.yearsLeast, yearsMost: high.yearsMost };
    return apart ? { code: 'conflict-profit', details } : undefined;
  }
  return undefined;
};

/** Floors that bind against all caps. Both findings of the two rules stand beside this one. */
export const conflicts = (plan: SharingPlan, packs: readonly RulePack[]): Finding[] => {
  const cases = packs.flatMap((pack) => pack.rules.map((rule) => ({ plan, pack, rule })));
  return cases.filter(isBinding).flatMap((floor) =>
    cases.flatMap((cap) => {
      const found = clash(plan, floor, cap);
      if (found === undefined) return [];
      const both = (language: 'zh' | 'en'): string => `${floor.rule.article[language]}${language === 'zh' ? '；' : '; '}${cap.rule.article[language]}`;
      const told = findingOf(floor, {
        rule: 'conflict',
        severity: 'warning',
        holds: 'never',
        code: found.code,
        details: { ...found.details, packs: [floor.pack.code, cap.pack.code] },
      });
      return [{ ...told, article: { zh: both('zh'), en: both('en') } }];
    }),
  );
};
