import { expect, test } from 'vitest';
import { totalsByCurrency, widthsOf } from './totals.ts';

const owed = (currency: string, paid: string, inPayment: string, payable: string) => ({ currency, total: '0', paid, inPayment, payable });

test('currencies are kept apart, and sums are exact', () =>
  expect(totalsByCurrency([owed('CNY', '0.10', '0.00', '1.00'), owed('CNY', '0.20', '0.00', '2.00'), owed('USD', '5.00', '0.00', '0.00')])).toEqual([
    { currency: 'CNY', total: '0.00', paid: '0.30', inPayment: '0.00', payable: '3.00' },
    { currency: 'USD', total: '0.00', paid: '5.00', inPayment: '0.00', payable: '0.00' },
  ]));
test('the parts of a bar make the whole', () => {
  expect(widthsOf(owed('CNY', '50.00', '25.00', '25.00'))).toEqual({ paid: 50, inPayment: 25, payable: 25 });
  expect(widthsOf(owed('CNY', '0.00', '0.00', '0.00'))).toEqual({ paid: 0, inPayment: 0, payable: 0 });
});
test('what has to be given back has no width', () => expect(widthsOf(owed('CNY', '50.00', '0.00', '-5.00'))).toEqual({ paid: 100, inPayment: 0, payable: 0 }));
