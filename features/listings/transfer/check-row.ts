/** From a raw row to a card that may be recorded, or to all that is wrong with it. */
import { createHash } from 'node:crypto';
import { localized } from '@tongtu/platform/contract';
import type { Failure } from '@tongtu/kernel/result';
import type { Localized } from '@tongtu/kernel/localized';
import { listingKinds, type ListingKind } from '../contract/bodies.ts';
import { parseBodyChange } from '../domain/parse-body.ts';
import { faceFailures } from '../use-cases/check-face.ts';
import type { ImportedRow } from '../use-cases/record-imported.ts';
import type { RawRow } from './raw-row.ts';

const titleShape = localized(200);
const referenceMax = 300;
/** What an export adds and an import passes over. */
const passedOver = new Set(['id', 'organization', 'source', 'publishedAt', 'updatedAt', 'state', 'version']);

export type RowRules = {
  /** Of rows that name no kind. */
  readonly kind?: ListingKind | undefined;
  /** Names of kinds in the languages of the house → kind. */
  readonly kindNames: ReadonlyMap<string, ListingKind>;
  /** Kinds that the importer may write. */
  readonly mayWrite: (kind: ListingKind) => boolean;
};
export type CheckedRow = { readonly ok: true; readonly row: ImportedRow } | { readonly ok: false; readonly row: number; readonly failures: readonly Failure[] };

const kindOf = (given: unknown, rules: RowRules): ListingKind | undefined => {
  if (given === undefined || given === null || given === '') return rules.kind;
  // Anything may stand in a row of JSON, also what has no text.
  if (typeof given !== 'string') return undefined;
  const name = given.trim().toLowerCase();
  return listingKinds.find((kind) => kind === name) ?? rules.kindNames.get(name);
};

const titleOf = (given: unknown): { readonly ok: true; readonly title: Localized } | { readonly ok: false; readonly failure: Failure } => {
  const title = typeof given === 'string' ? { [/\p{Script=Han}/u.test(given) ? 'zh' : 'en']: given } : given;
  const parsed = titleShape.safeParse(title);
  if (parsed.success) return { ok: true, title: parsed.data };
  const message = parsed.error.issues[0]?.message ?? '';
  return {
    ok: false,
    failure: { kind: /^[a-z]+(-[a-z]+)+$/.test(message) ? message : given === undefined ? 'value-missing' : 'value-refused', field: 'title' },
  };
};

/** Without a reference of its own, a row is known by its kind and title. */
const referenceOf = (value: Readonly<Record<string, unknown>>, kind: ListingKind, title: Localized): string => {
  const given = value['reference'] ?? value['id'];
  if (typeof given === 'string' || typeof given === 'number') return String(given).trim();
  return `title:${createHash('sha256')
    .update(JSON.stringify([kind, title.zh ?? null, title.en ?? null]))
    .digest('base64url')
    .slice(0, 32)}`;
};

/** Fields of the body stand in `body` or beside the title. */
const bodyFieldsOf = (value: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const { kind: _kind, reference: _reference, title: _title, example: _example, body, ...beside } = value;
  const inside = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : body === undefined ? {} : { body };
  return { ...Object.fromEntries(Object.entries(beside).filter(([name]) => !passedOver.has(name))), ...inside };
};

const listed = (failure: Failure): readonly Failure[] => (failure.kind === 'invalid-input' && failure.errors !== undefined ? failure.errors : [failure]);

/** Everything that is wrong with a row, or the row. */
export const checkRow = (raw: RawRow, rules: RowRules): CheckedRow => {
  const refuse = (...failures: Failure[]): CheckedRow => ({ ok: false, row: raw.row, failures });
  if (!raw.ok) return refuse(raw.failure);
  const kind = kindOf(raw.value['kind'], rules);
  if (kind === undefined) return refuse({ kind: 'row-kind-unknown', field: 'kind' });
  if (!rules.mayWrite(kind)) return refuse({ kind: 'row-kind-not-allowed', field: 'kind' });
  const title = titleOf(raw.value['title']);
  const change = parseBodyChange(kind, bodyFieldsOf(raw.value));
  const failures = [...(title.ok ? [] : [title.failure]), ...(change.ok ? [] : listed(change.error))];
  if (!title.ok || !change.ok) return refuse(...failures);
  const reference = referenceOf(raw.value, kind, title.title);
  if (reference === '' || [...reference].length > referenceMax) return refuse({ kind: reference === '' ? 'text-empty' : 'text-too-long', field: 'reference' });
  if (/\p{Cc}/u.test(reference) || !reference.isWellFormed()) return refuse({ kind: 'text-control-character', field: 'reference' });
  const wrong = faceFailures(kind, { title: title.title, body: change.value.set });
  if (wrong.length > 0) return refuse(...wrong);
  const example = raw.value['example'] === true || raw.value['example'] === 'true';
  return { ok: true, row: { row: raw.row, reference, kind, title: title.title, body: change.value.set, ...(example ? { example } : {}) } };
};
