/** A dossier for tests, made from the description of the format with the log's own arithmetic. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import {
  cosigner,
  foldFull,
  inclusionProof,
  leafHash,
  noteSigner,
  packTile,
  rootOf,
  signText,
  TILE_WIDTH,
  treeOf,
  writeCheckpoint,
  writeNote,
  writeTlogProof,
  type Hash,
} from '@tongtu/transparency/tlog';
import { testKey } from '../../../../features/transparency/tests/log-in-memory.ts';
import { writeZip, type Entry } from './write-zip.ts';

export const origin = 'tongtu.example/log';
const signer = noteSigner(origin, testKey(1));
export const witnesses = [cosigner('audit.example/witness', testKey(11)), cosigner('member.example/witness', testKey(12))] as const;
export const vkey = signer.verifierKey;

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const saltOf = (text: string): Buffer => createHash('sha256').update(`salt ${text}`).digest();

export type Happened = {
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly at: string;
  readonly role: string;
  readonly actorId: string | null;
  readonly changed: Readonly<Record<string, Canonical>>;
};
export const unit = '01900000-0000-7000-8000-00000000000a';

/** Entry and content file of something that happened. */
export const recorded = ({ kind, subject, at, role, actorId, changed }: Happened): { readonly entry: Uint8Array; readonly content: Uint8Array } => {
  const json = canonicalJson({ event: `event of ${subject.id}`, kind, subject: { ...subject }, at, actorId, organizationId: unit, changed });
  const salt = saltOf(json);
  const content = createHash('sha256').update(salt).update(json).digest('base64');
  return {
    entry: bytesOf(canonicalJson({ v: 1, kind, subject: { ...subject }, at, role, content })),
    content: bytesOf(canonicalJson({ salt: salt.toString('base64'), json })),
  };
};

/** A log of these entries, signed and witnessed. */
export const logOf = (entries: readonly Uint8Array[], witnessedAt = 1_800_000_000) => {
  const rows: Hash[][] = [entries.map(leafHash)];
  for (let level = 0; rows[level]!.length >= TILE_WIDTH; level += 1) {
    const below = rows[level]!;
    rows.push(Array.from({ length: Math.floor(below.length / TILE_WIDTH) }, (_, i) => foldFull(below.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH))));
  }
  const tree = (size: number) =>
    treeOf(size, async ({ level, index, width }) =>
      level === 'entries' ? undefined : packTile(rows[level]?.slice(index * TILE_WIDTH, index * TILE_WIDTH + width) ?? []),
    );
  const noteOf = async (size: number, by = witnesses.length, key = signer): Promise<string> => {
    const text = writeCheckpoint({ origin, size, root: await rootOf(tree(size)) });
    return writeNote({ text, signatures: [signText(text, key), ...witnesses.slice(0, by).map((witness, i) => witness.cosign(text, witnessedAt + i))] });
  };
  return {
    note: noteOf,
    proof: async (index: number, checkpoint: string, size: number): Promise<Uint8Array> =>
      bytesOf(writeTlogProof({ index, proof: await inclusionProof(tree(size), index), checkpoint, extra: entries[index]! })),
  };
};

/** Whatever a test wants to write. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = Record<string, any>;
export type Options = {
  /** POSIX seconds at which the first witness signed. */
  readonly witnessedAt?: number;
  /** Bytes of the one large piece of evidence. */
  readonly large?: Uint8Array;
  /** Changes the manifest before it is sealed. */
  readonly manifest?: (manifest: Json) => void;
  /** What the log holds of the supply of evidence. */
  readonly changed?: (changed: Json, id: string) => void;
  readonly seal?: (changed: Json) => void;
  /** Changes the files before they are listed. */
  readonly files?: (files: Map<string, Uint8Array>) => void;
  /** Changes a checkpoint before the proof is written. */
  readonly note?: (note: string, index: number) => string;
};
export type Dossier = { readonly entries: readonly Entry[]; readonly zip: Buffer; readonly manifest: Json };

