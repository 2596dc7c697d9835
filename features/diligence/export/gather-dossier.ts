/**
 * Everything that a dossier shows, as the database and the published log hold it now: facts for papers and manifest, and the files
 * that lie beside them. Nothing is written here.
 */
import { organizationById, organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import { entriesOfSubjects, logIndexesOf, proveEntry, type EntryWithContent, type LogKeys, type PublishedLog } from '@tongtu/transparency';
import type { Context } from '@tongtu/platform/context';
import { acceptedTypes, type MediaType } from '@tongtu/platform/files';
import { canonicalJson } from '@tongtu/kernel/canonical-bytes';
import type { Case } from '../domain/case.ts';
import {
  dossierFormat,
  evidencePath,
  recordPath,
  type BesideManifest,
  type DossierElement,
  type DossierEvidence,
  type DossierFacts,
  type DossierRecord,
  type FileRole,
} from '../domain/dossier.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { MatrixRow } from '../domain/matrix.ts';
import { articlesOf, packName } from '../domain/packs-for.ts';
import { subjectsOfCase } from '../store/case-subjects.ts';
import { lateOf } from '../use-cases/dossier.ts';
import { factsOf } from '../use-cases/price-facts.ts';
import { storedEntry } from './stored-entry.ts';
import { entryOf, type ZipEntry } from './zip.ts';

export type GatheredFile = { readonly entry: ZipEntry; readonly sha256: string | null; readonly mediaType: string; readonly role: FileRole };
export type Gathered = { readonly facts: DossierFacts; readonly files: readonly GatheredFile[]; readonly beside: BesideManifest };

/** A file that evidence names is not in the store any more; the dossier cannot be made, and says so. */
export class EvidenceFileLost extends Error {}
/** The keys of the log changed while the dossier was made; the next try names those of then. */
export class SignersChanged extends Error {}

/** What an entry commits to, as the house wrote it. */
const commitmentIn = (entry: Uint8Array) =>
  JSON.parse(Buffer.from(entry).toString('utf8')) as { kind: string; subject: { type: string; id: string }; at: string; role: string };

const contentBytes = ({ salt, json }: { readonly salt: Uint8Array; readonly json: string }): Buffer =>
  Buffer.from(canonicalJson({ salt: Buffer.from(salt).toString('base64'), json }), 'utf8');

const recordOf = (one: EntryWithContent): DossierRecord => {
  const { kind, subject, at, role } = commitmentIn(one.entry);
  return {
    index: one.index,
    kind,
    subject,
    at,
    role,
    content: one.content === null ? null : recordPath(one.index, 'json'),
    proof: recordPath(one.index, 'tlog-proof'),
  };
};

/**
 * The log lets a unit read what concerns it, and a dossier goes to people who may not read the log at all. What another organization
 * did about a record that was named as evidence stands there with its proof, without its content.
 */
const tellable = (entry: EntryWithContent, one: Case): EntryWithContent => (entry.organizationId === one.organizationId ? entry : { ...entry, content: null });

/** All entries about the case and what hangs on it, and about records of other rooms that are named as evidence; by index. */
const entriesOf = async ({ tx }: Pick<Context, 'tx'>, one: Case, evidence: readonly Evidence[]): Promise<EntryWithContent[]> => {
  const subjects = new Map<string, Set<string>>();
  const add = (type: string, ids: readonly string[]): void => void subjects.set(type, new Set([...(subjects.get(type) ?? []), ...ids]));
  for (const [type, ids] of Object.entries(await subjectsOfCase(tx, one))) add(type, ids);
  for (const { source } of evidence) if (source.type !== 'file') add(source.type, [source.id]);
  const entries = new Map<number, EntryWithContent>();
  for (const [type, ids] of subjects) for (const entry of await entriesOfSubjects(tx, type, [...ids])) entries.set(entry.index, tellable(entry, one));
  return [...entries.values()].sort((a, b) => a.index - b.index);
};

const fileOfEvidence = async ({ files }: Pick<Context, 'files'>, one: Evidence): Promise<GatheredFile | undefined> => {
  if (one.file !== null && one.sha256 !== null) {
    const ending = acceptedTypes[one.file.mediaType as MediaType] ?? 'bin';
    const entry = await storedEntry(files, evidencePath(one.id, ending), one.sha256);
    if (entry === undefined) throw new EvidenceFileLost(one.id);
    return { entry, sha256: one.sha256, mediaType: one.file.mediaType, role: 'evidence' };
  }
  if (one.record === null) return undefined;
  return { entry: entryOf(evidencePath(one.id, 'json'), Buffer.from(one.record, 'utf8')), sha256: one.sha256, mediaType: 'application/json', role: 'evidence' };
};

const elementOf = ({ element, status, needs, evidence }: MatrixRow): DossierElement => ({
  id: element.id,
  name: element.name,
  required: element.required,
  applies: status !== 'not-applicable',
  needs: needs.map(({ anyOf, atLeast }) => ({ anyOf, atLeast })),
  due: 'before' in element.due ? element.due.before : `days-after-signing:${element.due.daysAfterSigning}`,
  suppliedBy: element.suppliedBy,
  articles: element.articles,
  status,
  evidence,
});

const actorsByIndex = (entries: readonly EntryWithContent[]): Map<number, string> =>
  new Map(
    entries.flatMap(({ index, content }): [number, string][] => {
      const actorId = content === null ? null : (JSON.parse(content.json) as { actorId: string | null }).actorId;
      return actorId === null ? [] : [[index, actorId]];
    }),
  );

/** Actors and organizations that the contents name, so that a reader without the house knows who acted. */
const actorsIn = (entries: readonly EntryWithContent[]): { readonly people: string[]; readonly organizations: string[] } => {
  const contents = entries.flatMap(({ content }) =>
    content === null ? [] : [JSON.parse(content.json) as { actorId: string | null; organizationId: string | null }],
  );
  const some = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))].sort();
  return { people: some(contents.map(({ actorId }) => actorId)), organizations: some(contents.map(({ organizationId }) => organizationId)) };
};

