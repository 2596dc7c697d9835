/** A rule as it begins when an owner adds it. */
import { bookingRuleKinds, type BookingRule, type BookingRuleKind } from '../../contract/rules.ts';

/** A code that is free: `training`, `training-2`, … (`[a-z0-9-]{1,40}`). */
export const freeCode = (base: string, taken: readonly string[]): string => {
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
};

export const freshRule = (kind: BookingRuleKind, rules: readonly BookingRule[], currency: string): BookingRule => {
  const codes = rules.flatMap((rule) => (rule.kind === 'qualification' ? [rule.code] : []));
  const fresh: { readonly [K in BookingRuleKind]: Extract<BookingRule, { kind: K }> } = {
    'minimum-notice': { kind: 'minimum-notice', minutes: 1440 },
    'maximum-ahead': { kind: 'maximum-ahead', days: 180 },
    'minimum-length': { kind: 'minimum-length', minutes: 60 },
    'maximum-length': { kind: 'maximum-length', minutes: 10_080 },
    granularity: { kind: 'granularity', minutes: 30 },
    'monthly-quota': { kind: 'monthly-quota', hours: 40 },
    qualification: { kind: 'qualification', code: freeCode('training', codes), name: {} },
    'safety-questionnaire': { kind: 'safety-questionnaire', questions: [{ code: 'q-1', text: {}, must: null }] },
    'secrecy-grade': { kind: 'secrecy-grade', highest: 'none' },
    'trl-range': { kind: 'trl-range', min: 4, max: 9 },
    insurance: { kind: 'insurance', sum: { amount: '100000000', currency } },
    'opening-hours': { kind: 'opening-hours', mode: 'within' },
  };
  return fresh[kind];
};

/** Kinds that may still be added: one of each, but for qualifications. */
export const kindsLeft = (rules: readonly BookingRule[]): BookingRuleKind[] =>
  bookingRuleKinds.filter((kind) => kind === 'qualification' || !rules.some((rule) => rule.kind === kind));
