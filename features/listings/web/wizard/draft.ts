/**
 * The state of an edited card and of its autosave, as one pure machine.
 *
 * `base` is the last copy that the server acknowledged. `typed` holds what was typed in this session,
 * raw, and is never overwritten by an answer, so that a cursor does not jump. `dirty` are the fields that
 * are not acknowledged; `sending` those on their way; `held` those that the server refused, kept until
 * they are changed. Two people in one card: fields that only one of them touched are both kept; a field
 * that both changed is a conflict, and a person decides.
 */
import type { Layer, Missing, WorkingCopy } from '../../contract/cards.ts';
import { fieldOf } from '../fields.ts';
import { clean, type Fault } from './clean.ts';

/** `title`, `audience`, `layers`, or a field of the body. */
export type FieldName = string;
export type Raw = Readonly<Record<FieldName, unknown>>;

export type Draft = {
  readonly base: WorkingCopy;
  readonly typed: Raw;
  readonly dirty: readonly FieldName[];
  readonly sending: readonly FieldName[];
  readonly held: Readonly<Record<FieldName, string>>;
  readonly conflicts: readonly FieldName[];
  /** Why the last attempt failed as a whole; cleared by the next success. */
  readonly failure: string | null;
  readonly attempts: number;
};

export type SaveBody = { revision: number; title?: unknown; audience?: 'public' | 'members'; layers?: Record<string, Layer>; body?: Record<string, unknown> };

export const begin = (base: WorkingCopy, kept: Raw = {}): Draft => {
  const typed = Object.fromEntries(Object.entries(kept).filter(([name, value]) => !same(serverValue(base, name), toSend(base, name, value).value)));
  return { base, typed, dirty: Object.keys(typed), sending: [], held: {}, conflicts: [], failure: null, attempts: 0 };
};

const serverValue = (copy: WorkingCopy, name: FieldName): unknown =>
  name === 'title' ? copy.title : name === 'audience' ? copy.audience : name === 'layers' ? copy.layers : (copy.body[name] ?? null);

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, v]) => v !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : (value ?? null);
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const toSend = (copy: WorkingCopy, name: FieldName, raw: unknown): { value: unknown; faults: readonly Fault[] } => {
  const field = fieldOf(copy.kind, name);
  return field ? clean(field, raw) : { value: raw, faults: [] };
};

/** The value to show: what was typed, else what the server has. */
export const valueOf = (draft: Draft, name: FieldName): unknown => (Object.hasOwn(draft.typed, name) ? draft.typed[name] : serverValue(draft.base, name));

/** What cannot be sent yet, by path inside the body. */
export const faultsOf = (draft: Draft): readonly Fault[] => Object.entries(draft.typed).flatMap(([name, raw]) => toSend(draft.base, name, raw).faults);

export const edit = (draft: Draft, name: FieldName, raw: unknown): Draft => {
  const { [name]: _, ...held } = draft.held;
  return {
    ...draft,
    typed: { ...draft.typed, [name]: raw },
    dirty: draft.dirty.includes(name) ? draft.dirty : [...draft.dirty, name],
    held,
    conflicts: draft.conflicts,
  };
};

/** Fields that may go now. */
export const sendable = (draft: Draft): readonly FieldName[] =>
  draft.sending.length > 0 || draft.conflicts.length > 0
    ? []
    : draft.dirty.filter((name) => draft.held[name] === undefined && toSend(draft.base, name, draft.typed[name]).faults.length === 0);

/** The body of the next save and the draft while it is on its way; undefined when nothing may go. */
export const send = (draft: Draft): { draft: Draft; body: SaveBody } | undefined => {
  const names = sendable(draft);
  if (names.length === 0) return undefined;
  const body: SaveBody = { revision: draft.base.revision };
  const fields: Record<string, unknown> = {};
  for (const name of names) {
    const { value } = toSend(draft.base, name, draft.typed[name]);
    if (name === 'title') body.title = value;
    else if (name === 'audience') body.audience = value as 'public' | 'members';
    else if (name === 'layers') body.layers = value as Record<string, Layer>;
    else fields[name] = value;
  }
  if (Object.keys(fields).length > 0) body.body = fields;
  return { draft: { ...draft, sending: names, dirty: draft.dirty.filter((name) => !names.includes(name)) }, body };
};

