/** The verifier's words in both languages. */
import type { Language } from '@tongtu/kernel/localized';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Values = Readonly<Record<string, string | number>>;
const words: Readonly<Record<Language, unknown>> = { zh, en };

/** A file may hold characters that a terminal obeys, or that turn the direction of a line. */
export const harmless = (value: string | number): string => String(value).replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

export const filled = (text: string, values: Values): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => harmless(values[name] ?? ''));

/** The words at a dotted key; `otherwise`, or the key itself, where there are none. A key that comes from a file names own parts only. */
export const phrase = (language: Language, key: string, otherwise = key): string => {
  const dot = key.indexOf('.');
  const steps = dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)];
  let at: unknown = words[language];
  for (const step of steps) at = typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined;
  return typeof at === 'string' ? at : otherwise;
};

/** `admin+technology-manager` → the words of each. */
export const roleWords = (role: string, language: Language): string =>
  role
    .split('+')
    .map((one) => phrase(language, `roles.${one}`, one))
    .join(phrase(language, 'comma'));
