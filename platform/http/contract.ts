/**
 * A route is data: the same object registers the server's route, types the web
 * client and produces OpenAPI. Safe in the browser: nothing here touches a server.
 */
import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  /** The use-case's verb; also the key of its policy line. Unique across the house. */
  readonly name: string;
  readonly method: Method;
  /** `/api/<plural noun>/:id…` */
  readonly path: string;
  /** One English line for OpenAPI. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Absent: the route answers with a body of its own (a file, a stream, HTML). */
  readonly response?: z.ZodType;
  /** Status of success; 200 unless told. */
  readonly status?: number;
  /** Failure kinds beyond the common ones. */
  readonly errors?: readonly string[];
  /** Body is one uploaded file (multipart field `file`); the handler reads it as a stream. */
  readonly upload?: true;
  /** Largest body in bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** Asked for often by machines or costly: requests a minute for one address. */
  readonly rateLimit?: number;
  /** The answer holds a secret that is shown once: it is not kept for a repeat, which is refused instead. */
  readonly secretAnswer?: true;
  /** What an API key must be allowed to; `read` for GET and `write` otherwise unless told. */
  readonly scope?: string;
};

export type Routes = Readonly<Record<string, Route>>;

type ShapeOut<T> = T extends z.ZodType ? z.output<T> : undefined;
type ShapeIn<T> = T extends z.ZodType ? z.input<T> : never;

/** What the handler receives, parsed. */
export type Parsed<R extends Route> = { params: ShapeOut<R['params']>; query: ShapeOut<R['query']>; body: ShapeOut<R['body']> };
/** What the server answers. */
export type Output<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : unknown;
/** What a presenter must return: the shape before it is parsed. */
export type Presented<R extends Route> = R['response'] extends z.ZodType ? z.input<R['response']> : unknown;

type OptionalWhenEmpty<K extends string, T> = [T] extends [never]
  ? { [P in K]?: undefined }
  : Record<string, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T };
/** What a client must send. */
export type Input<R extends Route> = OptionalWhenEmpty<'params', ShapeIn<R['params']>> &
  OptionalWhenEmpty<'query', ShapeIn<R['query']>> &
  OptionalWhenEmpty<'body', ShapeIn<R['body']>>;

/** Declares a route, keeping its exact types. */
export const route = <const R extends Route>(declared: R): R => declared;

/** A feature's failure kinds with their HTTP status; the sentences stand in `locales/*.json` under `errors.<kind>`. */
export const errorKinds = <const K extends Readonly<Record<string, number>>>(kinds: K): K => kinds;

/** Kinds that any route may answer with. Sentences: platform/http/locales. */
export const commonErrors = errorKinds({
  'invalid-input': 400,
  'malformed-body': 400,
  'malformed-cursor': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'origin-refused': 403,
  'scope-missing': 403,
  'not-found': 404,
  'idempotency-key-reused': 409,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'too-many-requests': 429,
  internal: 500,
  'database-unavailable': 503,
  'commit-outcome-unknown': 503,
  overloaded: 503,
  'storage-full': 507,
});

/* Shapes that every feature shares. */

/** Characters that make a text say something other than it shows, or break a terminal; see kernel/text. */
const dangerous =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

/** One line (or, with `multiline`, running text): NFC, trimmed, without control characters; length in code points. */
export const text = (max: number, options: { min?: number; multiline?: boolean } = {}) =>
  z
    .string()
    .max(max * 4, { error: 'text-too-long' })
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((value) => !dangerous.test(value) && (options.multiline === true || !value.includes('\n')), { error: 'text-control-character' })
    .refine((value) => [...value].length <= max, { error: 'text-too-long' })
    .refine((value) => value.length >= (options.min ?? 1), { error: 'text-empty' });

/** `{ zh?, en? }`, at least one; blank languages are dropped. */
export const localized = (max: number, options: { multiline?: boolean } = {}) =>
  z
    .object({ zh: text(max, { ...options, min: 0 }).optional(), en: text(max, { ...options, min: 0 }).optional() })
    .transform(({ zh, en }): { zh?: string; en?: string } => ({ ...(zh ? { zh } : {}), ...(en ? { en } : {}) }))
    .refine((value) => value.zh !== undefined || value.en !== undefined, { error: 'text-empty' });

/** As it is stored and answered. */
export const localizedOut = z.object({ zh: z.string().exactOptional(), en: z.string().exactOptional() });

/** Minor units as a decimal string, ISO 4217 code. */
export const money = z.object({
  amount: z.string().regex(/^-?\d{1,18}$/, { error: 'money-malformed' }),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency-unknown' }),
});

export const id = z.uuid({ error: 'id-malformed' });

/** Keyset paging: an opaque cursor and a page size. */
export const paging = { after: z.string().max(2000).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) };
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int().optional() });

/** Query parameter that may be given once, several times or as `a,b`. */
export const list = <T extends z.ZodType>(item: T, max = 50) =>
  z.preprocess(
    (value) =>
      value === undefined
        ? undefined
        : Array.isArray(value)
          ? value
          : String(value)
              .split(',')
              .filter((v) => v !== ''),
    z.array(item).max(max).optional(),
  );
