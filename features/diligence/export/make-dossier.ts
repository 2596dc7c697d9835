/**
 * Makes `dossier.zip`. The order of effects, and what a crash after each line leaves:
 *
 * 1. wait until the log holds all evidence of the case: nothing
 * 2. papers and manifest are written in memory: nothing
 * 3. the manifest's hash is announced: an entry about a dossier that nobody has; the next try announces its own
 * 4. wait until the log has published that entry: the same
 * 5. the zip is stored under its hash: a file that nobody refers to
 * 6. the export is `ready`: nothing; a repeated run finds it so
 */
import { createHash } from 'node:crypto';
import { readerOf } from '@tongtu/parties';
import { isWitnessed, logIndexOf, logIndexesOf, logKeys, proveEntry, entriesOfSubjects, type PublishedLog } from '@tongtu/transparency';
import { announce, type Context } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import { isStorageFull } from '@tongtu/platform/files';
import { canonicalJson } from '@tongtu/kernel/canonical-bytes';
import { visitor } from '@tongtu/kernel/reader';
import type { Case } from '../domain/case.ts';
import { dossierBytesMax, type DossierFacts, type DossierFile, type DossierManifest } from '../domain/dossier.ts';
import { dossierPapers } from '../documents/dossier-papers.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { findCase } from '../store/cases.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { findExport, updateExport, type DossierExport } from '../store/exports.ts';
import { EvidenceFileLost, gatherDossier, namesSigners, SignersChanged, type Gathered, type GatheredFile } from './gather-dossier.ts';
import { entryOf, zipPieces, zipSize, type ZipEntry } from './zip.ts';

export type Making = {
  readonly options: Pick<DiligenceOptions, 'translate' | 'publishedLog'>;
  /** Resolves after a moment in which the log may have grown; throws when it was waited for too long, and the job is tried again. */
  readonly pause: () => Promise<void>;
};

/** Why a dossier was not made, as it is told. */
type Fault = 'evidence-file-lost' | 'dossier-too-large' | 'storage-full';
class Refused extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault);
    this.fault = fault;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isPublished = async ({ tx }: Pick<Context, 'tx'>, eventIds: readonly string[]): Promise<boolean> => {
  const keys = await logKeys(tx);
  if (keys === undefined) return false;
  const indexes = await logIndexesOf(tx, eventIds);
  return eventIds.every((id) => (indexes.get(id) ?? keys.size) < keys.size);
};

/** Everything, when the log holds every piece of evidence; what was supplied meanwhile is waited for too. */
const gatherLogged = async (context: Context, { options, pause }: Making, caseId: string): Promise<Gathered & { readonly case: Case }> => {
  for (;;) {
    const one = await findCase(context.tx, caseId);
    if (one === undefined) throw new Error('the case of an export is gone');
    const events = (await evidenceOfCase(context.tx, caseId)).map(({ eventId }) => eventId);
    const keys = await logKeys(context.tx);
    if (keys !== undefined && (await isPublished(context, events))) {
      const gathered = await gatherDossier(context, options.publishedLog, keys, one);
      if (gathered.facts.evidence.every(({ record }) => record !== null && record < keys.size)) return { ...gathered, case: one };
    }
    await pause();
  }
};

const listed = async ({ entry, sha256: known, mediaType, role }: GatheredFile): Promise<DossierFile> => {
  if (known !== null) return { path: entry.name, size: entry.size, sha256: known, mediaType, role };
  const hash = createHash('sha256');
  for await (const piece of entry.open()) hash.update(piece);
  return { path: entry.name, size: entry.size, sha256: hash.digest('hex'), mediaType, role };
};

/** So many pauses the seal waits for a witness: a quarter of a minute in the job. */
const witnessPauses = 60;