/** The server has it. Fields typed again meanwhile stay dirty. */
export const acknowledged = (draft: Draft, copy: WorkingCopy): Draft => ({ ...draft, base: copy, sending: [], failure: null, attempts: 0 });

const backToDirty = (draft: Draft): readonly FieldName[] => [...new Set([...draft.sending, ...draft.dirty])];

/** Nothing answered, or the whole was refused: everything stays unsaved, to be tried again. */
export const failed = (draft: Draft, sentence: string): Draft => ({
  ...draft,
  dirty: backToDirty(draft),
  sending: [],
  failure: sentence,
  attempts: draft.attempts + 1,
});

/** The server refused some fields: those are held back with their sentences, the others go again. `errors` by path (`body.ipRights.0.number`). */
export const refused = (draft: Draft, errors: Readonly<Record<string, string>>, sentence: string): Draft => {
  const held: Record<string, string> = { ...draft.held };
  for (const [path, detail] of Object.entries(errors)) {
    const name = path.replace(/^body\./, '').split('.')[0] ?? '';
    if (draft.sending.includes(name)) held[name] ??= detail;
  }
  const named = draft.sending.some((name) => held[name] !== undefined);
  return { ...draft, dirty: backToDirty(draft), sending: [], held, failure: named ? null : sentence, attempts: named ? 0 : draft.attempts + 1 };
};

/** Somebody else saved first: `fresh` is what the server has now. */
export const rebased = (draft: Draft, fresh: WorkingCopy): Draft => {
  const dirty = backToDirty(draft);
  const theirs = dirty.filter((name) => !same(serverValue(draft.base, name), serverValue(fresh, name)));
  const conflicts = theirs.filter((name) => !same(serverValue(fresh, name), toSend(fresh, name, draft.typed[name]).value));
  return { ...draft, base: fresh, dirty, sending: [], conflicts, failure: null, attempts: 0 };
};

/** Settles one conflict: keep mine (it is sent) or take theirs. */
export const settle = (draft: Draft, name: FieldName, whose: 'mine' | 'theirs'): Draft => {
  const conflicts = draft.conflicts.filter((one) => one !== name);
  if (whose === 'mine') return { ...draft, conflicts };
  const { [name]: _, ...typed } = draft.typed;
  return { ...draft, typed, conflicts, dirty: draft.dirty.filter((one) => one !== name) };
};

/** What must survive a closed tab: everything typed that is not acknowledged. */
export const unsaved = (draft: Draft): Raw => Object.fromEntries(backToDirty(draft).map((name) => [name, draft.typed[name]]));

export type SaveState = 'idle' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';
export const saveState = (draft: Draft): SaveState =>
  draft.conflicts.length > 0
    ? 'conflict'
    : draft.sending.length > 0
      ? 'saving'
      : draft.failure !== null
        ? 'failed'
        : draft.dirty.length > 0
          ? 'dirty'
          : Object.keys(draft.typed).length > 0
            ? 'saved'
            : 'idle';

/** Milliseconds before the next attempt: soon after typing, slower after failures. */
export const delayOf = (draft: Draft): number => (draft.attempts === 0 ? 800 : Math.min(30_000, 1000 * 2 ** draft.attempts));

/** What is missing, by the step it is mended in. */
export const missingFields = (missing: readonly Missing[]): ReadonlyMap<string, readonly Missing[]> => {
  const found = new Map<string, Missing[]>();
  for (const one of missing) {
    const name = one.field.replace(/^body\./, '').split('.')[0] ?? one.field;
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return found;
};
