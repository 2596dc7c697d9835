/** The seal: the log recorded the export itself, with the hash of the manifest, and so through it every file. */
import { sha256 } from '#crypto';
import { hex } from '../bytes.ts';
import { hold } from '../fault.ts';
import type { Proven, Trust } from '../tlog/tlog-proof.ts';
import type { Manifest } from './manifest.ts';
import { commitmentIn, contentIn, provenAt, type Commitment, type HeldRecord, type Roots } from './records.ts';

import { holdTime } from './times.ts';

export type HeldSeal = { readonly proven: Proven; readonly logged: Commitment };
export type SealFiles = { readonly manifest: Uint8Array; readonly content: Uint8Array; readonly proof: Uint8Array };

export const holdSeal = (files: SealFiles, manifest: Manifest, records: readonly HeldRecord[], trust: Trust, roots: Roots): HeldSeal => {
  const proven = provenAt(files.proof, 'seal.proof', trust, manifest.log.origin, roots);
  const logged = commitmentIn(proven.entry, 'seal.proof.extra');
  holdTime(logged.at, proven, 'seal.proof.extra.at');
  hold(logged.kind === 'dossier-exported', 'seal-kind', 'seal.proof.extra.kind', { kind: logged.kind });
  hold(logged.subject.type === 'dossier', 'seal-kind', 'seal.proof.extra.subject.type', { kind: logged.subject.type });
  const { changed } = contentIn(files.content, logged, 'seal');
  hold(changed['case'] === manifest.case.id, 'seal-of-another', 'seal.json.changed.case');
  hold(changed['manifest'] === hex(sha256(files.manifest)), 'seal-of-another', 'seal.json.changed.manifest');
  hold(changed['files'] === manifest.files.length, 'seal-of-another', 'seal.json.changed.files');
  hold(changed['complete'] === manifest.complete, 'seal-of-another', 'seal.json.changed.complete');
  const last = records.at(-1);
  // The manifest names its records by their places, so it was made after them.
  hold(last === undefined || proven.index > BigInt(last.index), 'seal-before-records', 'seal.proof.index', {
    index: String(proven.index),
    last: last?.index ?? 0,
  });
  return { proven, logged };
};
