/** The outcome in words. */
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import type { Outcome } from './verify.ts';

type Values = Readonly<Record<string, string | number>>;
const words = { zh, en } as const;

/** A file may hold characters that a terminal obeys, or that turn the direction of a line. */
const harmless = (value: string | number): string => String(value).replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

const filled = (text: string, values: Values): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => harmless(values[name] ?? ''));

export const sentenceOf = (outcome: Outcome, language: keyof typeof words): string => {
  const { holds, wrong, faults } = words[language] as { holds: Record<string, string>; wrong: string; faults: Record<string, string> };
  return outcome.holds
    ? filled(holds[outcome.format] ?? outcome.format, { ...outcome.counts, format: outcome.format }).trimEnd()
    : filled(wrong, { line: outcome.line, what: filled(faults[outcome.kind] ?? outcome.kind, outcome.details) });
};

export const usageOf = (file: string, language: keyof typeof words): string => filled(words[language].usage, { file });
