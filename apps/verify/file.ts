/** What a file is decides how it is verified; what the line names decides against which keys. */
import { isDossier, isTlogProof, verify, verifyDossierFile, verifyProof, type Outcome } from './verify.ts';

export type FileOptions = {
  readonly vkeys: readonly string[];
  readonly witnesses: readonly string[];
  /** As it was typed. */
  readonly atLeast: string | undefined;
  readonly entry: Uint8Array | undefined;
  readonly content: Uint8Array | undefined;
};

export const fileOutcome = (bytes: Uint8Array, file: string, { vkeys, witnesses, atLeast: typed, entry, content }: FileOptions): Outcome => {
  const atLeast = typed === undefined ? undefined : /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
  if (isTlogProof(bytes, file)) return verifyProof(bytes, { logs: vkeys, witnesses, atLeast, entry, content });
  if (isDossier(bytes, file)) return verifyDossierFile(bytes, { logs: vkeys, witnesses, atLeast });
  return verify(new TextDecoder().decode(bytes));
};
