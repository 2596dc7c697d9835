/** Exact amounts of a trace, which may have more digits than the currency, or none that end. */
import { parseFraction, placePoint } from '@tongtu/kernel/fraction';
import { localeOf, type Language } from '@tongtu/kernel/localized';
import { currencyDigits } from '@tongtu/platform/ui';

/** Digits of what does not end. */
const shownDigits = 6;

/** `33.335` → `¥33.335`; `100/3` → `¥33.333333…`. */
export const exactText = (text: string, currency: string, language: Language): string => {
  const read = parseFraction(text.replace(/^-/, ''));
  if (!read.ok) return text;
  const isEndless = text.includes('/');
  const decimal = isEndless ? placePoint((read.value.numerator * 10n ** BigInt(shownDigits)) / read.value.denominator, shownDigits) : text.replace(/^-/, '');
  const digits = Math.max(currencyDigits(currency), isEndless ? shownDigits : (decimal.split('.')[1]?.length ?? 0));
  const shown = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    minimumFractionDigits: Math.min(digits, 20),
    maximumFractionDigits: Math.min(digits, 20),
  }).format(`${text.startsWith('-') ? '-' : ''}${decimal}` as Intl.StringNumericLiteral);
  return isEndless ? `${shown}…` : shown;
};