/** The seal: the entry in which the log holds the manifest's hash, with its content and proof. */
const sealOf = async (
  context: Context,
  log: PublishedLog,
  { exportId, eventId, named }: { readonly exportId: string; readonly eventId: string; readonly named: DossierFacts['log'] },
  pause: Making['pause'],
): Promise<ZipEntry[]> => {
  while (!(await isPublished(context, [eventId]))) await pause();
  const index = (await logIndexOf(context.tx, eventId))!;
  // Witnesses sign within seconds; one that is away is not waited for longer.
  for (let waited = 0; waited < witnessPauses && named.witnesses.length > 0 && !(await isWitnessed(context.tx, index)); waited += 1) await pause();
  const entry = (await entriesOfSubjects(context.tx, 'dossier', [exportId])).find((one) => one.index === index);
  const proof = await proveEntry(context.tx, log, index);
  if (entry === undefined || entry.content === null || !proof.ok) throw new Error('the seal of a dossier is not in the log');
  if (!namesSigners(named, proof.value)) throw new SignersChanged('seal');
  const { salt, json } = entry.content;
  return [
    entryOf('seal.json', Buffer.from(canonicalJson({ salt: Buffer.from(salt).toString('base64'), json }), 'utf8')),
    entryOf('seal.tlog-proof', Buffer.from(proof.value, 'utf8')),
  ];
};

const make = async (context: Context, making: Making, asked: DossierExport): Promise<DossierExport> => {
  const { facts, files, beside, case: one } = await gatherLogged(context, making, asked.caseId);
  const paths = new Set(files.map(({ entry }) => entry.name));
  const papers = await dossierPapers(making.options, facts, paths, beside);
  const all: GatheredFile[] = [
    ...papers.map(({ path, mediaType, bytes }): GatheredFile => ({ entry: entryOf(path, bytes), sha256: sha256(bytes), mediaType, role: 'paper' })),
    ...files,
  ];
  if (zipSize(all.map(({ entry }) => entry)) > dossierBytesMax) throw new Refused('dossier-too-large');
  const list: DossierFile[] = [];
  for (const file of all) list.push(await listed(file));
  const manifest: DossierManifest = { ...facts, files: list };
  const manifestBytes = Buffer.from(canonicalJson(manifest as never), 'utf8');
  // The actor is who asked for it, in the roles that he has now.
  const reader = asked.requestedBy === null ? visitor : await readerOf(context.tx, asked.requestedBy);
  const announced = await inTransaction(context.tx, (tx) =>
    announce(
      { ...context, tx, reader },
      {
        kind: 'dossier-exported',
        subject: { type: 'dossier', id: asked.id },
        organizationId: one.organizationId,
        changed: { case: one.id, manifest: sha256(manifestBytes), files: list.length, complete: facts.complete },
      },
    ),
  );
  wakeFollowers();
  const seal = await sealOf(context, making.options.publishedLog, { exportId: asked.id, eventId: announced.id, named: facts.log }, making.pause);
  const entries = [entryOf('manifest.json', manifestBytes), ...all.map(({ entry }) => entry), ...seal];
  const stored = await context.files.put(zipPieces(entries), { maxBytes: dossierBytesMax, mediaType: 'application/zip', name: 'dossier.zip' });
  if (!stored.ok) throw new Refused('dossier-too-large');
  return { ...asked, state: 'ready', readyAt: context.now, sha256: stored.value.hash, size: stored.value.size };
};

/** What will not pass by itself; a store without room is told at once, for somebody has to make room. */
const faultOf = (error: unknown): Fault | undefined => {
  if (error instanceof Refused) return error.fault;
  if (error instanceof EvidenceFileLost) return 'evidence-file-lost';
  return isStorageFull(error) ? 'storage-full' : undefined;
};

/** Takes an export from `making` to `ready`, or to `failed` with what the unit can mend. What may pass by itself is thrown and tried again. */
export const makeDossier = async (context: Context, making: Making, caseId: string, exportId: string): Promise<void> => {
  const asked = await findExport(context.tx, caseId, exportId);
  if (asked?.state !== 'making') return;
  try {
    await updateExport(context.tx, await make(context, making, asked));
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    await updateExport(context.tx, { ...asked, state: 'failed', fault });
  }
};
