/** How single things are written in the text language: names, ids, amounts. `values.ts` reads them back. */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import type { Language, Localized } from '@tongtu/kernel/localized';
import { idUses, phrasesOf, said, words } from './words.ts';

const wordShape = /^[A-Za-z\u4e00-\u9fff](?:[0-9A-Za-z_\u4e00-\u9fff.-]*[0-9A-Za-z_\u4e00-\u9fff])?$/;
const folded = (text: string): string => text.toLowerCase();
/** Words that a line could not tell from an id. */
const reserved: ReadonlySet<string> = new Set(words.filter((row) => !idUses.has(row.use)).flatMap((row) => phrasesOf(row).map(folded)));
const scales = words.filter((row) => row.use === 'scale').flatMap(phrasesOf);

/** In quotes; a quotation mark of any kind and a backslash inside are written with a backslash. */
export const quotedText = (text: string, language: Language): string => {
  const inner = text.replace(/[\\"\u201c\u201d\u201e\u201f\uff02]/g, '\\$&');
  return language === 'zh' ? `“${inner}”` : `"${inner}"`;
};

/** An id as it is, or in quotes where it would read as something else. */
export const idText = (id: string, language: Language): string =>
  wordShape.test(id) && !reserved.has(folded(id)) && !scales.some((scale) => folded(id).startsWith(scale)) ? id : quotedText(id, language);

/** The name in the language of the text first. A language that does not show in the letters is named. */
export const namesText = (names: Localized, language: Language): string => {
  const order: readonly Language[] = language === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const one = (of: Language): readonly string[] => {
    const text = names[of];
    if (text === undefined) return [];
    const shows = (/\p{Script=Han}/u.test(text) ? 'zh' : 'en') === of;
    return [`${shows ? '' : `${said('language', of, language)} `}${quotedText(text, of)}`];
  };
  return order.flatMap(one).join(' / ');
};

const thousands = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');

/** `10,000,000`: whole things. */
export const countText = (count: bigint): string => thousands(count.toString());

/** `1,500,000.00`, with all decimals of the currency. */
export const decimalText = (amount: bigint, currency: Currency): string => {
  const [whole = '', part] = moneyToDecimal({ amount, currency }).split('.');
  return part === undefined ? thousands(whole) : `${thousands(whole)}.${part}`;
};

/** `1,500,000.00 元`, `CNY 1,500,000.00`. */
export const amountText = (amount: bigint, currency: Currency, language: Language): string => {
  const digits = decimalText(amount, currency);
  if (language === 'en') return `${currency} ${digits}`;
  return `${digits} ${currency === 'CNY' ? said('money', 'CNY', 'zh') : currency}`;
};

/** Columns that a text takes where Chinese characters take two. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (width, letter) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter) ? 2 : 1),
    0,
  );
export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
