/** Reading a tree field by field: every fault is collected with the place where it stands, so that all are told at once. */
import type { Failure } from '@tongtu/kernel/result';

export type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects faults; `field` is the place, `elements.2.needs.0.atLeast`. */
export class Faults {
  readonly found: Failure[] = [];
  add(kind: string, field: string, details: Readonly<Record<string, unknown>> = {}): undefined {
    // A thousand faults of one tree help nobody.
    if (this.found.length < 50) this.found.push({ kind, field, details });
    return undefined;
  }
}

export const at = (place: string, key: string | number): string => (place === '' ? String(key) : `${place}.${key}`);

/** An object with no other fields than these; `{}` after a fault, so that reading goes on. */
export const fieldsAt = (value: unknown, place: string, known: readonly string[], faults: Faults): Fields => {
  if (!isFields(value)) {
    faults.add(value === undefined ? 'field-missing' : 'value-malformed', place);
    return {};
  }
  for (const key of Object.keys(value)) if (!known.includes(key)) faults.add('pack-field-unknown', at(place, key), { known });
  return value;
};

export const listAt = (value: unknown, place: string, most: number, faults: Faults): readonly unknown[] => {
  if (!Array.isArray(value)) {
    faults.add(value === undefined ? 'field-missing' : 'value-malformed', place);
    return [];
  }
  if (value.length > most) {
    faults.add('list-too-long', place, { most });
    return [];
  }
  return value;
};

/** One of the known words. */
export const wordAt = <const W extends string>(value: unknown, place: string, words: readonly W[], faults: Faults): W | undefined =>
  words.find((word) => word === value) ?? faults.add(value === undefined ? 'field-missing' : 'word-unknown', place, { known: words });

/** Known words, none twice, at least one. */
export const wordsAt = <const W extends string>(value: unknown, place: string, words: readonly W[], faults: Faults): W[] => {
  const read = listAt(value, place, words.length, faults).flatMap((word, i) => wordAt(word, at(place, i), words, faults) ?? []);
  if (Array.isArray(value) && value.length === 0) faults.add('list-empty', place);
  if (new Set(read).size < read.length) faults.add('word-twice', place);
  return read;
};

export const flagAt = (value: unknown, place: string, faults: Faults): boolean =>
  typeof value === 'boolean' ? value : (faults.add(value === undefined ? 'field-missing' : 'value-malformed', place), false);

export const wholeAt = (value: unknown, place: string, least: number, most: number, faults: Faults): number => {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return value as number;
  faults.add(value === undefined ? 'field-missing' : 'number-out-of-range', place, { least, most });
  return least;
};

/** What is no text is not turned into one: an object may bring a `toString` of its own, and a list a thousand lists. */
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Text that says something. Line breaks only where they are allowed; half of a surrogate pair never: no database keeps it. */
export const textAt = (value: unknown, place: string, most: number, faults: Faults, multiline = false): string => {
  const refused = multiline ? /[^\P{Cc}\n]|\p{Cs}/u : /[\p{Cc}\p{Cs}\u2028\u2029]/u;
  if (typeof value !== 'string' || value.trim() === '' || value.length > most || refused.test(value))
    faults.add(value === undefined ? 'field-missing' : 'pack-text-malformed', place, { most });
  return textIn(value);
};

/** `transformation-law-18`: lower case letters, digits, hyphens. */
export const codeAt = (value: unknown, place: string, faults: Faults): string => {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9-]{0,59}$/.test(value)) faults.add(value === undefined ? 'field-missing' : 'pack-code-malformed', place);
  return textIn(value);
};

/** A day of the calendar, `2026-11-01`. */
export const dayAt = (value: unknown, place: string, faults: Faults): string => {
  const day = typeof value === 'string' && /^(19|20|21)\d\d-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
    faults.add(value === undefined ? 'field-missing' : 'date-malformed', place);
  return textIn(value);
};
