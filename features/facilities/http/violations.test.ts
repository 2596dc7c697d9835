/** What a customer reads when rules are broken: whole sentences in both languages, with the numbers that he needs. */
import { describe, expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import type { BookingRule } from '../contract/rules.ts';
import { brokenRules, type RuleDraft } from '../domain/booking-rules.ts';
import { presentViolations } from './violations.ts';

const { sentence } = loadLocales();
const at = (text: string): Date => new Date(text);
const draft: RuleDraft = {
  from: at('2026-01-19T01:10:00Z'),
  to: at('2026-01-19T03:40:00Z'),
  zone: 'Asia/Shanghai',
  now: at('2026-01-15T01:10:00Z'),
  open: [],
  hoursByMonth: { '2026-01': 9 },
  qualifications: [],
  details: {},
};
const rules: readonly (readonly [rule: BookingRule, zh: readonly string[], en: readonly string[]])[] = [
  [{ kind: 'minimum-notice', minutes: 7200 }, ['120 小时', '96 小时'], ['120 hours', '96 hours']],
  [{ kind: 'maximum-ahead', days: 3 }, ['3 天', '4 天'], ['3 days', '4 days']],
  [{ kind: 'minimum-length', minutes: 240 }, ['4 小时', '2.5 小时'], ['4 hours', '2.5 hours']],
  [{ kind: 'maximum-length', minutes: 90 }, ['1.5 小时', '2.5 小时'], ['1.5 hours', '2.5 hours']],
  [{ kind: 'granularity', minutes: 30 }, ['30 分钟'], ['30 minutes']],
  [{ kind: 'monthly-quota', hours: 10 }, ['2026-01', '10 小时', '9 小时', '1 小时', '2.5 小时'], ['2026-01', '10 hours', '9', '1', '2.5']],
  [{ kind: 'qualification', code: 'laser', name: { zh: '激光安全', en: 'Laser safety' } }, ['“激光安全”', '2026-01-19'], ['“Laser safety”', '2026-01-19']],
  [
    { kind: 'safety-questionnaire', questions: ['gas', 'dust'].map((code) => ({ code, text: { zh: '？' }, must: 'no' as const })) },
    ['2 题未回答', '0 题'],
    ['without an answer: 2', 'cannot accept: 0'],
  ],
  [{ kind: 'secrecy-grade', highest: 'none' }, ['国家秘密'], ['State secrets']],
  [{ kind: 'trl-range', min: 4, max: 7 }, ['4–7'], ['4 to 7']],
  [{ kind: 'insurance', sum: { amount: '200000000', currency: 'CNY' } }, ['2000000.00 CNY', '2026-01-19'], ['2000000.00 CNY', '2026-01-19']],
  [{ kind: 'opening-hours', mode: 'within' }, ['开放时间'], ['opening hours']],
];

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it.each(rules.map(([rule, zh, en]) => ({ kind: rule.kind, rule, words: language === 'zh' ? zh : en })))('$kind', ({ kind, rule, words }) => {
    const failures = brokenRules([rule], draft, 'request').filter((failure) => failure.kind === `rule-${kind}`);
    const [violation] = presentViolations({ sentence }, language, failures);
    expect(violation).toMatchObject({ kind: `rule-${kind}`, details: failures[0]!.details });
    expect(words.filter((word) => !violation!.detail.includes(word))).toEqual([]);
    expect(violation!.detail).not.toMatch(/\{\{|object Object|undefined| {2}/);
  });
});

it('a name that stands in one language only is said in that one', () => {
  const failures = brokenRules([{ kind: 'qualification', code: 'laser', name: { zh: '激光安全' } }], draft, 'request');
  expect(presentViolations({ sentence }, 'en', failures)[0]!.detail).toContain('“激光安全”');
});
