/**
 * The records: each stands in the log at its place, as the log signed it; what the manifest says of it is what the log holds, and
 * the content that lies beside it is the one that the log committed to.
 */
import { sha256 } from '#crypto';
import { base64, base64Of, hex, utf8 } from '../bytes.ts';
import { hold, NotRight } from '../fault.ts';
import { fieldsOf, textOf, type Fields } from '../read.ts';
import { provenBy, type Proven, type Trust } from '../tlog/tlog-proof.ts';
import type { HeldFile } from './files.ts';
import { holdTime } from './times.ts';
import { canonicalIn, canonicalOf } from './json.ts';
import { subjectOf, type Manifest, type RecordRow, type Subject } from './manifest.ts';

export type Commitment = { readonly kind: string; readonly subject: Subject; readonly at: string; readonly role: string; readonly content: string };
/** What the content of a record says beyond its commitment. */
export type Content = { readonly actorId: string | null; readonly organizationId: string | null; readonly changed: Fields };
export type HeldRecord = RecordRow & { readonly place: string; readonly proven: Proven; readonly said: Content | null };

/** Roots by size: a log that shows two roots of one size has two histories. */
export type Roots = Map<string, string>;

/** The proof at a place of the dossier; what is wrong inside is named below that place. */
export const provenAt = (bytes: Uint8Array, place: string, trust: Trust, origin: string, roots: Roots): Proven => {
  let proven: Proven;
  try {
    proven = provenBy(bytes, trust);
  } catch (error) {
    if (!(error instanceof NotRight)) throw error;
    const inner = error.line.replace(/^proof\.?/, '');
    throw new NotRight(error.kind, inner === '' ? place : `${place}.${inner}`, error.details);
  }
  hold(proven.origin === origin, 'log-differs', `${place}.checkpoint.origin`, { stated: origin, origin: proven.origin });
  const [size, root] = [String(proven.size), hex(proven.root)];
  hold((roots.get(size) ?? root) === root, 'log-forked', `${place}.checkpoint.root`, { size });
  roots.set(size, root);
  return proven;
};

/** The entry of a log, as the house writes it. */
export const commitmentIn = (entry: Uint8Array, place: string): Commitment => {
  const fields = fieldsOf(canonicalIn(entry, place), place);
  hold(fields['v'] === 1, 'entry-version', `${place}.v`);
  const text = (name: string): string => textOf(fields[name], `${place}.${name}`);
  return { kind: text('kind'), subject: subjectOf(fields['subject'], `${place}.subject`), at: text('at'), role: text('role'), content: text('content') };
};

/** A `{ salt, json }` file against the commitment. */
export const contentIn = (bytes: Uint8Array, commitment: Commitment, place: string): Content => {
  const file = fieldsOf(canonicalIn(bytes, place), place);
  const salt = base64Of(textOf(file['salt'], `${place}.salt`));
  hold(salt !== undefined, 'content-malformed', `${place}.salt`);
  const json = textOf(file['json'], `${place}.json`);
  hold(base64(sha256(salt, utf8(json))) === commitment.content, 'content-differs', place);
  const said = fieldsOf(canonicalOf(json, `${place}.json`), `${place}.json`);
  const subject = subjectOf(said['subject'], `${place}.json.subject`);
  const same = {
    kind: said['kind'] === commitment.kind,
    'subject.type': subject.type === commitment.subject.type,
    'subject.id': subject.id === commitment.subject.id,
    at: said['at'] === commitment.at,
  };
  for (const [name, isRight] of Object.entries(same)) hold(isRight, 'content-not-of-record', `${place}.json.${name}`);
  const person = (name: string): string | null => (said[name] === null || said[name] === undefined ? null : textOf(said[name], `${place}.json.${name}`));
  return { actorId: person('actorId'), organizationId: person('organizationId'), changed: fieldsOf(said['changed'], `${place}.json.changed`) };
};

const holdStated = (row: RecordRow, logged: Commitment, place: string): void => {
  const pairs = [
    ['kind', row.kind, logged.kind],
    ['subject.type', row.subject.type, logged.subject.type],
    ['subject.id', row.subject.id, logged.subject.id],
    ['at', row.at, logged.at],
    ['role', row.role, logged.role],
  ] as const;
  for (const [name, stated, found] of pairs) hold(stated === found, 'record-differs', `${place}.${name}`, { stated, found, index: row.index });
};

const fileAt = (files: ReadonlyMap<string, HeldFile>, path: string, role: HeldFile['role'], place: string, taken: Set<string>): HeldFile => {
  const file = files.get(path);
  hold(file !== undefined, 'file-missing', place, { name: path });
  hold(file.role === role, 'file-role', place, { name: path, role: file.role, expected: role });
  hold(!taken.has(path), 'file-taken', place, { name: path });
  taken.add(path);
  return file;
};
const recordPath = (index: number, ending: string): string => `records/${String(index).padStart(12, '0')}.${ending}`;

/** In order. Ends the check with the first record that does not hold. */
export const holdRecords = (manifest: Manifest, files: ReadonlyMap<string, HeldFile>, trust: Trust, roots: Roots): readonly HeldRecord[] => {
  const taken = new Set<string>();
  let last = -1;
  const held = manifest.records.map((row, i): HeldRecord => {
    const place = `records.${i}`;
    hold(row.index > last, 'record-order', `${place}.index`, { index: row.index, before: last });
    last = row.index;
    hold(row.proof === recordPath(row.index, 'tlog-proof'), 'record-path', `${place}.proof`, { name: row.proof, index: row.index });
    const proven = provenAt(fileAt(files, row.proof, 'proof', `${place}.proof`, taken).bytes, `${place}.proof`, trust, manifest.log.origin, roots);
    hold(proven.index === BigInt(row.index), 'record-index', `${place}.proof.index`, { stated: row.index, found: String(proven.index) });
    const logged = commitmentIn(proven.entry, `${place}.proof.extra`);
    holdStated(row, logged, place);
    holdTime(logged.at, proven, `${place}.at`);
    if (row.content === null) return { ...row, place, proven, said: null };
    hold(row.content === recordPath(row.index, 'json'), 'record-path', `${place}.content`, { name: row.content, index: row.index });
    const said = contentIn(fileAt(files, row.content, 'content', `${place}.content`, taken).bytes, logged, `${place}.content`);
    return { ...row, place, proven, said };
  });
  for (const file of files.values())
    if (file.role === 'content' || file.role === 'proof') hold(taken.has(file.path), 'file-of-nothing', file.place, { name: file.path });
  return held;
};
