/**
 * What is typed → what is sent. A form holds half a number or an empty row for a while; the server's
 * shapes do not. `clean` leaves out what says nothing, normalizes digits, and names the place of what
 * cannot be sent yet, so that one bad number never blocks the other fields. Pure.
 */
import { decimalToMinor } from '@tongtu/platform/ui';
import { parsePatentNumber } from '../../domain/patent-number.ts';
import type { Field } from '../fields.ts';
import { asList, asText, isRecord, saysSomething } from '../values.ts';

/** Money as it is typed; `text` is major units. */
export type TypedMoney = { readonly text: string; readonly currency: string };

export type Fault = { readonly path: string; readonly kind: string; readonly details?: Readonly<Record<string, string>> };
export type Cleaned = { readonly value: unknown; readonly faults: readonly Fault[] };

type Out = { value: unknown; faults: Fault[] };
const nothing: Out = { value: null, faults: [] };
const sound = (value: unknown): Out => ({ value, faults: [] });
const fault = (path: string, kind: string, details?: Record<string, string>): Out => ({
  value: null,
  faults: [{ path, kind, ...(details ? { details } : {}) }],
});

/** Full-width digits, typographic minus, spaces and thousands' commas are forgiven. */
export const decimalText = (typed: string): string => {
  const text = typed
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\s/g, '');
  const bare = (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text).replace(/^\+/, '');
  return /^-?\.\d/.test(bare) ? bare.replace('.', '0.') : bare.replace(/\.$/, '');
};
const isDecimal = (text: string): boolean => /^-?\d{1,20}(\.\d{1,20})?$/.test(text);

/** `{ zh?, en? }` without blank languages, or null. */
export const cleanLocalized = (value: unknown): { zh?: string; en?: string } | null => {
  if (!isRecord(value)) return null;
  const [zh, en] = [asText(value['zh']), asText(value['en'])];
  return zh.trim() || en.trim() ? { ...(zh.trim() ? { zh } : {}), ...(en.trim() ? { en } : {}) } : null;
};

export const cleanQuantity = (value: unknown, path: string): Out => {
  if (!isRecord(value)) return nothing;
  const ends = (['value', 'min', 'max'] as const).flatMap((key) => {
    const text = decimalText(asText(value[key]));
    return text === '' ? [] : [[key, text] as const];
  });
  if (ends.length === 0) return nothing;
  const bad = ends.find(([, text]) => !isDecimal(text));
  if (bad) return fault(`${path}.${bad[0]}`, 'number');
  const found = Object.fromEntries(ends);
  if (found['min'] !== undefined && found['max'] !== undefined && Number(found['min']) > Number(found['max'])) return fault(`${path}.max`, 'reversed');
  return sound({ ...found, unit: asText(value['unit']) || '1' });
};

const cleanMeasures = (value: unknown, path: string): Out => {
  const faults: Fault[] = [];
  const rows = asList<Record<string, unknown>>(value).flatMap((row, index) => {
    const quantity = cleanQuantity(row['quantity'], `${path}.${index}.quantity`);
    faults.push(...quantity.faults);
    const [name, note] = [cleanLocalized(row['name']), cleanLocalized(row['note'])];
    const out = {
      ...(asText(row['parameter']) ? { parameter: asText(row['parameter']) } : {}),
      ...(name ? { name } : {}),
      ...(quantity.value ? { quantity: quantity.value } : {}),
      ...(asText(row['test']) ? { test: asText(row['test']) } : {}),
      ...(note ? { note } : {}),
    };
    return Object.keys(out).length > 0 ? [out] : [];
  });
  return { value: rows.length > 0 ? rows : null, faults };
};

export const cleanMoney = (value: unknown, path: string): Out => {
  if (!isRecord(value)) return nothing;
  if (typeof value['text'] !== 'string') return sound(value);
  const text = value['text'].normalize('NFKC').trim();
  if (text === '') return nothing;
  const currency = asText(value['currency']) || 'CNY';
  const amount = decimalToMinor(text, currency);
  return amount === undefined || amount.startsWith('-') ? fault(path, 'money') : sound({ amount, currency });
};

const cleanMoneyRange = (value: unknown, path: string): Out => {
  if (!isRecord(value)) return nothing;
  const [min, max] = [cleanMoney(value['min'], `${path}.min`), cleanMoney(value['max'], `${path}.max`)];
  const faults = [...min.faults, ...max.faults];
  const [low, high] = [min.value, max.value] as ({ amount: string; currency: string } | null)[];
  if (low && high && low.currency === high.currency && BigInt(low.amount) > BigInt(high.amount)) faults.push({ path: `${path}.max`, kind: 'reversed' });
  return low || high ? { value: { ...(low ? { min: low } : {}), ...(high ? { max: high } : {}) }, faults } : { value: null, faults };
};

