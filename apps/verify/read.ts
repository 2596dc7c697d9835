/** Reading an export of any origin: what is missing or of another shape is a fault with its place, never a crash. */
import { exponentOf, isCurrency, parseMoney, type Currency } from '@tongtu/kernel/money';
import { parseShare } from '@tongtu/kernel/share';
import type { Fraction } from '@tongtu/kernel/fraction';
import { hold, NotRight } from './fault.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown, line: string): Fields => {
  hold(typeof value === 'object' && value !== null && !Array.isArray(value), 'not-an-object', line);
  return value as Fields;
};
export const listOf = (value: unknown, line: string): readonly unknown[] => {
  hold(Array.isArray(value), 'not-a-list', line);
  return value as readonly unknown[];
};
export const textOf = (value: unknown, line: string): string => {
  hold(typeof value === 'string', 'not-a-text', line);
  return value;
};
export const wholeOf = (value: unknown, line: string): number => {
  hold(Number.isSafeInteger(value), 'not-a-number', line);
  return value as number;
};
export const currencyOf = (value: unknown, line: string): Currency => {
  const text = textOf(value, line);
  if (!isCurrency(text)) throw new NotRight('currency-unknown', line, { currency: text });
  return text;
};
/** Decimal text with all digits of the currency, so that there is one way to write an amount. */
export const amountOf = (value: unknown, currency: Currency, line: string): bigint => {
  const text = textOf(value, line);
  const read = parseMoney(text, currency);
  const digits = exponentOf(currency);
  const written = digits === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${digits}}$`);
  if (!read.ok || !written.test(text)) throw new NotRight('amount-malformed', line, { amount: text });
  return read.value.amount;
};
export const amountsOf = (value: unknown, currency: Currency, line: string): ReadonlyMap<string, bigint> =>
  new Map(Object.entries(fieldsOf(value, line)).map(([key, text]) => [key, amountOf(text, currency, `${line}.${key}`)]));
export const shareOf = (value: unknown, line: string): Fraction => {
  const read = parseShare(textOf(value, line));
  if (!read.ok) throw new NotRight('share-malformed', line, { share: String(value) });
  return read.value;
};