/** Throws `EvidenceFileLost`, `SignersChanged`; and where an entry is not published yet, which the caller has waited for. */
export const gatherDossier = async (context: Context, published: PublishedLog, keys: LogKeys, one: Case): Promise<Gathered> => {
  const { tx, now } = context;
  const judged = await factsOf(context, one);
  const { matrix, packs, evidence } = judged;
  const entries = (await entriesOf(context, one, evidence)).filter(({ index }) => index < keys.size);
  const records = entries.map(recordOf);
  const files: GatheredFile[] = [];
  const shown: DossierEvidence[] = [];
  const indexes = await logIndexesOf(
    tx,
    evidence.map(({ eventId }) => eventId),
  );
  for (const piece of evidence) {
    const file = await fileOfEvidence(context, piece);
    if (file !== undefined) files.push(file);
    shown.push({
      id: piece.id,
      kind: piece.kind,
      title: piece.title,
      source: piece.source,
      sha256: piece.sha256,
      file: file?.entry.name ?? null,
      suppliedAt: piece.suppliedAt.toISOString(),
      suppliedBy: piece.suppliedBy,
      withdrawn: piece.withdrawnAt !== null,
      record: indexes.get(piece.eventId) ?? null,
    });
  }
  // All witnesses that ever signed: which of them will sign the seal is known only when the manifest is written.
  const log = { origin: keys.origin, vkeys: keys.verifierKeys, witnesses: keys.witnesses };
  for (const { index, content } of entries) {
    if (content !== null)
      files.push({ entry: entryOf(recordPath(index, 'json'), contentBytes(content)), sha256: null, mediaType: 'application/json', role: 'content' });
    // Under the first checkpoint that witnesses signed: its times bear out the time of the record.
    const proof = await proveEntry(tx, published, index, 'first');
    if (!proof.ok) throw new Error(`entry ${index} is not published`);
    if (!namesSigners(log, proof.value)) throw new SignersChanged(String(index));
    files.push({ entry: entryOf(recordPath(index, 'tlog-proof'), Buffer.from(proof.value, 'utf8')), sha256: null, mediaType: 'text/plain', role: 'proof' });
  }
  const { people, organizations } = actorsIn(entries);
  const names = await personNamesByIds(tx, [...people, ...evidence.flatMap(({ suppliedBy }) => suppliedBy ?? [])]);
  const cards = await organizationCardsByIds(tx, organizations);
  const unit = await organizationById(tx, one.organizationId);
  const articleIds = matrix.rows.flatMap(({ element }) => element.articles);
  const facts: DossierFacts = {
    format: dossierFormat,
    madeAt: now.toISOString(),
    case: {
      id: one.id,
      title: one.title,
      organization: { id: one.organizationId, name: unit?.name ?? {}, kind: one.unitKind },
      state: one.state,
      track: one.track,
      method: one.method,
      priceState: one.priceState,
    },
    log,
    people: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    organizations: [...cards.values()].map(({ id, name }) => ({ id, name })),
    records,
    evidence: shown,
    elements: matrix.rows.map(elementOf),
    articles: articlesOf(packs, articleIds).map(({ id, law, article, text, confirmed }) => ({ id, law, article, text, confirmed })),
    packs: packs.map(packName),
    complete: matrix.complete,
  };
  return { facts, files, beside: { actors: actorsByIndex(entries), late: lateOf(judged, one) } };
};

/** `name+id` of every key whose line stands in the proof: `— name base64`, the key's id before the signature. */
const signersIn = (proof: string): string[] =>
  [...proof.matchAll(/^\u2014 (\S+) (\S+)$/gm)].map(([, name, encoded]) => `${name}+${Buffer.from(encoded!, 'base64').subarray(0, 4).toString('hex')}`);

/**
 * Whether the dossier names everybody who signed the proof. A key that was changed, or a witness that came, while the dossier was
 * made is not in it; then it is made anew.
 */
export const namesSigners = ({ vkeys, witnesses }: DossierFacts['log'], proof: string): boolean => {
  const named = new Set([...vkeys, ...witnesses].map((vkey) => vkey.split('+').slice(0, 2).join('+')));
  return signersIn(proof).every((signer) => named.has(signer));
};
