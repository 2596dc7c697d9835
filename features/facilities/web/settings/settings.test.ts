import { describe, expect, test } from 'vitest';
import type { BookingRule } from '../../contract/rules.ts';
import { missingOf } from './missing.ts';
import { freeCode, freshRule, kindsLeft } from './rule-kinds.ts';

describe('a rule that is added', () => {
  const rules: BookingRule[] = [
    { kind: 'minimum-notice', minutes: 60 },
    { kind: 'qualification', code: 'training', name: { en: 'Training' } },
  ];
  test('is one of a kind, but for qualifications', () => {
    expect(kindsLeft(rules)).not.toContain('minimum-notice');
    expect(kindsLeft(rules)).toContain('qualification');
  });
  test('takes a code that is free', () => expect(freshRule('qualification', rules, 'CNY')).toMatchObject({ code: 'training-2' }));
  test('takes the currency of the tariff', () => expect(freshRule('insurance', rules, 'EUR')).toMatchObject({ sum: { currency: 'EUR' } }));
});
test.each([
  ['c-1', [], 'c-1'],
  ['c-1', ['c-1', 'c-1-2'], 'c-1-3'],
] as const)('%s beside %o is %s', (base, taken, expected) => expect(freeCode(base, taken)).toBe(expected));

describe('what is missing before bookings come', () => {
  const opening = { start: '2026-11-26T09:00', minutes: 480, rrule: null, exdates: [] };
  const resource = { id: '1', name: { en: 'A' }, capacity: 1, groupId: null, openings: null, state: 'open' as const, position: 1 };
  const tariff = { currency: 'CNY', classes: {}, consumables: [], billing: 'used' as const, lateCancellation: [], noShowPercent: 0, noShowAfterMinutes: 0 };
  const paid = { ...tariff, classes: { member: { hour: '100' } } };
  test.each([
    ['everything', { resources: [], openings: [], tariff }, ['resources', 'rates']],
    ['hours', { resources: [resource], openings: [], tariff: paid }, ['openings']],
    ['nothing', { resources: [resource], openings: [opening], tariff: paid }, []],
    ['nothing where the resource has hours of its own', { resources: [{ ...resource, openings: [opening] }], openings: [], tariff: paid }, []],
    ['a resource where all are retired', { resources: [{ ...resource, state: 'retired' as const }], openings: [opening], tariff: paid }, ['resources']],
  ])('%s', (_, facility, expected) => expect(missingOf(facility).map((one) => one.what)).toEqual(expected));
});
