/**
 * One value, one sequence of bytes: what is hashed, signed or compared must not
 * depend on the order in which somebody wrote the keys. RFC 8785 (JCS): keys by
 * UTF-16 code units, numbers as ECMAScript prints them, no white space, UTF-8.
 */
import { ok, fail, type Result } from './result.ts';

/** Deeper than any document of ours; also how a cycle is noticed. */
const maxDepth = 200;

/** What may be written. Members that are `undefined` are dropped, as JSON does. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

const refuse = (path: string, why: string): Result<string> => fail('not-canonical', { field: path, details: { why } });

const child = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);

const write = (value: unknown, path: string, depth: number): Result<string> => {
  if (depth > maxDepth) return refuse(path, 'too-deep-or-cyclic');
  if (value === null || typeof value === 'boolean') return ok(String(value));
  if (typeof value === 'number') return Number.isFinite(value) ? ok(JSON.stringify(value)) : refuse(path, 'not-finite');
  if (typeof value === 'string') return value.isWellFormed() ? ok(JSON.stringify(value)) : refuse(path, 'lone-surrogate');
  if (Array.isArray(value))
    return join(
      Array.from(value, (item) => ['', item] as const),
      path,
      depth,
      true,
    );
  if (typeof value !== 'object') return refuse(path, typeof value);
  const shape = Object.getPrototypeOf(value);
  // A Date, a Map or a class instance has more than one plausible spelling: the caller chooses one.
  if (shape !== Object.prototype && shape !== null) return refuse(path, 'not-plain');
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // The default order of `sort` is by UTF-16 code units, which is what JCS asks for.
  return join(
    members.sort(([a], [b]) => (a < b ? -1 : 1)),
    path,
    depth,
    false,
  );
};

const join = (members: readonly (readonly [string, unknown])[], path: string, depth: number, isList: boolean): Result<string> => {
  const parts: string[] = [];
  for (const [i, [key, value]] of members.entries()) {
    if (!key.isWellFormed()) return refuse(path, 'lone-surrogate');
    const written = write(value, child(path, isList ? i : key), depth + 1);
    if (!written.ok) return written;
    parts.push(isList ? written.value : `${JSON.stringify(key)}:${written.value}`);
  }
  return ok(isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`);
};

/**
 * The canonical text, or `not-canonical` (field: path, details.why: `bigint`, `undefined`, `function`,
 * `symbol`, `not-finite`, `not-plain`, `lone-surrogate`, `too-deep-or-cyclic`).
 * Big integers are refused: money has its JSON form with a decimal string. Dates too: write `toISOString()`.
 */
export const tryCanonicalJson = (value: unknown): Result<string> => write(value, '', 0);

/** The canonical text of a value of ours; anything that cannot be written is a bug and throws. */
export const canonicalJson = (value: Canonical): string => {
  const written = tryCanonicalJson(value);
  if (written.ok) return written.value;
  throw new TypeError(`no canonical form at "${written.error.field}": ${String(written.error.details?.['why'])}`);
};

const utf8 = new TextEncoder();

/** `canonicalJson` as UTF-8 bytes: the input of every hash and signature of the house. */
export const canonicalBytes = (value: Canonical): Uint8Array => utf8.encode(canonicalJson(value));
