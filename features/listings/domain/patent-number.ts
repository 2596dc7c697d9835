/**
 * Chinese application and patent numbers (ZC 0006-2003): the same digits, ZL in
 * front once granted. Until September 2003 two digits of year, one of kind, five
 * of serial; since October 2003 four, one and seven. The last place checks the
 * others mod 11, X stands for ten. Numbers of other offices pass unchecked.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';

export const patentKinds = ['invention', 'utility-model', 'design'] as const;
export type PatentKind = (typeof patentKinds)[number];

export type CheckedPatentNumber = {
  readonly status: 'checked';
  readonly country: 'CN';
  /** `200310100002.X` */
  readonly number: string;
  /** As people cite it: `ZL200310100002.X` once granted, else `CN200310100002.X`. */
  readonly text: string;
  readonly isGranted: boolean;
  readonly year: number;
  readonly kind: PatentKind;
  /** Entered China through the Patent Cooperation Treaty. */
  readonly isPct: boolean;
};

/** Read but not verified: another office's number, or a Chinese publication number (CN102345678B). */
export type UncheckedPatentNumber = { readonly status: 'unchecked'; readonly country: string; readonly number: string; readonly text: string };

export type PatentNumber = CheckedPatentNumber | UncheckedPatentNumber;

const kinds: Readonly<Record<string, { kind: PatentKind; isPct: boolean }>> = {
  '1': { kind: 'invention', isPct: false },
  '2': { kind: 'utility-model', isPct: false },
  '3': { kind: 'design', isPct: false },
  '8': { kind: 'invention', isPct: true },
  '9': { kind: 'utility-model', isPct: true },
};

/** The check character over 8 or 12 digits: weights 2 to 9, then from 2 again. */
export const patentCheckDigit = (digits: string): string => {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (2 + (i % 8)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
};

const shape = (why: string): Result<never> => fail('patent-number-shape', { details: { why } });

/** The first patent law came into force in April 1985. */
const yearOf = (digits: string): number | undefined => {
  if (digits.length === 12) {
    const year = Number(digits.slice(0, 4));
    return year >= 2003 && year <= 2099 ? year : undefined;
  }
  const short = Number(digits.slice(0, 2));
  return short >= 85 ? 1900 + short : short <= 3 ? 2000 + short : undefined;
};

const chinese = (isGranted: boolean, digits: string, check: string | undefined): Result<PatentNumber> => {
  const year = yearOf(digits);
  if (year === undefined) return shape('year');
  const kind = kinds[digits[digits.length === 12 ? 4 : 2]!];
  if (!kind) return shape('kind-digit');
  const expected = patentCheckDigit(digits);
  if (check !== expected) return fail('patent-number-check-digit', { details: { given: check ?? '', expected } });
  const number = `${digits}.${expected}`;
  return ok({ status: 'checked', country: 'CN', number, text: `${isGranted ? 'ZL' : 'CN'}${number}`, isGranted, year, ...kind });
};

/**
 * Reads a number. Kinds: `patent-number-shape` (details.why: `not-a-number`, `length`, `year`, `kind-digit`),
 * `patent-number-check-digit` (details: given, '' where it is missing, and expected).
 */
export const parsePatentNumber = (text: unknown): Result<PatentNumber> => {
  if (typeof text !== 'string' || text.length > 60) return shape('not-a-number');
  const compact = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const isChinese = /^(CN|ZL|\d)/.test(compact);
  if (!isChinese) return foreign(compact);
  const [, prefix = '', digits = '', check] = /^(CNZL|CN|ZL)?[.:-]?(\d{12}|\d{8})(?:[.-]?([\dX]))?$/.exec(compact) ?? [];
  if (digits !== '') return chinese(prefix.endsWith('ZL'), digits, check);
  if (/^CN\d{7,9}[A-WYZ]\d?$/.test(compact)) return ok({ status: 'unchecked', country: 'CN', number: compact.slice(2), text: compact });
  return shape(/^(CNZL|CN|ZL)?[.:-]?\d+[.-]?[\dX]?$/.test(compact) ? 'length' : 'not-a-number');
};

/** WIPO ST.3 letters and something with digits; PCT applications belong to WO. */
const foreign = (compact: string): Result<PatentNumber> => {
  if (/^PCT\/[A-Z]{2}\d{2,4}\/\d{5,6}$/.test(compact)) return ok({ status: 'unchecked', country: 'WO', number: compact, text: compact });
  const [, country, number = ''] = /^([A-Z]{2})([A-Z]{0,2}[\d/.,-]{4,20}(?:[A-Z]\d?)?)$/.exec(compact) ?? [];
  return country && /\d{3}/.test(number) ? ok({ status: 'unchecked', country, number, text: compact }) : shape('not-a-number');
};
