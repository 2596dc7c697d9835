/** The list of rules as a whole: a conjunction whose order means nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingRule } from '../contract/rules.ts';
import { brokenRules, twiceIn, type RuleDraft } from './booking-rules.ts';
import { hoursByMonth } from './hours-by-month.ts';

const minute = 60_000;
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'] as const;
const codes = ['laser', 'crane', 'gas'] as const;
/** Around both changes of the clocks in Europe and America, and the turn of a year. */
const instants = fc.oneof(
  ...['2026-03-07T00:00:00Z', '2026-03-28T00:00:00Z', '2026-04-04T00:00:00Z', '2026-10-24T00:00:00Z', '2026-10-31T00:00:00Z', '2026-12-30T00:00:00Z'].map(
    (start) => fc.integer({ min: 0, max: 3 * 1440 }).map((minutes) => Date.parse(start) + minutes * minute),
  ),
);
const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const money = fc.record({ amount: fc.integer({ min: 0, max: 1000 }).map(String), currency: fc.constantFrom('CNY', 'EUR') });

const anyRule: fc.Arbitrary<BookingRule> = fc.oneof(
  fc.record({ kind: fc.constant('minimum-notice' as const), minutes: fc.integer({ min: 1, max: 20_000 }) }),
  fc.record({ kind: fc.constant('maximum-ahead' as const), days: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('minimum-length' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('maximum-length' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('granularity' as const), minutes: fc.constantFrom(5, 7, 30, 60, 90, 480, 1440) }),
  fc.record({ kind: fc.constant('monthly-quota' as const), hours: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant('qualification' as const), code: fc.constantFrom(...codes), name: fc.constant({ zh: '资格' }) }),
  fc.record({
    kind: fc.constant('safety-questionnaire' as const),
    questions: fc.array(fc.record({ code: fc.constantFrom(...codes), text: fc.constant({ zh: '？' }), must: fc.constantFrom('yes', 'no', null) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('secrecy-grade' as const), highest: fc.constantFrom('none' as const, 'trade-secret' as const) }),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([a, b]) => ({ kind: 'trl-range' as const, min: Math.min(a, b), max: Math.max(a, b) })),
  fc.record({ kind: fc.constant('insurance' as const), sum: money }),
  fc.record({ kind: fc.constant('opening-hours' as const), mode: fc.constantFrom('within' as const, 'start-and-end' as const, 'any' as const) }),
);
/** As an owner can save them. */
const ruleLists = fc
  .array(anyRule, { maxLength: 14 })
  .map((rules) => rules.reduce<BookingRule[]>((kept, rule) => (twiceIn([...kept, rule]) === undefined ? [...kept, rule] : kept), []));

const drafts: fc.Arbitrary<RuleDraft> = fc
  .record({
    from: instants,
    length: fc.integer({ min: 1, max: 4000 }),
    zone: fc.constantFrom(...zones),
    notice: fc.integer({ min: -100, max: 600_000 }),
    openFrom: fc.integer({ min: -2000, max: 2000 }),
    openFor: fc.integer({ min: 1, max: 6000 }),
    taken: fc.integer({ min: 0, max: 100 }),
    qualifications: fc.array(fc.record({ code: fc.constantFrom(...codes), validFrom: day, validUntil: fc.option(day) }), { maxLength: 4 }),
    details: fc.record(
      {
        trl: fc.integer({ min: 1, max: 9 }),
        secrecy: fc.constantFrom('none' as const, 'trade-secret' as const, 'state-secret' as const),
        answers: fc.dictionary(fc.constantFrom(...codes), fc.constantFrom('yes' as const, 'no' as const)),
        insurance: fc.record({ sum: money, validUntil: day }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ from, length, notice, openFrom, openFor, taken, ...rest }) => ({
    ...rest,
    from: new Date(from),
    to: new Date(from + length * minute),
    now: new Date(from - notice * minute),
    open: [{ from: new Date(from + openFrom * minute), to: new Date(from + (openFrom + openFor) * minute) }],
    hoursByMonth: { [new Date(from).toISOString().slice(0, 7)]: taken },
  }));

const said = (rules: readonly BookingRule[], draft: RuleDraft) => brokenRules(rules, draft, 'request');

describe('rules of a facility', () => {
  it('say the same in whatever order they stand', () => {
    fc.assert(
      fc.property(ruleLists, drafts, fc.nat(), (rules, draft, turn) => {
        const at = rules.length === 0 ? 0 : turn % rules.length;
        expect(said([...rules.slice(at), ...rules.slice(0, at)].reverse(), draft)).toEqual(said(rules, draft));
      }),
    );
  });
  it('one more rule removes no violation', () => {
    fc.assert(
      fc.property(ruleLists, drafts, anyRule, (rules, draft, more) => {
        fc.pre(twiceIn([...rules, more]) === undefined);
        const after = new Set(said([...rules, more], draft).map(({ kind }) => kind));
        // What the house says where the owner is silent gives way to the owner.
        const before = said(rules, draft).filter(({ kind }) => kind !== `rule-${more.kind}`);
        expect(before.filter(({ kind }) => !after.has(kind))).toEqual([]);
        const alone = rules.filter((rule) => said([rule], draft).some(({ kind }) => kind === `rule-${rule.kind}`));
        expect(alone.filter((rule) => !after.has(`rule-${rule.kind}`))).toEqual([]);
      }),
    );
  });
  it('a hold is never refused for what a request would not be', () => {
    fc.assert(
      fc.property(ruleLists, drafts, (rules, draft) => {
        const request = said(rules, draft);
        for (const failure of brokenRules(rules, draft, 'hold')) expect(request).toContainEqual(failure);
      }),
    );
  });
  it('a draft inside all bounds breaks none, on days of 23, 24 and 25 hours', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.integer({ min: 1, max: 40 }), (start, zone, steps) => {
        const from = Math.ceil(start / (30 * minute)) * 30 * minute;
        const to = from + steps * 30 * minute;
        const rules: BookingRule[] = [
          { kind: 'minimum-notice', minutes: 1440 },
          { kind: 'maximum-ahead', days: 10 },
          { kind: 'minimum-length', minutes: 30 },
          { kind: 'maximum-length', minutes: 1200 },
          { kind: 'granularity', minutes: 30 },
          { kind: 'monthly-quota', hours: 30 },
          { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
          { kind: 'safety-questionnaire', questions: [{ code: 'gas', text: { zh: '？' }, must: 'no' }] },
          { kind: 'secrecy-grade', highest: 'trade-secret' },
          { kind: 'trl-range', min: 4, max: 7 },
          { kind: 'insurance', sum: { amount: '100', currency: 'CNY' } },
          { kind: 'opening-hours', mode: 'within' },
        ];
        const draft: RuleDraft = {
          from: new Date(from),
          to: new Date(to),
          zone,
          now: new Date(from - 5 * 1440 * minute),
          open: [{ from: new Date(from - steps * minute), to: new Date(to) }],
          hoursByMonth: Object.fromEntries(Object.keys(hoursByMonth([{ from: new Date(from), to: new Date(to) }], zone)).map((month) => [month, 10])),
          qualifications: [{ code: 'laser', validFrom: '2026-01-01', validUntil: null }],
          details: {
            trl: 5,
            secrecy: 'trade-secret',
            answers: { gas: 'no' },
            insurance: { sum: { amount: '100', currency: 'CNY' }, validUntil: '2027-12-31' },
          },
        };
        expect(brokenRules(rules, draft, 'request')).toEqual([]);
      }),
    );
  });
  it('hours by month lose and win nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instants, fc.integer({ min: 1, max: 100_000 })), { maxLength: 5 }), fc.constantFrom(...zones), (spans, zone) => {
        const hours = hoursByMonth(
          spans.map(([from, length]) => ({ from: new Date(from), to: new Date(from + length * minute) })),
          zone,
        );
        const sum = Object.values(hours).reduce((total, each) => total + each, 0);
        expect(Math.round(sum * 60)).toBe(spans.reduce((total, [, length]) => total + length, 0));
      }),
      { numRuns: 30 },
    );
  });
});
