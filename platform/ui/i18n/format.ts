/** Numbers, money, dates and quantities as each language writes them. Pure; `useFormat()` binds the reader's language. */
import { useMemo } from 'react';
import type { Language } from '@tongtu/kernel/localized';
import { getLanguage, useTexts } from './store.ts';

export type MoneyValue = { readonly amount: string | bigint; readonly currency: string };
/** A localized text as it comes over the wire: an absent language may be `undefined`. */
export type LocalizedLike = { readonly zh?: string | undefined; readonly en?: string | undefined } | null | undefined;
type Time = string | number | Date;

const tag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');
const made = new Map<string, unknown>();
const once = <T>(key: string, make: () => T): T => {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
};
const numberFormat = (language: Language, options: Intl.NumberFormatOptions) =>
  once(`n${language}${JSON.stringify(options)}`, () => new Intl.NumberFormat(tag(language), options));
const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions) =>
  once(`d${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(tag(language), options));

/** Digits after the point of a currency: CNY 2, JPY 0. */
export const currencyDigits = (currency: string): number =>
  once(`c${currency}`, () => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);

/** Whole minor units → exact decimal text: `123456`, CNY → `1234.56`. */
export const minorToDecimal = ({ amount, currency }: MoneyValue): string => {
  const digits = currencyDigits(currency);
  const minor = BigInt(amount);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/** Decimal text → whole minor units, or undefined when it is no amount or has too many digits. */
export const decimalToMinor = (text: string, currency: string): string | undefined => {
  const digits = currencyDigits(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(text.replace(/[,\s，]/g, ''));
  if (!match || (match[3] ?? '').length > digits) return undefined;
  const minor = BigInt(match[2]! + (match[3] ?? '').padEnd(digits, '0'));
  return (match[1] ? -minor : minor).toString();
};

/** `¥12,000,000`; decimals only where there are some. `compact`: `¥1200万`, `CN¥12M`. */
export const formatMoney = (value: MoneyValue, language: Language, options: { compact?: boolean } = {}): string => {
  const decimal = minorToDecimal(value);
  const whole = !decimal.includes('.') || /\.0+$/.test(decimal);
  const style: Intl.NumberFormatOptions = { style: 'currency', currency: value.currency, currencyDisplay: 'symbol' };
  if (options.compact)
    return numberFormat(language, { ...style, notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(
      decimal as Intl.StringNumericLiteral,
    );
  return numberFormat(language, { ...style, ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}) }).format(
    decimal as Intl.StringNumericLiteral,
  );
};

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `3 days ago`, `昨天`. */
export const formatRelative = (time: Time, language: Language, now: number): string => {
  const seconds = Math.round((new Date(time).getTime() - now) / 1000);
  const format = once(`r${language}`, () => new Intl.RelativeTimeFormat(tag(language), { numeric: 'auto' }));
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return unit === 'second' ? format.format(0, 'second') : format.format(Math.trunc(seconds / size), unit);
};

/** A text in the wanted language, or the other one, marked as a fallback. Undefined when there is none. */
export const localize = (value: LocalizedLike, language: Language): { text: string; language: Language; fallback: boolean } | undefined => {
  const own = value?.[language];
  if (own) return { text: own, language, fallback: false };
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const text = value?.[other];
  return text ? { text, language: other, fallback: true } : undefined;
};

export const formatsFor = (language: Language) => ({
  language,
  number: (value: number | bigint, options: Intl.NumberFormatOptions = {}) => numberFormat(language, options).format(value),
  percent: (share: number, digits = 0) => numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share),
  money: (value: MoneyValue, options?: { compact?: boolean }) => formatMoney(value, language, options),
  /** `¥1万 – ¥5万`, `≥ ¥1万`, `≤ ¥5万`; undefined when both ends are open. */
  moneyRange: (range: { min: MoneyValue | null; max: MoneyValue | null } | null, options: { compact?: boolean } = { compact: true }): string | undefined => {
    if (!range || (!range.min && !range.max)) return undefined;
    if (range.min && range.max) {
      const [low, high] = [formatMoney(range.min, language, options), formatMoney(range.max, language, options)];
      return low === high ? low : `${low} – ${high}`;
    }
    return range.min ? `≥ ${formatMoney(range.min, language, options)}` : `≤ ${formatMoney(range.max!, language, options)}`;
  },
  /** A day; a plain `2027-03-01` is that day everywhere. */
  date: (time: Time) =>
    typeof time === 'string' && /^\d{4}-\d\d-\d\d$/.test(time)
      ? dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${time}T00:00:00Z`))
      : dateFormat(language, { dateStyle: 'medium' }).format(new Date(time)),
  dateTime: (time: Time) => dateFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time)),
  relative: (time: Time, now: number = Date.now()) => formatRelative(time, language, now),
  bytes: (size: number) => {
    const power = size < 1000 ? 0 : size < 1_000_000 ? 1 : size < 1_000_000_000 ? 2 : 3;
    return `${numberFormat(language, { maximumFractionDigits: power === 0 ? 0 : 1 }).format(size / 1000 ** power)} ${['B', 'kB', 'MB', 'GB'][power]}`;
  },
  list: (items: readonly string[]) => once(`l${language}`, () => new Intl.ListFormat(tag(language), { style: 'long', type: 'conjunction' })).format(items),
  localized: (value: LocalizedLike): string => localize(value, language)?.text ?? '',
});

export type Formats = ReturnType<typeof formatsFor>;

/** Formats in the reader's language. */
export const useFormat = (): Formats => {
  useTexts();
  const language = getLanguage();
  return useMemo(() => formatsFor(language), [language]);
};
