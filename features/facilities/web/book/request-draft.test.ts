import { describe, expect, test } from 'vitest';
import type { BookingDetails } from '../../contract/rules.ts';
import { answerFault, detailsOf, draftOf, ruleOf } from './request-draft.ts';

const whole: BookingDetails = {
  purpose: { zh: '涂布试验' },
  hazards: { zh: '无' },
  samples: 12,
  runs: 0,
  consumables: { argon: 2 },
  trl: 5,
  secrecy: 'trade-secret',
  answers: { gloves: 'yes' },
  insurance: { sum: { amount: '500000000', currency: 'CNY' }, validUntil: '2027-12-31' },
};

describe('a request', () => {
  test('is read back as it was written', () => expect(detailsOf(draftOf(whole, 'zh'), 'zh', 'CNY')).toEqual(whole));
  test('says nothing where nothing was said', () => expect(detailsOf(draftOf({}, 'en'), 'en', 'CNY')).toEqual({}));
  test('in the language of whoever writes', () =>
    expect(detailsOf({ ...draftOf({}, 'en'), purpose: ' Coating ' }, 'en', 'CNY')).toEqual({ purpose: { en: 'Coating' } }));
  test.each([
    ['5000000', '2027-12-31', '500000000'],
    ['5,000,000.5', '2027-12-31', '500000050'],
    ['a lot', '2027-12-31', undefined],
    ['-1', '2027-12-31', undefined],
    ['5000000', '', undefined],
  ])('insurance %s until %s', (insuranceSum, insuranceUntil, amount) =>
    expect(detailsOf({ ...draftOf({}, 'zh'), insuranceSum, insuranceUntil }, 'zh', 'CNY').insurance?.sum.amount).toBe(amount),
  );
  test('no consumables are none', () => expect(detailsOf({ ...draftOf({}, 'zh'), consumables: { argon: 0, xenon: '' } }, 'zh', 'CNY')).toEqual({}));
});

test.each([
  ['yes', {}, 'missing'],
  ['yes', { q: 'no' }, 'wrong'],
  ['yes', { q: 'yes' }, undefined],
  [null, { q: 'no' }, undefined],
] as const)('must %s, said %j', (must, answers, fault) => expect(answerFault({ code: 'q', text: { zh: '？' }, must }, answers)).toBe(fault));
test('a rule by its kind', () => expect(ruleOf([{ kind: 'maximum-ahead', days: 3 }], 'maximum-ahead')?.days).toBe(3));
