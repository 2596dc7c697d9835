/**
 * Text is cleaned once, at the door. What can hide or turn other text around
 * (control characters, bidirectional overrides) is refused; right-to-left
 * letters, emoji and rare characters are welcome.
 */
import { ok, fail, type Result } from './result.ts';

export type TextRules = {
  /** In code points, after cleaning. */
  readonly max: number;
  /** Keeps line breaks and tabs; otherwise each run of them becomes one space. */
  readonly multiline?: boolean;
  /** Lets an empty text through as ''. */
  readonly mayBeEmpty?: boolean;
};

// eslint-disable-next-line no-control-regex -- finding control characters is what this pattern is for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
const bidiOverride = /[\u202a-\u202e\u2066-\u2069]/u;

const codePoint = (character: string): string => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Code points, which is what people count as characters (an emoji made of several counts as several). */
export const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * Trimmed, NFC, line ends as \n. Kinds: `text-not-text`, `text-too-long` (details: max, length),
 * `text-empty`, `text-control-character`, `text-bidi-override` (details: character),
 * `text-lone-surrogate`.
 */
export const cleanText = (value: unknown, rules: TextRules): Result<string> => {
  if (typeof value !== 'string') return fail('text-not-text');
  // A code point takes at most 2 units and NFC joins at most a few marks: far beyond that nothing needs to be normalised to be refused.
  if (value.length > rules.max * 8 + 1024) return fail('text-too-long', { details: { max: rules.max, length: lengthOf(value) } });
  if (!value.isWellFormed()) return fail('text-lone-surrogate');
  const lines = value.replace(/\r\n?|[\u2028\u2029]/g, '\n').normalize('NFC');
  const found = control.exec(lines);
  if (found) return fail('text-control-character', { details: { character: codePoint(found[0]) } });
  const override = bidiOverride.exec(lines);
  if (override) return fail('text-bidi-override', { details: { character: codePoint(override[0]) } });
  const text = (rules.multiline ? lines : lines.replace(/ *[\n\t]+ */g, ' ')).trim();
  const length = lengthOf(text);
  if (length === 0 && !rules.mayBeEmpty) return fail('text-empty');
  return length > rules.max ? fail('text-too-long', { details: { max: rules.max, length } }) : ok(text);
};
