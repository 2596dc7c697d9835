/**
 * A card as cells of a sheet and back. A column is named by the path of its field (`title.zh`, `trlWanted`) or by the field's
 * label in either language (`摘要`, `Summary`, `标题(英文)`). Lists stand in one cell separated by `;`, ranges are `4..6`,
 * money is `CNY 500000.00..2000000.00` in major units; what has parts of its own (rights, contributors, measures) is JSON.
 */
import { moneyFromJson, moneyToDecimal, moneyToJson, parseMoney } from '@tongtu/kernel/money';
import { parseQuantity, quantityToJson } from '@tongtu/kernel/quantity';
import { ok, type Result } from '@tongtu/kernel/result';
import { bodyOf, listingKinds, type ListingKind } from '../contract/bodies.ts';

type CellKind = 'localized' | 'text' | 'integer' | 'list' | 'range' | 'money' | 'price' | 'place' | 'measures' | 'json';

const localizedFields = ['title', 'summary', 'problem', 'alternative', 'costAtScale', 'route', 'thesis', 'qualification', 'address'];
const cellKinds: Readonly<Record<string, CellKind>> = {
  ...Object.fromEntries(localizedFields.map((field) => [field, 'localized' as const])),
  trl: 'integer',
  mrl: 'integer',
  termMonths: 'integer',
  sectors: 'list',
  keywords: 'list',
  tests: 'list',
  regions: 'list',
  pathways: 'list',
  instruments: 'list',
  trlWanted: 'range',
  trlRange: 'range',
  fundingWanted: 'money',
  budget: 'money',
  ticket: 'money',
  price: 'price',
  coordinates: 'place',
  requirements: 'measures',
  acceptanceCriteria: 'measures',
  capabilities: 'measures',
  trlEvidence: 'json',
  ipRights: 'json',
  contributors: 'json',
};
const cellKindOf = (field: string): CellKind => cellKinds[field] ?? 'text';

/** Columns of a sheet that holds cards of these kinds, in the order of the shapes. */
export const columnsOf = (kinds: readonly ListingKind[]): string[] => {
  const fields = [...new Set(kinds.flatMap((kind) => Object.keys(bodyOf[kind].shape)))];
  return ['kind', 'reference', 'title', ...fields].flatMap((field) => (cellKindOf(field) === 'localized' ? [`${field}.zh`, `${field}.en`] : [field]));
};

export type Labels = { readonly zh: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> };
const meta = ['kind', 'reference', 'title', 'id', 'source', 'organization', 'publishedAt', 'updatedAt', 'example'];
const fields = new Set([...meta, ...listingKinds.flatMap((kind) => Object.keys(bodyOf[kind].shape))]);
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*]/g, '');
const suffixes: readonly (readonly [RegExp, 'zh' | 'en'])[] = [
  [/(?:\((?:中文|zh|chinese)\)|\.zh)$/, 'zh'],
  [/(?:\((?:英文|en|english)\)|\.en)$/, 'en'],
];

/** Reads a header: `title.zh`, `Title (Chinese)`, `标题`. A label without a language means its own. Undefined for what nobody knows. */
export const columnReader = (labels: Labels): ((header: string) => string | undefined) => {
  const known = new Map<string, { readonly field: string; readonly language?: 'zh' | 'en' }>();
  for (const language of ['en', 'zh'] as const)
    for (const [field, label] of Object.entries(labels[language])) if (fields.has(field)) known.set(fold(label), { field, language });
  for (const field of fields) known.set(fold(field), { field });
  return (header) => {
    const folded = fold(header);
    const suffix = suffixes.find(([pattern]) => pattern.test(folded));
    const found = known.get(suffix === undefined ? folded : folded.replace(suffix[0], ''));
    if (found === undefined) return undefined;
    if (cellKindOf(found.field) !== 'localized') return suffix === undefined ? found.field : undefined;
    const language = suffix?.[1] ?? found.language;
    return language === undefined ? found.field : `${found.field}.${language}`;
  };
};

