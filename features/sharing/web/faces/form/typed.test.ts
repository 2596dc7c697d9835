import { expect, test } from 'vitest';
import { amountFromTyped, amountShown, shareFromTyped } from './typed.ts';

test.each([
  ['60', '60%'],
  [' 7.5 ', '7.5%'],
  ['60.', '60%'],
  ['1', '1%'],
  ['0.6', '0.6'],
  ['3/5', '3/5'],
  ['６０％', '60%'],
  ['', ''],
  ['abc', 'abc'],
])('the share %j is %j', (typed, share) => expect(shareFromTyped(typed)).toBe(share));
test.each([
  ['1,500,000', '1500000'],
  ['150 万', '1500000'],
  ['1.5亿', '150000000'],
  ['0.00001万', '0.1'],
  ['3千万', '30000000'],
  ['2m', '2000000'],
  ['1500000.00 元', '1500000.00'],
  ['１２', '12'],
  ['-5', '-5'],
  ['12.345', '12.345'],
])('the amount %j is %j', (typed, amount) => expect(amountFromTyped(typed)).toBe(amount));
test.each([
  ['1500000.00', '1,500,000'],
  ['999', '999'],
  ['1234.50', '1,234.50'],
  ['12.345', '12.345'],
  ['x', 'x'],
])('the amount %j is shown as %j', (amount, shown) => expect(amountShown(amount)).toBe(shown));
