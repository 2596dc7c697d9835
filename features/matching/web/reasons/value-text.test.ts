import { describe, expect, it } from 'vitest';
import { gapText, reasonValue, type Names } from './value-text.ts';

const names: Names = {
  language: 'en',
  sector: (c) => `S${c}`,
  test: (c) => `T${c}`,
  region: (c) => `R${c}`,
  date: (d) => `D${d}`,
  list: (items) => items.join(', '),
  number: String,
  money: (m) => `${m.currency}${String(m.amount)}`,
  code: (set, c) => `${set}:${c}`,
  yes: 'yes',
  no: 'no',
  days: (n) => `${n} days`,
  levels: (n) => `${n} levels`,
};

describe('reasonValue', () => {
  it.each([
    ['sector', ['1.1', '2'], 'S1.1, S2'],
    ['trl', { min: 4, max: 6 }, 'TRL 4–6'],
    ['trl', 5, 'TRL 5'],
    ['parameter', { min: '100', max: '600', unit: 'mm' }, '100–600 mm'],
    ['test', 'wet', 'Twet'],
    ['test', true, 'yes'],
    ['region', '310000', 'R310000'],
    ['region', ['110000', '310000'], 'R110000, R310000'],
    ['ticket', { min: { amount: '100000000', currency: 'CNY' } }, '≥ CN¥1m'],
    ['budget', { amount: '5', currency: 'CNY' }, 'CNY5'],
    ['deadline', '2027-03-01', 'D2027-03-01'],
    ['instrument', ['equity'], 'instrument:equity'],
    ['ip-regime', 'joint', 'ipRegime:joint'],
    ['text', ['furnace', 'argon'], 'furnace, argon'],
  ] as const)('%s %o', (criterion, value, text) => expect(reasonValue(criterion, value, names)).toBe(text));
  it.each([null, undefined, [], '', {}])('nothing: %o', (value) => expect(reasonValue('sector', value, names)).toBeUndefined());
});

it('gaps in their own unit', () =>
  expect([
    gapText('trl', 2, names),
    gapText('deadline', 9, names),
    gapText('parameter', { value: '12', unit: 'mm' }, names),
    gapText('ticket', { amount: '7', currency: 'CNY' }, names),
    gapText('trl', null, names),
  ]).toEqual(['2 levels', '9 days', '12 mm', 'CNY7', undefined]));