const json = (cell: string): unknown => {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
};
const isJson = (cell: string): boolean => /^[[{]/.test(cell);
/** A longer cell is no range; looking for its two ends would take hours on a cell of blanks. */
const longestRange = 100;
const ends = (cell: string): [string, string] | undefined => {
  if (cell.length > longestRange) return undefined;
  const match = /^([^.~至]*?(?:\.\d+)?)\s*(?:\.\.|~|至|(?<=\d)\s*[-–—]\s*(?=\d))\s*(.*)$/.exec(cell);
  return match === null ? undefined : [match[1]!.trim(), match[2]!.trim()];
};
const rangeOf = (cell: string): unknown => {
  const [min, max] = ends(cell) ?? [cell, cell];
  return { min: Number(min), max: Number(max) };
};
/** `CNY 100`, `CNY 100..200`, `CNY ..200`; what cannot be read is handed on as it stands, and the shape says so. */
const moneyOf = (cell: string): unknown => {
  const match = /^([A-Za-z]{3})\s*(.*)$/.exec(cell);
  if (match === null) return cell;
  const currency = match[1]!.toUpperCase();
  const [low, high] = ends(match[2]!) ?? [match[2]!, match[2]!];
  const [min, max] = [low, high].map((amount) => (amount === '' ? undefined : parseMoney(amount, currency)));
  if (min?.ok === false || max?.ok === false) return cell;
  return { ...(min ? { min: moneyToJson(min.value) } : {}), ...(max ? { max: moneyToJson(max.value) } : {}) };
};
const priceOf = (cell: string): unknown => {
  if (/^(negotiable|面议)$/i.test(cell)) return { kind: 'negotiable' };
  const money = moneyOf(cell) as { min?: unknown };
  return typeof money === 'object' && money.min !== undefined ? { kind: 'asking', amount: money.min } : cell;
};
const placeOf = (cell: string): unknown => {
  const [latitude, longitude] = cell.split(/[,，;；\s]+/).map(Number);
  return { latitude, longitude };
};
/** One a line: `coating-width: 100..600 mm`. */
const measuresOf = (cell: string): unknown =>
  cell
    .split(/\r?\n|;|；/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [parameter = '', ...rest] = line.split(/[:：]/);
      const text = rest.join(':').trim();
      if (text === '') return { parameter: parameter.trim() };
      const quantity = parseQuantity(text.replace('..', '–'));
      return { parameter: parameter.trim(), quantity: quantity.ok ? quantityToJson(quantity.value) : { value: text, unit: '' } };
    });

/** An apostrophe keeps a sheet from running a text that looks like a formula (in Chinese settings also in full width); it is no part of the text. */
const unguard = (cell: string): string => (/^'[=+\-@＝＋－＠\t]/.test(cell) ? cell.slice(1) : cell);
const guard = (cell: string): string => (/^[=+\-@＝＋－＠\t]/.test(cell) ? `'${cell}` : cell);

const readers: Readonly<Record<CellKind, (cell: string) => unknown>> = {
  localized: (cell) => cell,
  text: (cell) => cell,
  integer: (cell) => (/^-?\d+$/.test(cell) ? Number(cell) : cell),
  list: (cell) => cell.split(/[;；\n]/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()])),
  range: rangeOf,
  money: moneyOf,
  price: priceOf,
  place: placeOf,
  measures: measuresOf,
  json,
};

/** Cells by column → the row that a JSONL file would hold. Empty cells are absent. */
export const rowOfCells = (cells: Readonly<Record<string, string>>): Record<string, unknown> => {
  const row: Record<string, unknown> = {};
  for (const [column, given] of Object.entries(cells)) {
    const cell = unguard(given.trim());
    if (cell === '') continue;
    const [field = '', language] = column.split('.');
    const kind = cellKindOf(field);
    if (language !== undefined) row[field] = { ...(row[field] as object | undefined), [language]: cell };
    else if (kind === 'localized') row[field] = { ...(row[field] as object | undefined), [/\p{Script=Han}/u.test(cell) ? 'zh' : 'en']: cell };
    else row[field] = kind !== 'text' && isJson(cell) ? json(cell) : readers[kind](cell);
  }
  return row;
};

const showMoney = (value: unknown): Result<string> => {
  const money = moneyFromJson(value);
  return money.ok ? ok(moneyToDecimal(money.value)) : money;
};
const writeMoney = (value: unknown): string => {
  const { min, max } = value as { min?: { currency: string }; max?: { currency: string } };
  const currency = min?.currency ?? max?.currency ?? '';
  const [low, high] = [min, max].map((end) => (end === undefined ? ok('') : showMoney(end)));
  // Two currencies, or one that the house does not know: as it is kept.
  if (!low?.ok || !high?.ok || (min && max && min.currency !== max.currency)) return JSON.stringify(value);
  return low.value === high.value ? `${currency} ${low.value}` : `${currency} ${low.value}..${high.value}`;
};

const writers: Readonly<Record<CellKind, (value: never) => string>> = {
  localized: (value: string) => value,
  text: (value: unknown) => String(value),
  integer: (value: number) => String(value),
  list: (value: readonly string[]) => (value.some((part) => /[;；\n]/.test(part)) ? JSON.stringify(value) : value.join('; ')),
  range: ({ min, max }: { min: number; max: number }) => `${min}..${max}`,
  money: writeMoney,
  price: (value: { kind: string; amount?: unknown }) => (value.kind === 'asking' ? writeMoney({ min: value.amount, max: value.amount }) : value.kind),
  place: ({ latitude, longitude }: { latitude: number; longitude: number }) => `${latitude}, ${longitude}`,
  measures: (value: unknown) => JSON.stringify(value),
  json: (value: unknown) => JSON.stringify(value),
};

/** The way back: the cell of a column; empty where the row has no such field. */
export const cellOf = (row: Readonly<Record<string, unknown>>, column: string): string => {
  const [field = '', language] = column.split('.');
  const value = language === undefined ? row[field] : (row[field] as Record<string, unknown> | undefined)?.[language];
  return value === undefined || value === null ? '' : guard(writers[cellKindOf(field)](value as never));
};
