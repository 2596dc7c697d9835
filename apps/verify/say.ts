/** The outcome in words. */
import type { Language } from '@tongtu/kernel/localized';
import { dossierLines } from './dossier/say.ts';
import type { Outcome } from './verify.ts';
import { filled, phrase } from './words.ts';

export const sentenceOf = (outcome: Outcome, language: Language): string => {
  if (!outcome.holds)
    return filled(phrase(language, 'wrong'), { line: outcome.line, what: filled(phrase(language, `faults.${outcome.kind}`, outcome.kind), outcome.details) });
  if (outcome.dossier !== undefined) return dossierLines(outcome.dossier, language).join('\n');
  return filled(phrase(language, `holds.${outcome.format}`, outcome.format), { ...outcome.counts, format: outcome.format }).trimEnd();
};

/** What the first fault is, without its place. */
export const faultOf = (outcome: Outcome & { readonly holds: false }, language: Language): string =>
  filled(phrase(language, `faults.${outcome.kind}`, outcome.kind), outcome.details);

/** JSON in which what a terminal would obey, or what turns a line around, stands as an escape. */
export const plainJson = (outcome: Outcome): string =>
  JSON.stringify(outcome).replace(/[\x7f-\x9f\p{Cf}]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );

export const usageOf = (file: string, language: Language): string => filled(phrase(language, 'usage'), { file });
