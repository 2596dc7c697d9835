/** What somebody is owed over all plans, by currency: amounts of two currencies never meet. */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import type { MyIncomeItem } from '../../contract/statements.ts';
import { minorOf } from '../plans/amounts.ts';

export const parts = ['paid', 'inPayment', 'payable'] as const;
export type Part = (typeof parts)[number];
export type IncomeTotals = { readonly currency: string; readonly total: string } & Readonly<Record<Part, string>>;

type Owed = Pick<MyIncomeItem, 'currency' | 'total' | Part>;

export const totalsByCurrency = (items: readonly Owed[]): IncomeTotals[] =>
  [...Map.groupBy(items, (item) => item.currency)].map(([currency, own]) => {
    const sum = (of: 'total' | Part): string =>
      moneyToDecimal({ amount: own.reduce((total, item) => total + minorOf(item[of], currency), 0n), currency: currency as Currency });
    return { currency, total: sum('total'), paid: sum('paid'), inPayment: sum('inPayment'), payable: sum('payable') };
  });

/** Widths of a bar in percent; nothing is wider than the whole, and what is below zero has none. */
export const widthsOf = (owed: Owed): Readonly<Record<Part, number>> => {
  const amounts = parts.map((part) => {
    const amount = minorOf(owed[part], owed.currency);
    return amount > 0n ? amount : 0n;
  });
  const whole = amounts.reduce((sum, amount) => sum + amount, 0n);
  return Object.fromEntries(parts.map((part, at) => [part, whole === 0n ? 0 : Number((amounts[at]! * 10_000n) / whole) / 100])) as Record<Part, number>;
};