const caseId = '01900000-0000-7000-8000-0000000000c1';
const person = '01900000-0000-7000-8000-0000000000d1';
const idOf = (n: number): string => `01900000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const time = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString();
const roleOf = (path: string): string =>
  path.startsWith('evidence/') ? 'evidence' : path.startsWith('dossier.') ? 'paper' : path.endsWith('.json') ? 'content' : 'proof';
const mediaType = (path: string): string => (path.endsWith('.json') ? 'application/json' : path.endsWith('.html') ? 'text/html' : 'application/octet-stream');

export const makeDossier = async (options: Options = {}): Promise<Dossier> => {
  const kinds = ['valuation', 'decision-minutes', 'notice-certificate', 'valuation'];
  const contents = [options.large ?? bytesOf('评估报告 appraisal'), bytesOf('minutes'), bytesOf('{"certificate":1}'), bytesOf('withdrawn one')];
  const evidence = kinds.map((kind, i) => {
    const [id, path] = [idOf(i), `evidence/${idOf(i)}.${i === 2 ? 'json' : 'pdf'}`];
    return { id, kind, path, bytes: contents[i]!, sha256: sha256Hex(contents[i]!), source: { type: i === 2 ? 'public-notice' : 'file', id: idOf(50 + i) } };
  });
  const happened: Happened[] = [
    {
      kind: 'case-opened',
      subject: { type: 'diligence-case', id: caseId },
      at: time(0),
      role: 'technology-manager',
      actorId: person,
      changed: { state: 'open' },
    },
    ...evidence.map(({ id, kind, sha256, source, bytes }, i): Happened => {
      const changed: Json = { case: caseId, kind, title: { zh: `证据 ${i}` }, source, sha256, size: bytes.length };
      options.changed?.(changed, id);
      return { kind: 'evidence-supplied', subject: { type: 'evidence', id }, at: time(i + 1), role: 'admin+technology-manager', actorId: person, changed };
    }),
    { kind: 'vote-cast', subject: { type: 'diligence-decision', id: idOf(90) }, at: time(8), role: 'house', actorId: null, changed: { voice: 'for' } },
  ];
  const seen = happened.map(recorded);
  // Others write in between; the records of the case stand at 2, 5, 8 …
  const places = happened.map((_, i) => 2 + 3 * i);
  const logged: Uint8Array[] = Array.from({ length: 300 }, (_, i) => bytesOf(`other ${i}`));
  places.forEach((index, i) => (logged[index] = seen[i]!.entry));
  const log = logOf(logged, options.witnessedAt);
  const note = await log.note(300);
  const proofAt = (index: number): Promise<Uint8Array> => log.proof(index, options.note?.(note, index) ?? note, 300);

  const name = (index: number, ending: string): string => `records/${String(index).padStart(12, '0')}.${ending}`;
  const erased = happened.length - 1;
  const files = new Map<string, Uint8Array>([
    ['dossier.zh.html', bytesOf('<!doctype html><title>尽职档案</title>')],
    ['dossier.en.html', bytesOf('<!doctype html><title>Dossier</title>')],
    ...evidence.map(({ path, bytes }) => [path, bytes] as const),
  ]);
  for (const [i, index] of places.entries()) {
    if (i !== erased) files.set(name(index, 'json'), seen[i]!.content);
    files.set(name(index, 'tlog-proof'), await proofAt(index));
  }
  options.files?.(files);
  const both = (text: string) => ({ zh: `${text} 中文`, en: text });
  const element = (id: string, anyOf: string[], more: Json = {}) => ({
    id,
    name: both(id),
    required: true,
    applies: true,
    needs: [{ anyOf, atLeast: 1 }],
    due: 'signing',
    suppliedBy: 'unit',
    articles: ['law-1'],
    status: 'met',
    evidence: evidence.filter((one) => anyOf.includes(one.kind)).map((one) => one.id),
    ...more,
  });
  const manifest: Json = {
    format: 'tongtu-dossier/1',
    madeAt: time(20),
    case: {
      id: caseId,
      title: { zh: '钛合金成果转化', en: 'Titanium alloy' },
      organization: { id: unit, name: { zh: '示例大学' }, kind: 'university' },
      state: 'open',
      track: 'institute',
      method: 'agreement',
      priceState: 'settled',
    },
    log: { origin, vkeys: [vkey], witnesses: witnesses.map((one) => one.verifierKey) },
    files: [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256Hex(bytes), mediaType: mediaType(path), role: roleOf(path) })),
    people: [{ id: person, name: '李明' }],
    organizations: [{ id: unit, name: { zh: '示例大学', en: 'Example University' } }],
    records: happened.map(({ kind, subject, at, role }, i) => ({
      index: places[i]!,
      kind,
      subject,
      at,
      role,
      content: i === erased ? null : name(places[i]!, 'json'),
      proof: name(places[i]!, 'tlog-proof'),
    })),
    evidence: evidence.map(({ id, kind, source, sha256, path }, i) => ({
      id,
      kind,
      title: { zh: `证据 ${i}` },
      source,
      sha256,
      file: path,
      suppliedAt: time(i + 1),
      suppliedBy: person,
      withdrawn: i === 3,
      record: places[i + 1]!,
    })),
    elements: [
      element('priced', ['valuation', 'appraisal']),
      element('decided', ['decision-minutes']),
      element('noticed', ['notice-certificate']),
      element('two-of-them', ['valuation', 'decision-minutes'], { needs: [{ anyOf: ['valuation', 'decision-minutes'], atLeast: 2 }] }),
      element('signed-off', ['contract'], { required: false, status: 'not-yet', evidence: [] }),
      element('state-assets', ['assessment-filing'], { applies: false, status: 'not-applicable', evidence: [] }),
    ],
    articles: [{ id: 'law-1', law: both('Law'), article: both('Article 1'), text: { zh: '条文' }, confirmed: false }],
    packs: ['institute@1'],
    complete: true,
  };
  options.manifest?.(manifest);
  const manifestBytes = bytesOf(canonicalJson(manifest as Canonical));
  const changed: Json = { case: caseId, manifest: sha256Hex(manifestBytes), files: manifest['files'].length, complete: manifest['complete'] };
  options.seal?.(changed);
  const exported = recorded({ kind: 'dossier-exported', subject: { type: 'dossier', id: idOf(99) }, at: time(21), role: 'house', actorId: null, changed });
  const later = logOf([...logged, exported.entry]);
  const entries: Entry[] = [
    { name: 'manifest.json', bytes: manifestBytes },
    ...[...files].map(([path, bytes]) => ({ name: path, bytes })),
    { name: 'seal.json', bytes: exported.content },
    { name: 'seal.tlog-proof', bytes: await later.proof(300, options.note?.(await later.note(301), 300) ?? (await later.note(301)), 301) },
  ];
  return { entries, zip: writeZip(entries), manifest };
};
