/** Reading a tree field by field: every fault is collected with the place where it stands, so that all are told at once. */
import { parseMoney, type Currency } from '@tongtu/kernel/money';
import { parseShare } from '@tongtu/kernel/share';
import type { Fraction } from '@tongtu/kernel/fraction';
import type { Localized } from '@tongtu/kernel/localized';
import type { Failure } from '@tongtu/kernel/result';

/** The smallest amount that is refused: 10^15 minor units, ten times the consortium's trillion in yuan. */
export const amountLimit = 10n ** 15n;

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects faults; `field` is the place, `steps.1.shares.team`. */
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
  for (const key of Object.keys(value)) if (!known.includes(key)) faults.add('field-unknown', at(place, key), { known });
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

/** `undefined` counts as `otherwise`. */
export const flagAt = (value: unknown, place: string, otherwise: boolean, faults: Faults): boolean =>
  value === undefined ? otherwise : typeof value === 'boolean' ? value : (faults.add('value-malformed', place), otherwise);

/** Decimal text in the currency's own digits, not negative, below `amountLimit`. */
export const amountAt = (value: unknown, place: string, currency: Currency, faults: Faults): bigint => {
  if (typeof value !== 'string') {
    faults.add(value === undefined ? 'field-missing' : 'amount-malformed', place);
    return 0n;
  }
  const read = parseMoney(value, currency);
  if (!read.ok) {
    const kinds: Readonly<Record<string, string>> = { 'money-too-many-decimals': 'amount-too-precise', 'money-out-of-range': 'amount-too-large' };
    faults.add(kinds[read.error.kind] ?? 'amount-malformed', place, read.error.details);
    return 0n;
  }
  if (read.value.amount < 0n) faults.add('amount-negative', place);
  else if (read.value.amount >= amountLimit) faults.add('amount-too-large', place, { limit: amountLimit.toString() });
  else return read.value.amount;
  return 0n;
};

/** `"60%"`, `"0.6"`, `"3/5"`: an exact fraction from 0 to 1. */
export const shareAt = (value: unknown, place: string, faults: Faults): Fraction | undefined => {
  if (typeof value !== 'string') return faults.add(value === undefined ? 'field-missing' : 'share-malformed', place);
  const read = parseShare(value);
  return read.ok ? read.value : faults.add(read.error.kind, place);
};

export const wholeAt = (value: unknown, place: string, least: number, most: number, faults: Faults): number | undefined =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
    ? (value as number)
    : faults.add(value === undefined ? 'field-missing' : 'number-out-of-range', place, { least, most });

/** One line of text that says something. Half of a surrogate pair is refused as well: no database keeps it. */
export const isLine = (text: unknown, most: number): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= most && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);

/** `{ zh?, en? }`, at least one, each a line of at most 200 characters. */
export const namesAt = (value: unknown, place: string, faults: Faults): Localized => {
  const { zh, en } = fieldsAt(value, place, ['zh', 'en'], faults);
  const isName = (text: unknown): boolean => text === undefined || isLine(text, 200);
  if (isFields(value) && ((zh === undefined && en === undefined) || !isName(zh) || !isName(en))) faults.add('text-malformed', place);
  return { ...(typeof zh === 'string' ? { zh } : {}), ...(typeof en === 'string' ? { en } : {}) };
};

/** A day of the calendar, `2026-11-01`. */
export const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
};
