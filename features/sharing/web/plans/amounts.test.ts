import { expect, test } from 'vitest';
import { amountsIn, amountText, minorOf } from './amounts.ts';

test('all digits of the currency are shown, so that a column aligns', () => {
  expect(amountText('1450000.00', 'CNY', 'zh')).toBe('¥1,450,000.00');
  expect(amountText('0.01', 'CNY', 'en')).toBe('CN¥0.01');
  expect(amountText('1200', 'JPY', 'en')).toBe('¥1,200');
});
test('what is no amount of the currency is shown as it came', () => expect(amountText('1.234', 'CNY', 'zh')).toBe('1.234'));
test('minor units are exact far beyond floats', () => expect(minorOf('123456789012345.67', 'CNY')).toBe(12345678901234567n));
test('a short amount says its scale', () => expect(amountsIn('CNY', 'zh').short('350000000.00')).toBe('¥3.5亿'));
