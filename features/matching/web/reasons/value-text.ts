/**
 * The two values of a reason as text. What they are depends on the criterion (codes, ranges, quantities,
 * money, a day); over the wire they are unknown, so each is looked at before it is read. Pure.
 */
import { asList, asText, isRecord, levelsText, moneyRangeText, quantityText, saysSomething } from '@tongtu/listings/web';
import type { Language } from '@tongtu/kernel/localized';
import type { MoneyValue } from '@tongtu/platform/ui';
import type { Reason } from '../../contract.ts';

/** Names of codes, as the page has them. */
export type Names = {
  readonly language: Language;
  readonly sector: (code: string) => string;
  readonly test: (code: string) => string;
  readonly region: (code: string) => string;
  readonly date: (day: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly number: (value: number) => string;
  readonly money: (value: MoneyValue) => string;
  /** A code of one of the card's enumerations. */
  readonly code: (set: 'instrument' | 'ipRegime' | 'secrecy', code: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly days: (count: number) => string;
  readonly levels: (count: number) => string;
};

const isMoney = (value: unknown): value is MoneyValue & { amount: string } =>
  isRecord(value) && typeof value['currency'] === 'string' && /^-?\d+$/.test(asText(value['amount']));

const codes = (value: unknown, name: (code: string) => string, names: Names): string | undefined => {
  const all = (Array.isArray(value) ? asList<unknown>(value) : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
  return all.length === 0 ? undefined : names.list(all.map(name));
};

/** Anything whose kind cannot be known from the criterion. */
const plain = (value: unknown, names: Names): string | undefined => {
  if (typeof value === 'string') return value || undefined;
  if (typeof value === 'number') return names.number(value);
  if (typeof value === 'boolean') return value ? names.yes : names.no;
  if (isMoney(value)) return names.money(value);
  if (isRecord(value)) {
    if (typeof value['unit'] === 'string') return quantityText(value, names.language);
    if (isMoney(value['min']) || isMoney(value['max'])) return moneyRangeText(value, names.language);
    if (typeof value['min'] === 'number' && typeof value['max'] === 'number') return levelsText(value as { min: number; max: number });
    if (typeof value['zh'] === 'string' || typeof value['en'] === 'string')
      return asText(value[names.language]) || asText(value['zh']) || asText(value['en']) || undefined;
  }
  return Array.isArray(value) ? codes(value, (one) => one, names) : undefined;
};

/** One side of a reason; undefined when the card says nothing of it. */
export const reasonValue = (criterion: Reason['criterion'], value: unknown, names: Names): string | undefined => {
  if (!saysSomething(value)) return undefined;
  switch (criterion) {
    case 'sector':
      return codes(value, names.sector, names);
    case 'test':
      return typeof value === 'boolean' ? plain(value, names) : codes(value, names.test, names);
    case 'region':
      return codes(value, (code) => (/^\d{6}$/.test(code) ? names.region(code) : code), names);
    case 'trl': {
      const levels =
        typeof value === 'number'
          ? String(value)
          : isRecord(value) && typeof value['min'] === 'number'
            ? levelsText(value as { min: number; max: number })
            : undefined;
      return levels === undefined ? plain(value, names) : `TRL ${levels}`;
    }
    case 'deadline':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? names.date(value) : plain(value, names);
    case 'instrument':
      return codes(value, (code) => names.code('instrument', code), names);
    case 'ip-regime':
      return codes(value, (code) => names.code('ipRegime', code), names);
    case 'secrecy':
      return codes(value, (code) => names.code('secrecy', code), names);
    default:
      return plain(value, names);
  }
};

/** By how much it misses. */
export const gapText = (criterion: Reason['criterion'], gap: unknown, names: Names): string | undefined => {
  if (!saysSomething(gap)) return undefined;
  if (typeof gap === 'number') return criterion === 'trl' ? names.levels(gap) : criterion === 'deadline' ? names.days(gap) : names.number(gap);
  return plain(gap, names);
};
