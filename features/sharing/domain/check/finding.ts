/** From an answer in exact fractions to a finding that can be printed. */
import { toExactText } from '@tongtu/kernel/fraction';
import { moneyToDecimal } from '@tongtu/kernel/money';
import type { Finding } from '../../contract/check.ts';
import { ceiling, floorOf } from '../entitlement.ts';
import type { SharingPlan } from '../plan.ts';
import type { BothLanguages, PackRule, RulePack } from '../rule-pack.ts';
import type { FloorAnswer } from './floor.ts';
import type { RuleName, Severity } from './words.ts';

/** One rule of one pack, looking at one plan. */
export type Case<R extends PackRule = PackRule> = { readonly plan: SharingPlan; readonly pack: RulePack; readonly rule: R };
export type Details = Finding['details'];
export type Told = Pick<Finding, 'severity' | 'holds' | 'code'> &
  Partial<Pick<Finding, 'rule' | 'figures' | 'from' | 'until' | 'counterexample' | 'worst' | 'details'>>;

/** What binds: a default does not bind where the unit has a published rule of its own, and 可以 binds nobody. */
export const isBinding = ({ plan, rule }: Pick<Case, 'plan' | 'rule'>): boolean =>
  rule.strength === 'hard' || (rule.strength === 'default' && !plan.unit.publishedRule);

/** How grave it is that a floor does not always hold. */
export const floorSeverity = (of: Pick<Case, 'plan' | 'rule'>): Severity =>
  !isBinding(of) ? 'information' : of.rule.strength === 'hard' ? 'violation' : 'warning';

/** Under which number of the linter a floor is told. */
export const floorName = ({ strength }: PackRule): RuleName => (strength === 'hard' ? 'L1' : strength === 'default' ? 'L2' : 'recommended');

/** Parts inside the pool stop an institute or university, and warn everybody else. */
export const partSeverity = ({ plan, rule }: Pick<Case, 'plan' | 'rule'>): Severity => {
  const isState = plan.unit.entityType === 'state-institute' || plan.unit.entityType === 'state-university';
  return rule.strength === 'permissive' ? 'information' : isState && rule.strength === 'hard' ? 'violation' : 'warning';
};

export const citing = (pack: RulePack, article: BothLanguages, says: BothLanguages, { rule, ...told }: Told & { readonly rule: RuleName }): Finding => ({
  rule,
  pack: pack.code,
  packVersion: pack.version,
  article,
  says,
  figures: 'money',
  details: {},
  ...told,
});
export const findingOf = ({ pack, rule }: Case, told: Told & { readonly rule: RuleName }): Finding => citing(pack, rule.article, rule.text, told);

/** `from` is rounded up and `until` down to a minor unit, so that what is printed is true as printed. */
export const figuresOf = ({ currency }: SharingPlan, answer: FloorAnswer): Pick<Told, 'from' | 'until' | 'counterexample' | 'worst'> => {
  const amount = (minor: bigint): string => moneyToDecimal({ amount: minor, currency });
  const { from, until, counterexample, worst } = answer;
  const income = worst?.income ?? null;
  return {
    ...(from === undefined ? {} : { from: amount(ceiling(from)) }),
    ...(until === undefined || floorOf(until) === 0n ? {} : { until: amount(floorOf(until)) }),
    ...(counterexample === undefined
      ? {}
      : { counterexample: { income: amount(counterexample.income), paid: amount(counterexample.paid), required: amount(counterexample.required) } }),
    ...(worst === undefined ? {} : { worst: { income: income === null ? null : amount(ceiling(income)), ratio: toExactText(worst.ratio) } }),
  };
};

/** `always`, `from`, `until` (never, but well at first), `never`: the end of a floor's code. */
export const manner = (figures: Pick<Told, 'until'>, { holds }: FloorAnswer): string => (holds === 'never' && figures.until !== undefined ? 'until' : holds);
