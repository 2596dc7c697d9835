/**
 * A failure is a value with a kind. What a user can cause is returned as a
 * `Failure`; `throw` is kept for bugs and broken wires.
 */

/** One named failure. `kind` is the key of the error table and of its sentences in both languages. */
export type Failure = {
  readonly kind: string;
  /** Dotted path of the input that it concerns, e.g. `body.budget.max`. */
  readonly field?: string;
  /** Facts that the sentence or the client needs; JSON-safe. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Where several things are wrong at once: all of them. */
  readonly errors?: readonly Failure[];
};

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Failed = { readonly ok: false; readonly error: Failure };
export type Result<T> = Ok<T> | Failed;

/** The good outcome. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** The named bad outcome. */
export const fail = (kind: string, about: Omit<Failure, 'kind'> = {}): Failed => ({ ok: false, error: { kind, ...about } });

/** The value, or a thrown error: for places where a failure would be a bug (tests, data shipped with the house). */
export const expect = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`);
};

/** All values, or one failure of the given kind that carries every failure found. */
export const all = <T>(kind: string, results: readonly Result<T>[]): Result<T[]> => {
  const errors = results.flatMap((r) => (r.ok ? [] : [r.error]));
  return errors.length > 0 ? fail(kind, { errors }) : ok(results.flatMap((r) => (r.ok ? [r.value] : [])));
};

/** What a presenter makes of a settled success; a failure stays what it is. */
export const mapResult = async <T, U>(result: Promise<Result<T>>, make: (value: T) => U): Promise<Result<U>> => {
  const settled = await result;
  return settled.ok ? ok(make(settled.value)) : settled;
};
