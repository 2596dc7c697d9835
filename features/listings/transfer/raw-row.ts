/** A row as it stands in a file, before anybody knows what it means. `row`: the line of a JSONL file, the row of a sheet (the header is row 1). */
import type { Failure } from '@tongtu/kernel/result';

export type RawRow =
  | { readonly row: number; readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly row: number; readonly ok: false; readonly failure: Failure };

/** The file as a whole cannot be read; carried to whoever reads the rows. Kinds `import-file-unreadable`, `import-columns-unknown`, `import-file-too-large`. */
export class UnreadableFile extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** A longer row is no card but a mistake. */
export const maxRowBytes = 1_048_576;
