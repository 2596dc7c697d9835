/** The templates of the clauses, and how they are filled in. */
import type { Language } from '@tongtu/kernel/localized';
import en from '../data/clauses.en.json' with { type: 'json' };
import zh from '../data/clauses.zh.json' with { type: 'json' };

export type ClauseTexts = typeof zh;
const texts: Readonly<Record<Language, ClauseTexts>> = { zh, en: en as unknown as ClauseTexts };
export const clauseTexts = (language: Language): ClauseTexts => texts[language];

/** `{{value}}` filled in; a template and its values belong together, so that a missing one would be a bug. */
export const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${name} is missing for: ${template}`);
    return String(value);
  });

/** 12 → 十二, up to 999; as it is where a language has no digits of its own. */
export const ordinalOf = (number: number, { digits, ten, hundred }: Pick<ClauseTexts, 'digits' | 'ten' | 'hundred'>): string => {
  if (digits.length === 0 || number > 999) return String(number);
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const over = hundreds === 0 ? '' : digits[hundreds]! + hundred;
  const middle = tens === 0 ? (hundreds > 0 && ones > 0 ? digits[0]! : '') : (tens === 1 && hundreds === 0 ? '' : digits[tens]!) + ten;
  return over + middle + (ones === 0 && number > 0 ? '' : digits[ones]!);
};
