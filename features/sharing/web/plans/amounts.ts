/** Amounts as this room's API writes them: decimal text in the currency's own digits. Shown with all digits, so that columns align. */
import { useMemo } from 'react';
import { formatMoney, formatMoneyShort, parseMoney } from '@tongtu/kernel/money';
import type { Language } from '@tongtu/kernel/localized';
import { useLanguage } from '@tongtu/platform/ui';

/** Minor units of decimal text; 0 for what is no amount. */
export const minorOf = (amount: string, currency: string): bigint => {
  const read = parseMoney(amount, currency);
  return read.ok ? read.value.amount : 0n;
};

/** `¥1,234.50`; what is no amount of this currency is shown as it came. */
export const amountText = (amount: string, currency: string, language: Language): string => {
  const read = parseMoney(amount, currency);
  return read.ok ? formatMoney(read.value, language) : amount;
};

export type Amounts = {
  readonly currency: string;
  readonly show: (amount: string) => string;
  /** `¥1.2亿`: where exact figures stand beside it. */
  readonly short: (amount: string) => string;
  readonly minor: (amount: string) => bigint;
};

export const amountsIn = (currency: string, language: Language): Amounts => ({
  currency,
  show: (amount) => amountText(amount, currency, language),
  short: (amount) => {
    const read = parseMoney(amount, currency);
    return read.ok ? formatMoneyShort(read.value, language) : amount;
  },
  minor: (amount) => minorOf(amount, currency),
});

/** Amounts of one currency in the reader's language. */
export const useAmounts = (currency: string): Amounts => {
  const { language } = useLanguage();
  return useMemo(() => amountsIn(currency, language), [currency, language]);
};
