/**
 * A dossier (`tongtu-dossier/1`) from its bytes alone: the archive, the manifest, the files, the records with their proofs, the
 * evidence, the matrix and the seal, in this order; the first thing that does not hold ends the check.
 */
import { hold } from '../fault.ts';
import { at, logKeys, neededOf, witnessKeys, type Proven, type Trust } from '../tlog/tlog-proof.ts';
import { holdEvidence } from './evidence.ts';
import { holdFiles, manifestName, sealName, sealProofName } from './files.ts';
import { readManifest, type Article, type DossierCase, type ElementRow, type EvidenceRow, type Manifest, type Subject, type Words } from './manifest.ts';
import { holdMatrix } from './matrix.ts';
import { holdRecords, type HeldRecord, type Roots } from './records.ts';
import { holdSeal } from './seal.ts';
import { borneBy, type Borne } from './times.ts';
import { readZip, zipSignature } from './zip.ts';

export type DossierKeys = {
  /** Verifier keys of the log that one trusts; none: those of the dossier are taken, and the report says so. */
  readonly logs: readonly string[];
  readonly witnesses: readonly string[];
  readonly atLeast?: number | undefined;
};

export type Seen = { readonly name: string; readonly at: string };
export type ReportedRecord = {
  readonly index: number;
  readonly at: string;
  readonly kind: string;
  readonly subject: Subject;
  readonly role: string;
  /** Null where the content is not there or nobody acted. */
  readonly signer: { readonly id: string; readonly name: string | null } | null;
  readonly organization: Words | null;
  readonly erased: boolean;
  /** Of the evidence that it supplied. */
  readonly title: Words | null;
  /** Entries of the log in the checkpoint that proves it. */
  readonly size: string;
  readonly witnesses: readonly Seen[];
  /** Whether a witness bears out the stated time. */
  readonly time: Borne;
};
export type DossierReport = {
  readonly case: DossierCase;
  readonly madeAt: string;
  readonly complete: boolean;
  readonly origin: string;
  /** Where trust comes from: `dossier` proves nothing until the keys are compared with others. */
  readonly trust: { readonly log: 'given' | 'dossier'; readonly witnesses: 'given' | 'dossier' | 'none' };
  readonly vkeys: readonly string[];
  readonly witnessKeys: readonly string[];
  readonly files: number;
  readonly records: readonly ReportedRecord[];
  readonly evidence: readonly EvidenceRow[];
  readonly elements: readonly ElementRow[];
  readonly articles: readonly Article[];
  readonly seal: { readonly index: number; readonly at: string; readonly size: string; readonly witnesses: readonly Seen[] };
};

export const isZip = (bytes: Uint8Array): boolean => bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === zipSignature;

/** Keys are held against each other, and each against every proof: a dossier that lists thousands wants the time, not the trust. */
const mostKeys = 100;

const trustOf = ({ log }: Manifest, keys: DossierKeys): Trust => {
  for (const [name, listed] of [
    ['vkeys', log.vkeys],
    ['witnesses', log.witnesses],
  ] as const)
    hold(listed.length <= mostKeys, 'keys-too-many', `log.${name}`, { found: listed.length, most: mostKeys });
  const given = { logs: logKeys(keys.logs), witnesses: witnessKeys(keys.witnesses) };
  const own = { logs: logKeys(log.vkeys, 'log.vkeys'), witnesses: witnessKeys(log.witnesses, 'log.witnesses') };
  hold(own.logs.length > 0, 'vkey-missing', 'log.vkeys');
  const witnesses = given.witnesses.length > 0 ? given.witnesses : own.witnesses;
  return {
    logs: given.logs.length > 0 ? given.logs : own.logs,
    witnesses,
    // That all of the dossier's own witnesses signed everything is not asked: one may have come later.
    needed: given.witnesses.length > 0 || keys.atLeast !== undefined ? neededOf(witnesses, keys.atLeast) : 0,
    others: [...own.logs, ...own.witnesses],
  };
};

const seenBy = ({ seen }: Proven): readonly Seen[] => [...seen].map(([name, seconds]) => ({ name, at: at(seconds) }));

const reported = ({ people, organizations, evidence }: Manifest, { index, at: time, kind, subject, role, said, proven }: HeldRecord): ReportedRecord => ({
  index,
  at: time,
  kind,
  subject,
  role,
  signer: said === null || said.actorId === null ? null : { id: said.actorId, name: people.get(said.actorId) ?? null },
  organization: said === null || said.organizationId === null ? null : (organizations.get(said.organizationId) ?? null),
  erased: said === null,
  title: evidence.find(({ record }) => record === index)?.title ?? null,
  size: String(proven.size),
  witnesses: seenBy(proven),
  time: borneBy(time, proven),
});

/** What the dossier shows. Throws `NotRight` with the first thing that does not hold. */
export const verifyDossier = (bytes: Uint8Array, keys: DossierKeys): DossierReport => {
  const entries = readZip(bytes);
  const named = (name: string): Uint8Array => {
    const entry = entries.find((one) => one.name === name);
    hold(entry !== undefined, 'file-missing', `zip: ${name}`, { name });
    return entry.bytes;
  };
  const manifestBytes = named(manifestName);
  const manifest = readManifest(manifestBytes);
  const files = holdFiles(entries, manifest);
  const trust = trustOf(manifest, keys);
  const roots: Roots = new Map();
  const records = holdRecords(manifest, files, trust, roots);
  holdEvidence(manifest, files, records);
  holdMatrix(manifest);
  const seal = holdSeal({ manifest: manifestBytes, content: named(sealName), proof: named(sealProofName) }, manifest, records, trust, roots);
  return {
    case: manifest.case,
    madeAt: manifest.madeAt,
    complete: manifest.complete,
    origin: manifest.log.origin,
    trust: {
      log: keys.logs.length > 0 ? 'given' : 'dossier',
      witnesses: keys.witnesses.length > 0 ? 'given' : manifest.log.witnesses.length > 0 ? 'dossier' : 'none',
    },
    vkeys: manifest.log.vkeys,
    witnessKeys: manifest.log.witnesses,
    files: files.size,
    records: records.map((record) => reported(manifest, record)),
    evidence: manifest.evidence,
    elements: manifest.elements,
    articles: manifest.articles,
    seal: { index: Number(seal.proven.index), at: seal.logged.at, size: String(seal.proven.size), witnesses: seenBy(seal.proven) },
  };
};
