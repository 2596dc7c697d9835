/** Mounts served routes on Fastify: who asks → may they → parse → one transaction → answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { Language } from '@tongtu/kernel/localized';
import { isSignedIn, visitor, type Reader } from '@tongtu/kernel/reader';
import type { Context } from '../context.ts';
import { settleTransaction } from '../database/index.ts';
import { wakeFollowers } from '../events/index.ts';
import { commonErrors, type Route } from './contract.ts';
import { claimKey, keepAnswer, requestHash } from './idempotency.ts';
import { sendProblem, type ProblemWriter } from './problem.ts';
import { rememberFile } from './received-files.ts';
import { RawAnswer, type Handler, type ServedRoute, type Upload } from './serve.ts';

export type MountOptions = {
  readonly base: Omit<Context, 'reader' | 'now' | 'language'>;
  readonly clock: () => Date;
  readonly identify: (request: FastifyRequest) => Promise<Reader>;
  readonly languageOf: (request: FastifyRequest) => Language;
  readonly problem: ProblemWriter;
  /** Refuse every write: a restore or a migration is under way. */
  readonly uploadMaxBytes: number;
};

const receive = async (request: FastifyRequest, context: Context, maxBytes: number): Promise<Result<Upload>> => {
  if (!request.isMultipart()) return fail('media-type-unsupported');
  // One byte more than is allowed: at its own limit the parser cuts a file off without a word, and the store must see that it is too large.
  // A form that cannot be read is the sender's doing; the parser's errors say so by their missing status.
  const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1, fields: 10 } }).catch((error: { statusCode?: number }) => {
    if (error.statusCode === undefined) return null;
    throw error;
  });
  if (part === null) return fail('malformed-body');
  if (part === undefined) return fail('invalid-input', { errors: [{ kind: 'value-missing', field: 'body.file' }] });
  // A program may send bytes without a name.
  const name = (part.filename as string | undefined) ?? 'file';
  const stored = await context.files.put(part.file, { maxBytes, mediaType: part.mimetype, name });
  if (!stored.ok) {
    part.file.resume();
    return stored;
  }
  await rememberFile(context.tx, stored.value.hash, context.now);
  return { ok: true, value: { file: stored.value, name } };
};

/** May this reader call it? A visitor who may not is asked to sign in; a key must hold the route's scope. */
const gate = (served: ServedRoute, reader: Reader): Failure | null => {
  const { route } = served;
  const scope = route.scope ?? (route.method === 'GET' ? 'read' : 'write');
  if (reader.scopes !== undefined && !reader.scopes.includes(scope)) return { kind: 'scope-missing', details: { scope } };
  const decision = served.policy(reader);
  if (decision === 'allowed') return null;
  if (decision === 'hidden') return { kind: 'not-found' };
  return { kind: isSignedIn(reader) ? 'not-allowed' : 'not-signed-in' };
};

const answer = (reply: FastifyReply, route: Route, value: unknown): FastifyReply => {
  if (value instanceof RawAnswer) return reply.headers(value.headers).send(value.body);
  return reply.code(route.status ?? 200).send(value);
};

const act = async (served: ServedRoute, context: Context, request: FastifyRequest, options: MountOptions): Promise<Result<unknown>> => {
  const { route } = served;
  const handle: Handler<Route> = served.handle;
  const parsed = { params: request.params, query: request.query, body: request.body } as { params: undefined; query: undefined; body: undefined };
  if (route.method === 'GET') return handle(context, { ...parsed, upload: undefined });
  let upload: Upload | undefined;
  if (route.upload) {
    const received = await receive(request, context, options.uploadMaxBytes);
    if (!received.ok) return received;
    upload = received.value;
  }
  const key = request.headers['idempotency-key'];
  const personId = context.reader.personId;
  const settled = await settleTransaction<unknown>(context.tx, async (tx) => {
    const inside = { ...context, tx };
    const claim = typeof key === 'string' && key.length > 0 && key.length <= 200 && personId !== undefined ? { key, personId } : null;
    if (claim !== null) {
      const hash = requestHash(request.method, request.url, upload?.file.hash ?? request.body);
      const kept = await claimKey(tx, claim.personId, claim.key, hash, context.now);
      if (!kept.ok) return kept;
      if (kept.value !== null) return ok(kept.value.answer);
    }
    const result = await handle(inside, { ...parsed, upload: upload as undefined });
    if (result.ok && claim !== null && !(result.value instanceof RawAnswer) && route.secretAnswer !== true)
      await keepAnswer(tx, claim.personId, claim.key, route.status ?? 200, result.value);
    return result;
  });
  if (settled.ok) wakeFollowers();
  return settled;
};

/** Mounts every route. Failure kinds that a route does not declare are a bug and logged as one. */
export const mountRoutes = (app: FastifyInstance, routes: readonly ServedRoute[], options: MountOptions): void => {
  const names = new Set<string>();
  const readers = new WeakMap<object, Reader>();
  for (const served of routes) {
    const { route } = served;
    if (names.has(route.name)) throw new Error(`two routes are named ${route.name}`);
    names.add(route.name);
    const declared = new Set([...Object.keys(commonErrors), ...(route.errors ?? [])]);
    app.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      ...(route.rateLimit === undefined ? {} : { config: { rateLimit: { max: route.rateLimit, timeWindow: '1 minute' } } }),
      schema: {
        operationId: route.name,
        summary: route.summary,
        description: `Failure kinds: ${[...declared].sort().join(', ')}.`,
        tags: [route.path.split('/')[2] ?? 'api'],
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body && !route.upload ? { body: route.body } : {}),
        ...(route.response ? { response: { [route.status ?? 200]: route.response } } : {}),
      },
      // The gate stands before parsing: who may not call learns nothing about the shape.
      preValidation: async (request, reply) => {
        const reader = await options.identify(request);
        readers.set(request.raw, reader);
        const refused = gate(served, reader);
        if (refused !== null) return sendProblem(request, reply, options.problem, refused, options.languageOf(request));
      },
      handler: async (request, reply) => {
        const language = options.languageOf(request);
        const context: Context = { ...options.base, reader: readers.get(request.raw) ?? visitor, now: options.clock(), language };
        const result = await act(served, context, request, options);
        if (result.ok) return answer(reply, route, result.value);
        if (!declared.has(result.error.kind)) request.log.warn({ route: route.name, kind: result.error.kind }, 'route answers a kind that it does not declare');
        return sendProblem(request, reply, options.problem, result.error, language);
      },
    });
  }
};
