/** Amounts as they leave the room: decimal text in the currency's own digits. */
import { placePoint } from '@tongtu/kernel/fraction';
import { exponentOf, formatMoney, isCurrency } from '@tongtu/kernel/money';
import type { Language } from '@tongtu/kernel/localized';

/** `1500000.00` of minor units. */
export const amountText = (minor: bigint, currency: string): string => placePoint(minor, isCurrency(currency) ? exponentOf(currency) : 0);

/** For people: `¥1,234.50`. */
export const amountWords = (minor: bigint, currency: string, language: Language): string =>
  isCurrency(currency) ? formatMoney({ amount: minor, currency }, language) : `${minor} ${currency}`;
