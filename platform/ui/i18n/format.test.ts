import { describe, expect, test } from 'vitest';
import { decimalToMinor, formatRelative, formatsFor, localize, minorToDecimal } from './format.ts';

describe('money', () => {
  test.each([
    ['123456', 'CNY', '1234.56'],
    ['5', 'CNY', '0.05'],
    ['-5', 'CNY', '-0.05'],
    ['123456', 'JPY', '123456'],
    ['900719925474099312', 'CNY', '9007199254740993.12'],
  ])('%s %s is %s', (amount, currency, text) => expect(minorToDecimal({ amount, currency })).toBe(text));
  test.each([
    ['1234.56', 'CNY', '123456'],
    ['12，345', 'CNY', '1234500'],
    ['0.5', 'CNY', '50'],
    ['1.234', 'CNY', undefined],
    ['1.5', 'JPY', undefined],
    ['abc', 'CNY', undefined],
    ['', 'CNY', undefined],
  ])('%s in %s is %s', (text, currency, minor) => expect(decimalToMinor(text, currency)).toBe(minor));
  test('beyond what a double holds', () =>
    expect(formatsFor('en').money({ amount: '900719925474099312', currency: 'CNY' })).toContain('9,007,199,254,740,993.12'));
  test('open ranges say so', () => {
    const { moneyRange } = formatsFor('zh');
    const five = { amount: '5000000', currency: 'CNY' };
    expect([
      moneyRange({ min: five, max: null }),
      moneyRange({ min: null, max: five }),
      moneyRange({ min: five, max: five }),
      moneyRange({ min: null, max: null }),
    ]).toEqual(['≥ ¥5万', '≤ ¥5万', '¥5万', undefined]);
  });
});

describe('time', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  test.each([
    ['2026-11-24T11:00:00Z', 'en', 'yesterday'],
    ['2026-11-25T11:59:30Z', 'zh', '现在'],
    ['2026-11-25T15:10:00Z', 'en', 'in 3 hours'],
    ['2024-11-01T00:00:00Z', 'zh', '2年前'],
  ] as const)('%s in %s is %s', (time, language, text) => expect(formatRelative(time, language, now)).toBe(text));
  test('a plain day is that day in every zone', () => expect(formatsFor('en').date('2027-03-01')).toBe('1 Mar 2027'));
});

test('a text in the other language is marked as a fallback', () => {
  expect(localize({ en: 'Hydrogen' }, 'zh')).toEqual({ text: 'Hydrogen', language: 'en', fallback: true });
  expect(localize({ zh: '氢', en: 'Hydrogen' }, 'zh')).toEqual({ text: '氢', language: 'zh', fallback: false });
  expect(localize(null, 'zh')).toBeUndefined();
});
