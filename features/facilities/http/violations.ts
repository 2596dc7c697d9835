/** Rules that are broken, said inside an answer that is no failure: a quote, a trial, a booking that is not complete yet. */
import type { Language } from '@tongtu/kernel/localized';
import type { Failure } from '@tongtu/kernel/result';
import type { Violation } from '../contract/rules.ts';
import type { FacilitiesOptions } from './options.ts';

/** A name in both languages is said in the reader's; a list of codes is not for a sentence. */
const valuesFor = (language: Language, details: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => {
      const localized = typeof value === 'object' && value !== null && ('zh' in value || 'en' in value) ? (value as Record<string, unknown>) : undefined;
      return [key, localized === undefined ? value : (localized[language] ?? localized['zh'] ?? localized['en'])];
    }),
  );

/** Each with its sentence in the reader's language, and the facts for those who make their own of it. */
export const presentViolations = (options: Pick<FacilitiesOptions, 'sentence'>, language: Language, failures: readonly Failure[]): Violation[] =>
  failures.map(({ kind, field, details = {} }) => ({
    kind,
    ...(field === undefined ? {} : { field }),
    detail: options.sentence(language, kind, valuesFor(language, details)) ?? kind,
    details: { ...details },
  }));
