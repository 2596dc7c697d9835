/** What a file is, and whether it holds. */
import { textIn } from './bytes.ts';
import { dossierFormat } from './dossier/manifest.ts';
import { isZip, verifyDossier, type DossierKeys, type DossierReport } from './dossier/dossier.ts';
import { NotRight } from './fault.ts';
import { verifyLedger } from './ledger.ts';
import { fieldsOf, textOf } from './read.ts';
import { verifySettlement } from './settlement.ts';
import { tlogProofHeader, verifyTlogProof, type TlogKeys } from './tlog/tlog-proof.ts';

export type Holds = {
  readonly holds: true;
  readonly format: string;
  readonly counts: Readonly<Record<string, string | number>>;
  /** Of a dossier: its records, matrix and keys. */
  readonly dossier?: DossierReport;
};
export type HoldsNot = { readonly holds: false; readonly kind: string; readonly line: string; readonly details: Readonly<Record<string, string | number>> };
export type Outcome = Holds | HoldsNot;

const counted = (value: unknown): { readonly format: string; readonly counts: Readonly<Record<string, number>> } => {
  const format = textOf(fieldsOf(value, 'export')['format'], 'export.format');
  if (format === 'tongtu-settlement/1') return { format, counts: verifySettlement(value) };
  if (format === 'tongtu-ledger/1') return { format, counts: { entries: verifyLedger(value, 'export').entries.length } };
  throw new NotRight('format-unknown', 'export.format', { format });
};

const outcomeOf = (check: () => Omit<Holds, 'holds'>): Outcome => {
  try {
    return { holds: true, ...check() };
  } catch (error) {
    if (error instanceof NotRight) return { holds: false, kind: error.kind, line: error.line, details: error.details };
    if (error instanceof SyntaxError) return { holds: false, kind: 'not-json', line: 'export', details: { reason: error.message } };
    throw error;
  }
};

/** The text of an export, recomputed; never throws for what the text holds. */
export const verify = (text: string): Outcome => outcomeOf(() => counted(JSON.parse(text)));

/** Whether these bytes are to be read as a proof of a transparency log: by their first line or by the name of the file. */
export const isTlogProof = (bytes: Uint8Array, file: string): boolean =>
  /\.tlog-proof$/i.test(file) || textIn(bytes.subarray(0, tlogProofHeader.length)) === tlogProofHeader;

/** Whether these bytes are to be read as a dossier. */
export const isDossier = (bytes: Uint8Array, file: string): boolean => /\.zip$/i.test(file) || isZip(bytes);

/** A proof of a transparency log against trusted keys; never throws for what the file or the keys hold. */
export const verifyProof = (bytes: Uint8Array, keys: TlogKeys): Outcome => outcomeOf(() => ({ format: tlogProofHeader, counts: verifyTlogProof(bytes, keys) }));

/** A dossier, against trusted keys where some are named; never throws for what the file or the keys hold. */
export const verifyDossierFile = (bytes: Uint8Array, keys: DossierKeys): Outcome =>
  outcomeOf(() => {
    const dossier = verifyDossier(bytes, keys);
    const { files, records, elements } = dossier;
    return { format: dossierFormat, counts: { files, records: records.length, elements: elements.length }, dossier };
  });
