/**
 * Values of a card's body as text: quantities, ranges, levels. Pure. A body comes over the wire as
 * unknown (its shape is the server's word), so every reader here looks before it reads.
 */
import { formatQuantity, formatUnit, quantityFromJson } from '@tongtu/kernel/quantity';
import type { Language, Localized } from '@tongtu/kernel/localized';
import { formatMoney, type MoneyValue } from '@tongtu/platform/ui';

export type QuantityValue = { readonly value?: string; readonly min?: string; readonly max?: string; readonly unit: string };
export type MeasureValue = {
  readonly parameter?: string;
  readonly name?: Localized;
  readonly quantity?: QuantityValue;
  readonly test?: string;
  readonly note?: Localized;
};
export type RangeValue = { readonly min: number; readonly max: number };
export type MoneyRangeValue = { readonly min?: MoneyValue | null; readonly max?: MoneyValue | null };

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
export const asList = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : []);
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
export const asLocalized = (value: unknown): Localized | undefined =>
  isRecord(value) && (typeof value['zh'] === 'string' || typeof value['en'] === 'string') ? (value as Localized) : undefined;

/** `100–600 mm`, `≥ 95%`. A quantity that the unit table does not understand is shown as it was written. */
export const quantityText = (value: unknown, language: Language): string | undefined => {
  if (!isRecord(value)) return undefined;
  const read = quantityFromJson(value);
  if (read.ok) return formatQuantity(read.value, language);
  const unit = formatUnit(asText(value['unit']), language);
  const tail = unit === '' ? '' : ` ${unit}`;
  const [single, min, max] = [asText(value['value']), asText(value['min']), asText(value['max'])];
  if (single !== '') return `${single}${tail}`;
  if (min !== '' && max !== '') return `${min}–${max}${tail}`;
  return min !== '' ? `≥ ${min}${tail}` : max !== '' ? `≤ ${max}${tail}` : undefined;
};

/** `4–6`, `5`; undefined when there is none. */
export const levelsText = (value: { min: number; max: number } | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : value.min === value.max ? String(value.min) : `${value.min}–${value.max}`;

const shortAmount = (money: MoneyValue, language: Language): string => formatMoney(money, language, { compact: true });

/** `¥500万 – 2000万`-like range in the house's compact form; open ends as ≥ and ≤. */
export const moneyRangeText = (value: unknown, language: Language): string | undefined => {
  if (!isRecord(value)) return undefined;
  const { min, max } = value as MoneyRangeValue;
  if (min && max) {
    const [low, high] = [shortAmount(min, language), shortAmount(max, language)];
    return low === high ? low : `${low} – ${high}`;
  }
  return min ? `≥ ${shortAmount(min, language)}` : max ? `≤ ${shortAmount(max, language)}` : undefined;
};

/** Whether a value says anything: empty texts, lists and objects of nothing do not. */
export const saysSomething = (value: unknown): boolean =>
  value === undefined || value === null || value === ''
    ? false
    : Array.isArray(value)
      ? value.some(saysSomething)
      : isRecord(value)
        ? Object.values(value).some(saysSomething)
        : true;

/** Days from `now` to the end of a day or to an instant; negative when past. */
export const daysUntil = (time: string, now: number): number => {
  const at = /^\d{4}-\d\d-\d\d$/.test(time) ? Date.parse(`${time}T23:59:59+08:00`) : Date.parse(time);
  return Math.floor((at - now) / 86_400_000);
};
