/**
 * Money is a whole number of minor units (分, cents) with its currency. There is
 * no rate in here: amounts of two currencies never meet by accident.
 */
import { exponentOf, isCurrency, type Currency } from './currencies.ts';
import { placePoint } from './fraction.ts';
import { localeOf, type Language } from './localized.ts';
import { ok, fail, type Result } from './result.ts';

export { currencies, exponentOf, isCurrency, type Currency } from './currencies.ts';

export type Money = { readonly amount: bigint; readonly currency: Currency };
/** A big integer does not survive JSON, so the minor units travel as text: `{ amount: '123450', currency: 'CNY' }`. */
export type MoneyJson = { readonly amount: string; readonly currency: Currency };

/** ±10^18 minor units: fits a PostgreSQL bigint, and is far above any budget on earth. */
export const maxMinorUnits = 10n ** 18n;

/** From minor units and a code; kinds `money-currency-unknown`, `money-out-of-range`. */
export const money = (amount: bigint, currency: string): Result<Money> => {
  if (!isCurrency(currency)) return fail('money-currency-unknown', { details: { currency } });
  return amount > maxMinorUnits || amount < -maxMinorUnits ? fail('money-out-of-range', { details: { currency } }) : ok({ amount, currency });
};

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * Reads `1234.50` or `1,234.50`. Further kinds: `money-malformed`, `money-too-many-decimals`
 * (details: exponent). 12.345 yuan is refused, not rounded: whoever typed it has to say what it means.
 */
export const parseMoney = (text: string, currency: string): Result<Money> => {
  if (!isCurrency(currency)) return fail('money-currency-unknown', { details: { currency } });
  if (text.length > 64) return fail('money-malformed');
  const trimmed = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  const match = decimal.exec(grouped.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed);
  if (!match) return fail('money-malformed');
  const [, sign, whole = '', part = ''] = match;
  const exponent = exponentOf(currency);
  if (part.length > exponent) return fail('money-too-many-decimals', { details: { exponent, currency } });
  const size = BigInt(whole + part.padEnd(exponent, '0'));
  return money(sign === '-' ? -size : size, currency);
};

const sameCurrency = (a: Money, b: Money): Result<true> =>
  a.currency === b.currency ? ok(true) : fail('money-currency-mismatch', { details: { currencies: [a.currency, b.currency] } });

/** Kinds `money-currency-mismatch`, `money-out-of-range`. */
export const addMoney = (a: Money, b: Money): Result<Money> => {
  const same = sameCurrency(a, b);
  return same.ok ? money(a.amount + b.amount, a.currency) : same;
};

export const negateMoney = (a: Money): Money => ({ amount: -a.amount, currency: a.currency });

/** Kinds as `addMoney`. */
export const subtractMoney = (a: Money, b: Money): Result<Money> => addMoney(a, negateMoney(b));

/** -1, 0 or 1; kind `money-currency-mismatch`. */
export const compareMoney = (a: Money, b: Money): Result<-1 | 0 | 1> => {
  const same = sameCurrency(a, b);
  return same.ok ? ok(a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0) : same;
};

/** The sum of a list; nothing sums to zero of `currency`. Kinds as `addMoney`. */
export const sumMoney = (amounts: readonly Money[], currency: Currency): Result<Money> =>
  amounts.reduce<Result<Money>>((sum, next) => (sum.ok ? addMoney(sum.value, next) : sum), ok({ amount: 0n, currency }));

/** Plain decimal text with all decimals of the currency, `1234.50`; `parseMoney` reads it back. */
export const moneyToDecimal = ({ amount, currency }: Money): string => placePoint(amount, exponentOf(currency));

export const moneyToJson = ({ amount, currency }: Money): MoneyJson => ({ amount: amount.toString(), currency });

/** The door for JSON; kinds `money-malformed`, `money-currency-unknown`, `money-out-of-range`. */
export const moneyFromJson = (value: unknown): Result<Money> => {
  if (typeof value !== 'object' || value === null) return fail('money-malformed');
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  if (typeof amount !== 'string' || !/^-?\d{1,30}$/.test(amount) || typeof currency !== 'string') return fail('money-malformed');
  return money(BigInt(amount), currency);
};

const show = (value: Money, language: Language, options: Intl.NumberFormatOptions): string =>
  // The exact decimal text goes in: Intl reads it digit by digit, without a float on the way.
  new Intl.NumberFormat(localeOf(language), { style: 'currency', currency: value.currency, ...options }).format(moneyToDecimal(value) as `${number}`);

/** For people, exact: `¥1,234.50`, in English `CN¥1,234.50`. */
export const formatMoney = (value: Money, language: Language): string => {
  const digits = exponentOf(value.currency);
  return show(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** For people, short and therefore rounded to two decimals: `¥1.2亿`, `¥350万`, in English `CN¥120M`. */
export const formatMoneyShort = (value: Money, language: Language): string =>
  show(value, language, { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 });
