/**
 * The rules of a facility are a list of small functions, composed by its owner. All run, and all that is broken comes
 * back together: somebody who plans a test fixes everything at once instead of being sent away for each thing.
 * The list is a conjunction: its order means nothing, and one more rule never makes another one kept.
 */
import type { Failure } from '@tongtu/kernel/result';
import { bookingRuleKinds, type BookingRule, type BookingRuleKind } from '../contract/rules.ts';
import { maxAheadDays } from './facility.ts';
import type { Rule, RuleDraft } from './rules/draft.ts';
import { granularity } from './rules/granularity.ts';
import { insurance } from './rules/insurance.ts';
import { maximumAhead } from './rules/maximum-ahead.ts';
import { maximumLength } from './rules/maximum-length.ts';
import { minimumLength } from './rules/minimum-length.ts';
import { minimumNotice } from './rules/minimum-notice.ts';
import { monthlyQuota } from './rules/monthly-quota.ts';
import { openingHours } from './rules/opening-hours.ts';
import { qualification } from './rules/qualification.ts';
import { safetyQuestionnaire } from './rules/safety-questionnaire.ts';
import { secrecyGrade } from './rules/secrecy-grade.ts';
import { trlRange } from './rules/trl-range.ts';

export type { RuleDraft } from './rules/draft.ts';

/** At a hold only what concerns time and quota is known; what the test is comes with the request. */
export type RuleStage = 'hold' | 'request';

const rules: { readonly [K in BookingRuleKind]: { readonly from: RuleStage; readonly isBroken: Rule<K> } } = {
  'minimum-notice': { from: 'hold', isBroken: minimumNotice },
  'maximum-ahead': { from: 'hold', isBroken: maximumAhead },
  'minimum-length': { from: 'hold', isBroken: minimumLength },
  'maximum-length': { from: 'hold', isBroken: maximumLength },
  granularity: { from: 'hold', isBroken: granularity },
  'monthly-quota': { from: 'hold', isBroken: monthlyQuota },
  'opening-hours': { from: 'hold', isBroken: openingHours },
  qualification: { from: 'request', isBroken: qualification },
  'safety-questionnaire': { from: 'request', isBroken: safetyQuestionnaire },
  'secrecy-grade': { from: 'request', isBroken: secrecyGrade },
  'trl-range': { from: 'request', isBroken: trlRange },
  insurance: { from: 'request', isBroken: insurance },
};

/** What holds where an owner says nothing: not in the past, not further ahead than calendars are written, a year at most. */
const houseRules: readonly BookingRule[] = [
  { kind: 'minimum-notice', minutes: 0 },
  { kind: 'maximum-ahead', days: maxAheadDays },
  { kind: 'maximum-length', minutes: 527_040 },
];

const check = <K extends BookingRuleKind>(rule: Extract<BookingRule, { kind: K }>, draft: RuleDraft): Failure | undefined =>
  rules[rule.kind as K].isBroken(rule, draft);

/** The owner's rules and, for kinds that he leaves out, the house's; in the order of `bookingRuleKinds`. */
const rulesInForce = (own: readonly BookingRule[]): readonly BookingRule[] =>
  [...own, ...houseRules.filter((house) => !own.some((rule) => rule.kind === house.kind))].toSorted(
    (a, b) => bookingRuleKinds.indexOf(a.kind) - bookingRuleKinds.indexOf(b.kind) || (sortKey(a) < sortKey(b) ? -1 : 1),
  );
const sortKey = (rule: BookingRule): string => (rule.kind === 'qualification' ? rule.code : '');

/**
 * Every rule that the draft breaks, kinds `rule-<kind>` with field and details. At `hold` only rules of time and quota
 * are asked, at `request` all of them.
 */
export const brokenRules = (own: readonly BookingRule[], draft: RuleDraft, stage: RuleStage): Failure[] =>
  rulesInForce(own)
    .filter((rule) => stage === 'request' || rules[rule.kind].from === 'hold')
    .flatMap((rule) => check(rule, draft) ?? []);

/** Each kind once, a qualification once for each code: kind `rule-twice` (details `rule`, for a qualification `code`), else undefined. */
export const twiceIn = (own: readonly BookingRule[]): Failure | undefined => {
  const seen = new Set<string>();
  for (const [index, rule] of own.entries()) {
    const key = rule.kind === 'qualification' ? `${rule.kind} ${rule.code}` : rule.kind;
    if (seen.has(key))
      return { kind: 'rule-twice', field: `rules.${index}`, details: { rule: rule.kind, ...(rule.kind === 'qualification' ? { code: rule.code } : {}) } };
    seen.add(key);
  }
  return undefined;
};
