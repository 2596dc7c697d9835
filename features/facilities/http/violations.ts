/** Rules that are broken, said inside an answer that is no failure: a quote, a trial, a booking that is not complete yet. */
import type { Language } from '@tongtu/kernel/localized';
import type { Failure } from '@tongtu/kernel/result';
import type { Violation } from '../contract/rules.ts';
import type { FacilitiesOptions } from './options.ts';

/** Each with its sentence in the reader's language, and the facts for those who make their own of it. */
export const presentViolations = (options: Pick<FacilitiesOptions, 'sentence'>, language: Language, failures: readonly Failure[]): Violation[] =>
  failures.map(({ kind, field, details = {} }) => ({
    kind,
    ...(field === undefined ? {} : { field }),
    detail: options.sentence(language, kind, details) ?? kind,
    details: { ...details },
  }));
