/** What a file is decides how it is verified; what the line names decides against which keys. */
import { isTlogProof, verify, verifyProof, type Outcome } from './verify.ts';

export type FileOptions = {
  readonly vkeys: readonly string[];
  readonly witnesses: readonly string[];
  /** As it was typed. */
  readonly atLeast: string | undefined;
  readonly entry: Uint8Array | undefined;
  readonly content: Uint8Array | undefined;
};

export const fileOutcome = (bytes: Uint8Array, file: string, { vkeys, witnesses, atLeast, entry, content }: FileOptions): Outcome =>
  isTlogProof(bytes, file)
    ? verifyProof(bytes, {
        logs: vkeys,
        witnesses,
        atLeast: atLeast === undefined ? undefined : /^\d{1,3}$/.test(atLeast) ? Number(atLeast) : Number.NaN,
        entry,
        content,
      })
    : verify(new TextDecoder().decode(bytes));
