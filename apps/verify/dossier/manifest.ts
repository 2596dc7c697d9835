/** `manifest.json` as it is read: every part in its shape, or the place where it is not. What it says is held to the files and the log elsewhere. */
import { hold } from '../fault.ts';
import { fieldsOf, listOf, textOf, wholeOf, type Fields } from '../read.ts';
import { canonicalIn } from './json.ts';

export const dossierFormat = 'tongtu-dossier/1';

export type Words = { readonly zh?: string; readonly en?: string };
export type FileRow = { readonly path: string; readonly size: number; readonly sha256: string; readonly mediaType: string; readonly role: FileRole };
export type Subject = { readonly type: string; readonly id: string };
export type RecordRow = {
  readonly index: number;
  readonly kind: string;
  readonly subject: Subject;
  readonly at: string;
  readonly role: string;
  /** Null once erased, and where it was not for the readers of the dossier. */
  readonly content: string | null;
  readonly proof: string;
};
export type EvidenceRow = {
  readonly id: string;
  readonly kind: string;
  readonly title: Words;
  readonly source: Subject;
  readonly sha256: string | null;
  readonly file: string | null;
  readonly suppliedAt: string;
  readonly suppliedBy: string | null;
  readonly withdrawn: boolean;
  readonly record: number | null;
};
export type Need = { readonly anyOf: readonly string[]; readonly atLeast: number };
export type ElementRow = {
  readonly id: string;
  readonly name: Words;
  readonly required: boolean;
  readonly applies: boolean;
  readonly needs: readonly Need[];
  readonly due: string;
  readonly suppliedBy: string;
  readonly articles: readonly string[];
  readonly status: Status;
  readonly evidence: readonly string[];
};
export type Article = { readonly id: string; readonly law: Words; readonly article: Words; readonly text: Words; readonly confirmed: boolean };
export type DossierCase = {
  readonly id: string;
  readonly title: Words;
  readonly organization: { readonly id: string; readonly name: Words; readonly kind: string };
  readonly state: string;
  readonly track: string;
  readonly method: string | null;
  readonly priceState: string;
};
export type Manifest = {
  readonly madeAt: string;
  readonly case: DossierCase;
  readonly log: { readonly origin: string; readonly vkeys: readonly string[]; readonly witnesses: readonly string[] };
  readonly files: readonly FileRow[];
  readonly people: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, Words>;
  readonly records: readonly RecordRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly elements: readonly ElementRow[];
  readonly articles: readonly Article[];
  readonly packs: readonly string[];
  readonly complete: boolean;
};

const roles = ['evidence', 'paper', 'content', 'proof'] as const;
type FileRole = (typeof roles)[number];
const statuses = ['met', 'missing', 'not-yet', 'not-applicable'] as const;
type Status = (typeof statuses)[number];

type Read<T> = (value: unknown, place: string) => T;
const each =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (value, place) =>
    listOf(value, place).map((item, i) => read(item, `${place}.${i}`));
const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value, place) =>
    value === null ? null : read(value, place);
const truthOf: Read<boolean> = (value, place) => {
  hold(typeof value === 'boolean', 'not-a-truth', place);
  return value;
};
const oneOf =
  <T extends string>(known: readonly T[]): Read<T> =>
  (value, place) => {
    const found = known.find((one) => one === value);
    hold(found !== undefined, 'not-one-of', place, { value: textOf(value, place), known: known.join(', ') });
    return found;
  };
const countOf: Read<number> = (value, place) => {
  const count = wholeOf(value, place);
  hold(count >= 0, 'not-a-number', place);
  return count;
};
const instantOf: Read<string> = (value, place) => {
  const text = textOf(value, place);
  const at = Date.parse(text);
  hold(!Number.isNaN(at) && new Date(at).toISOString() === text, 'not-an-instant', place, { value: text });
  return text;
};
const hashOf: Read<string> = (value, place) => {
  const text = textOf(value, place);
  hold(/^[0-9a-f]{64}$/.test(text), 'not-a-hash', place);
  return text;
};
const wordsOf: Read<Words> = (value, place) => {
  const fields = fieldsOf(value, place);
  const words = (['zh', 'en'] as const).flatMap((language) => {
    const text = fields[language];
    return text === undefined || text === null ? [] : [[language, textOf(text, `${place}.${language}`)] as const];
  });
  return Object.fromEntries(words);
};

/** The parts of an object by name: `of('size', countOf)`. */
const partsOf = (value: unknown, place: string) => {
  const fields: Fields = fieldsOf(value, place);
  return <T>(name: string, read: Read<T>): T => read(fields[name], place === '' ? name : `${place}.${name}`);
};

