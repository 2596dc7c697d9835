import { expect, it } from 'vitest';
import { columnsOf, depthOf, figure, inOrder, isWholeDay, sideOf } from './figures.ts';

it.each([
  ['123456', 'CNY', '1,234.56'],
  ['-123456', 'CNY', '1,234.56'],
  ['0', 'CNY', '0.00'],
  ['-1234567', 'JPY', '1,234,567'],
  ['1', 'KWD', '0.001'],
  ['900719925474099312', 'CNY', '9,007,199,254,740,993.12'],
])('%s %s reads %s', (amount, currency, text) => expect(figure({ amount, currency })).toBe(text));

it('debit is positive, credit negative, and zero neither', () => expect(['5', '-5', '0', 7n].map(sideOf)).toEqual(['debit', 'credit', 'flat', 'debit']));

it('columns add each side for itself, by currency', () =>
  expect(
    columnsOf([
      { currency: 'USD', amount: '1' },
      { currency: 'CNY', amount: '5' },
      { currency: 'CNY', amount: '-3' },
      { currency: 'CNY', amount: '-2' },
    ]),
  ).toEqual([
    { currency: 'CNY', debit: '5', credit: '5' },
    { currency: 'USD', debit: '1', credit: '0' },
  ]));

it('a root stands at no depth', () => expect(['assets', 'assets:bank:icbc'].map(depthOf)).toEqual([0, 2]));
it('a year that is half typed is no day', () => expect(['2026-11-01', '0002-11-01', '', '2026-11'].map(isWholeDay)).toEqual([true, false, false, false]));
it('books begin with what is owned; a branch stays together', () =>
  expect(
    inOrder(['assets', 'assets:bank', 'expenses', 'income', 'liabilities', 'liabilities:party', 'equity'].map((account) => ({ account }))).map(
      ({ account }) => account,
    ),
  ).toEqual(['assets', 'assets:bank', 'liabilities', 'liabilities:party', 'equity', 'income', 'expenses']));
