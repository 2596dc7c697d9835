/** Text in 中文, English or both. What is missing is shown in the other language, and said to be. */
import { all, fail, ok, type Failure, type Result } from './result.ts';
import { cleanText, type TextRules } from './text.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** At least one language is present; `parseLocalized` is the door. */
export type Localized = { readonly zh?: string; readonly en?: string };

/** `isFallback`: the reader asked for the other language, and the page has to say so. */
export type Shown = { readonly text: string; readonly language: Language; readonly isFallback: boolean };

export const isLanguage = (value: unknown): value is Language => languages.some((l) => l === value);

const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

/**
 * Cleans each language (see `cleanText`), drops the empty ones and wants one at least.
 * Kinds: `localized-malformed` (not an object of texts), `localized-empty`,
 * `localized-invalid` with one error for each language that was refused.
 */
export const parseLocalized = (value: unknown, rules: TextRules = { max: 10_000, multiline: true }): Result<Localized> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('localized-malformed');
  const given = value as Readonly<Record<string, unknown>>;
  const present = languages.filter((language) => given[language] !== undefined && given[language] !== null);
  const cleaned = all(
    'localized-invalid',
    present.map((language) => inField(language, cleanText(given[language], { ...rules, mayBeEmpty: true }))),
  );
  if (!cleaned.ok) return cleaned;
  const entries = present.flatMap((language, i) => (cleaned.value[i] ? [[language, cleaned.value[i]] as const] : []));
  return entries.length > 0 ? ok(Object.fromEntries(entries)) : fail('localized-empty');
};

const inField = (field: string, result: Result<string>): Result<string> =>
  result.ok ? result : { ok: false, error: { ...result.error, field } satisfies Failure };

/** The text in that language, or in the other one marked as a fallback. Text that skipped the door and is empty shows as ''. */
export const inLanguage = (text: Localized, language: Language): Shown => {
  const own = text[language];
  if (own !== undefined) return { text: own, language, isFallback: false };
  const other = otherLanguage(language);
  const fallback = text[other];
  return fallback === undefined ? { text: '', language, isFallback: false } : { text: fallback, language: other, isFallback: true };
};

/** BCP 47 tag for `lang` attributes and `Intl`. */
export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');