export const subjectOf: Read<Subject> = (value, place) => {
  const of = partsOf(value, place);
  return { type: of('type', textOf), id: of('id', textOf) };
};
const fileOf: Read<FileRow> = (value, place) => {
  const of = partsOf(value, place);
  return {
    path: of('path', textOf),
    size: of('size', countOf),
    sha256: of('sha256', hashOf),
    mediaType: of('mediaType', textOf),
    role: of('role', oneOf(roles)),
  };
};
const recordOf: Read<RecordRow> = (value, place) => {
  const of = partsOf(value, place);
  return {
    index: of('index', countOf),
    kind: of('kind', textOf),
    subject: of('subject', subjectOf),
    at: of('at', instantOf),
    role: of('role', textOf),
    content: of('content', orNull(textOf)),
    proof: of('proof', textOf),
  };
};
const evidenceOf: Read<EvidenceRow> = (value, place) => {
  const of = partsOf(value, place);
  return {
    id: of('id', textOf),
    kind: of('kind', textOf),
    title: of('title', wordsOf),
    source: of('source', subjectOf),
    sha256: of('sha256', orNull(hashOf)),
    file: of('file', orNull(textOf)),
    suppliedAt: of('suppliedAt', instantOf),
    suppliedBy: of('suppliedBy', orNull(textOf)),
    withdrawn: of('withdrawn', truthOf),
    record: of('record', orNull(countOf)),
  };
};
const needOf: Read<Need> = (value, place) => {
  const of = partsOf(value, place);
  return { anyOf: of('anyOf', each(textOf)), atLeast: of('atLeast', countOf) };
};
const elementOf: Read<ElementRow> = (value, place) => {
  const of = partsOf(value, place);
  return {
    id: of('id', textOf),
    name: of('name', wordsOf),
    required: of('required', truthOf),
    applies: of('applies', truthOf),
    needs: of('needs', each(needOf)),
    due: of('due', textOf),
    suppliedBy: of('suppliedBy', textOf),
    articles: of('articles', each(textOf)),
    status: of('status', oneOf(statuses)),
    evidence: of('evidence', each(textOf)),
  };
};
const articleOf: Read<Article> = (value, place) => {
  const of = partsOf(value, place);
  return { id: of('id', textOf), law: of('law', wordsOf), article: of('article', wordsOf), text: of('text', wordsOf), confirmed: of('confirmed', truthOf) };
};
const caseOf: Read<DossierCase> = (value, place) => {
  const of = partsOf(value, place);
  return {
    id: of('id', textOf),
    title: of('title', wordsOf),
    organization: of('organization', (unit, at) => {
      const its = partsOf(unit, at);
      return { id: its('id', textOf), name: its('name', wordsOf), kind: its('kind', textOf) };
    }),
    state: of('state', textOf),
    track: of('track', textOf),
    method: of('method', orNull(textOf)),
    priceState: of('priceState', textOf),
  };
};

/** The rows by their id; no id twice. */
const byId =
  <T>(read: Read<T>): Read<ReadonlyMap<string, T>> =>
  (value, place) => {
    const found = new Map<string, T>();
    listOf(value, place).forEach((item, i) => {
      const id = textOf(fieldsOf(item, `${place}.${i}`)['id'], `${place}.${i}.id`);
      hold(!found.has(id), 'id-twice', `${place}.${i}.id`, { id });
      found.set(id, read(item, `${place}.${i}`));
    });
    return found;
  };
const namesOf = <T>(read: Read<T>): Read<ReadonlyMap<string, T>> => byId((value, place) => partsOf(value, place)('name', read));

/** Ends the check with the first place that has another shape. */
export const readManifest = (bytes: Uint8Array): Manifest => {
  const of = partsOf(canonicalIn(bytes, 'manifest'), '');
  const format = of('format', textOf);
  hold(format === dossierFormat, 'format-unknown', 'manifest.format', { format });
  return {
    madeAt: of('madeAt', instantOf),
    case: of('case', caseOf),
    log: of('log', (value, place) => {
      const its = partsOf(value, place);
      return { origin: its('origin', textOf), vkeys: its('vkeys', each(textOf)), witnesses: its('witnesses', each(textOf)) };
    }),
    files: of('files', (value) => each(fileOf)(value, 'manifest.files')),
    people: of('people', namesOf(textOf)),
    organizations: of('organizations', namesOf(wordsOf)),
    records: of('records', each(recordOf)),
    evidence: [...of('evidence', byId(evidenceOf)).values()],
    elements: [...of('elements', byId(elementOf)).values()],
    articles: [...of('articles', byId(articleOf)).values()],
    packs: of('packs', each(textOf)),
    complete: of('complete', truthOf),
  };
};