const checkedTypes = new Set(['invention', 'utility-model', 'design']);

/** Says why a Chinese patent number cannot be right, as it is typed; nothing for other rights and for no number. */
export const patentFault = (type: string, number: string, path: string): Fault | undefined => {
  if (!checkedTypes.has(type) || number.trim() === '') return undefined;
  const parsed = parsePatentNumber(number);
  if (parsed.ok) return undefined;
  const details = (parsed.error.details ?? {}) as Record<string, unknown>;
  return parsed.error.kind === 'patent-number-check-digit'
    ? { path, kind: 'patentCheckDigit', details: { given: asText(details['given']), expected: asText(details['expected']) } }
    : { path, kind: `patentShape.${asText(details['why']) || 'not-a-number'}` };
};

const cleanIpRights = (value: unknown, path: string): Out => {
  const faults: Fault[] = [];
  const rows = asList<Record<string, unknown>>(value).flatMap((row, index) => {
    const [type, status, owner, number, title] = [
      asText(row['type']),
      asText(row['status']),
      asText(row['owner']).trim(),
      asText(row['number']).trim(),
      cleanLocalized(row['title']),
    ];
    if (!number && !owner && !title) return [];
    const wrong = patentFault(type, number, `${path}.${index}.number`);
    if (wrong) faults.push(wrong);
    // The shape wants an owner: the row waits until it has one.
    if (!owner) faults.push({ path: `${path}.${index}.owner`, kind: 'owner' });
    return [{ type: type || 'invention', status: status || 'applied', owner, ...(number ? { number } : {}), ...(title ? { title } : {}) }];
  });
  return { value: rows.length > 0 ? rows : null, faults };
};

const cleanContributors = (value: unknown): Out => {
  const rows = asList<Record<string, unknown>>(value).flatMap((row) => {
    const [name, organization] = [asText(row['name']).trim(), asText(row['organization']).trim()];
    return name ? [{ name, role: asText(row['role']) || 'completer', ...(organization ? { organization } : {}) }] : [];
  });
  return sound(rows.length > 0 ? rows : null);
};

const cleanEvidence = (value: unknown): Out => {
  const rows = asList<Record<string, unknown>>(value).flatMap((row) => {
    const statement = cleanLocalized(row['statement']);
    return statement ? [{ level: Number(row['level']), statement, ...(asText(row['attachmentId']) ? { attachmentId: asText(row['attachmentId']) } : {}) }] : [];
  });
  return sound(rows.length > 0 ? rows : null);
};

const cleanCoordinates = (value: unknown, path: string): Out => {
  if (!isRecord(value)) return nothing;
  const [latitude, longitude] = [decimalText(String(value['latitude'] ?? '')), decimalText(String(value['longitude'] ?? ''))];
  if (latitude === '' && longitude === '') return nothing;
  const [lat, lon] = [Number(latitude), Number(longitude)];
  if (!isDecimal(latitude) || Math.abs(lat) > 90) return fault(`${path}.latitude`, 'latitude');
  if (!isDecimal(longitude) || Math.abs(lon) > 180) return fault(`${path}.longitude`, 'longitude');
  return sound({ latitude: lat, longitude: lon });
};

const cleanPrice = (value: unknown, path: string): Out => {
  if (!isRecord(value)) return nothing;
  if (value['kind'] === 'negotiable') return sound({ kind: 'negotiable' });
  const amount = cleanMoney(value['amount'], `${path}.amount`);
  return amount.value ? { value: { kind: 'asking', amount: amount.value }, faults: amount.faults } : { value: null, faults: amount.faults };
};

/** `value: null` clears the field. With faults the field is kept back until they are mended. */
export const clean = (field: Pick<Field, 'name' | 'shape'>, value: unknown): Cleaned => {
  const path = field.name;
  switch (field.shape) {
    case 'title':
    case 'text':
    case 'prose':
      return sound(cleanLocalized(value));
    case 'measures':
      return cleanMeasures(value, path);
    case 'ip-rights':
      return cleanIpRights(value, path);
    case 'contributors':
      return cleanContributors(value);
    case 'evidence':
      return cleanEvidence(value);
    case 'money-range':
      return cleanMoneyRange(value, path);
    case 'price':
      return cleanPrice(value, path);
    case 'coordinates':
      return cleanCoordinates(value, path);
    case 'percent': {
      const text = decimalText(asText(value).replace(/[%％]\s*$/, ''));
      return text === '' ? nothing : /^(100|\d{1,2})(\.\d{1,2})?$/.test(text) ? sound(text) : fault(path, 'percent');
    }
    case 'months': {
      const text = decimalText(String(value ?? ''));
      return text === '' ? nothing : /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 600 ? sound(Number(text)) : fault(path, 'months');
    }
    default:
      return sound(saysSomething(value) ? value : null);
  }
};
