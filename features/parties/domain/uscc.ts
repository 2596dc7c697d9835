/**
 * The unified social credit code of an organization in China, GB 32100-2015:
 * 1 registration department, 1 category, 6 digits of region, 9 of organization
 * code, 1 check character. The check character may be any of the 31 characters,
 * not only a digit or X.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';

/** 31 characters in the order of their values; I, O, S, V and Z are left out because they look like digits. */
export const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3^(i-1) mod 31 for the first 17 places. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Who registers: the first character. Words for people stand in the locales under these keys. */
const departments: Readonly<Record<string, string>> = {
  '1': 'institutional-establishment',
  '2': 'foreign-affairs',
  '3': 'justice',
  '4': 'culture',
  '5': 'civil-affairs',
  '6': 'tourism',
  '7': 'religious-affairs',
  '8': 'trade-unions',
  '9': 'market-supervision',
  A: 'central-military-commission',
  N: 'agriculture',
  Y: 'other',
};

export type Uscc = {
  /** 18 characters, upper case, half width. */
  readonly code: string;
  /** First character, and its key where the standard names it. */
  readonly departmentCode: string;
  readonly department?: string;
  /** Second character: what kind of organization within that department, e.g. 1 with department 9 is an enterprise. */
  readonly category: string;
  /** GB/T 2260 code of the registering office; it may be one that has since been renamed. */
  readonly adcode: string;
  /** The former organization code, GB 11714: 8 characters and its own check character. */
  readonly organizationCode: string;
};

/** The check character of 17 valid characters. */
const checkCharacter = (body: string): string => {
  const sum = weights.reduce((total, weight, i) => total + usccAlphabet.indexOf(body[i]!) * weight, 0);
  return usccAlphabet[(31 - (sum % 31)) % 31]!;
};

/** Full-width to half-width, upper case, without the spaces and hyphens that forms put in. */
export const normalizeUscc = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff-]/g, '')
    .toUpperCase();

/**
 * Reads a code. Kinds: `uscc-length` (details: length, expected 18), `uscc-character` (details: position from 1,
 * character, expected `digit` or `alphabet`), `uscc-check-character` (details: given, expected).
 */
export const parseUscc = (text: unknown): Result<Uscc> => {
  if (typeof text !== 'string') return fail('uscc-length', { details: { length: 0, expected: 18 } });
  // Nothing that long becomes 18 characters by normalising; a megabyte is not worth the work.
  const code = text.length > 200 ? text : normalizeUscc(text);
  const characters = [...code];
  if (characters.length !== 18) return fail('uscc-length', { details: { length: characters.length, expected: 18 } });
  for (const [i, character] of characters.entries()) {
    const isRegion = i >= 2 && i <= 7;
    const isRight = isRegion ? /^[0-9]$/.test(character) : usccAlphabet.includes(character);
    if (!isRight) return fail('uscc-character', { details: { position: i + 1, character, expected: isRegion ? 'digit' : 'alphabet' } });
  }
  const expected = checkCharacter(code);
  if (code[17] !== expected) return fail('uscc-check-character', { details: { given: code[17], expected } });
  const departmentCode = code[0]!;
  const department = departments[departmentCode];
  return ok({
    code,
    departmentCode,
    ...(department !== undefined && { department }),
    category: code[1]!,
    adcode: code.slice(2, 8),
    organizationCode: code.slice(8, 17),
  });
};

export const isUscc = (text: unknown): boolean => parseUscc(text).ok;

/** A whole code from its first 17 characters: for examples and tests. Kinds as `parseUscc`. */
export const completeUscc = (body: string): Result<Uscc> => {
  const normal = normalizeUscc(body);
  // An invalid body gets a placeholder, so that `parseUscc` names what is wrong with it.
  const check = [...normal].every((c) => usccAlphabet.includes(c)) && normal.length === 17 ? checkCharacter(normal) : '0';
  return parseUscc(`${normal}${check}`);
};
