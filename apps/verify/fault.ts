/** What does not hold, and where. The first one found ends a check: what follows from a wrong line says nothing of its own. */
export type Place = Readonly<Record<string, string | number>>;

export class NotRight extends Error {
  /** Names the sentence in `locales/`. */
  readonly kind: string;
  /** The line, as a path into the export: `ledger.entries.12`. */
  readonly line: string;
  readonly details: Place;
  constructor(kind: string, line: string, details: Place = {}) {
    super(`${line}: ${kind}`);
    this.kind = kind;
    this.line = line;
    this.details = details;
  }
}

/** Ends the check unless it holds. */
export function hold(isRight: boolean, kind: string, line: string, details: Place = {}): asserts isRight {
  if (!isRight) throw new NotRight(kind, line, details);
}
