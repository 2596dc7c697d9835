/** Words of papers in the reader's language. Texts: locales, `documents`. */
import { inLanguage, localeOf, type Language, type Localized } from '@tongtu/kernel/localized';
import { isCurrency, parseMoney } from '@tongtu/kernel/money';
import { amountWords } from '../domain/amount-text.ts';
import type { SharingOptions } from '../http/options.ts';

export type Words = {
  readonly language: Language;
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly say: (text: Localized) => string;
  /** Minor units, or decimal text: `¥1,234.50`. */
  readonly money: (amount: bigint | string) => string;
  /** `2026年11月3日`, `Nov 3, 2026` */
  readonly day: (day: string) => string;
};

export const wordsIn = ({ translate }: Pick<SharingOptions, 'translate'>, language: Language, currency: string): Words => ({
  language,
  t: (key, values) => translate(language, 'sharing', key, values),
  say: (text) => inLanguage(text, language).text,
  money: (amount) => {
    if (typeof amount === 'bigint') return amountWords(amount, currency, language);
    const read = isCurrency(currency) ? parseMoney(amount, currency) : undefined;
    // What has no end in decimals stands as the fraction that it is.
    return read?.ok ? amountWords(read.value.amount, currency, language) : amount;
  },
  day: (day) => new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
});

export type PaperFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
