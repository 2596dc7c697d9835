/** Puts the routes of contract.ts on Fastify: origin → parse → handler → cookies, letters, answer or problem body. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '@tongtu/kernel/localized';
import { fail, type Result } from '@tongtu/kernel/result';
import type { Route } from '../http/contract.ts';
import { sendProblem, type ProblemWriter } from '../http/problem.ts';
import type { Auth } from './auth.ts';
import { during, ipHeader, type AuthCall } from './call.ts';
import { authRoutes } from './contract.ts';
import { authHandlers } from './handlers.ts';

export type MountAuthOptions = { readonly problem: ProblemWriter; readonly languageOf: (request: FastifyRequest) => Language };

/** What came in, as web headers; the client's address is ours to say. */
const headersOf = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'host' || name.startsWith('x-forwarded') || name === 'authorization' || name === 'x-api-key') continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(ipHeader, request.ip);
  return headers;
};

/** Writes come from our own pages or from no page at all (a program). Stricter than the server's own guard: no cookie is needed to be refused. */
const fromElsewhere = (request: FastifyRequest, trusted: ReadonlySet<string>): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  if (!URL.canParse(origin)) return true;
  const { origin: plain, host } = new URL(origin);
  return !trusted.has(plain) && host !== request.host;
};

/** Answers that must not tell whether an address exists: a letter that is queued must not show in their time either. */
const silent: ReadonlySet<string> = new Set(['signUp', 'resendVerification', 'forgotPassword']);

/** Mounts all routes of this room; with providers also their call-backs. */
export const mountAuth = (app: FastifyInstance, auth: Auth, { problem, languageOf }: MountAuthOptions): void => {
  const handlers = authHandlers(auth) as unknown as Record<string, (call: AuthCall, input: unknown) => Promise<Result<unknown>>>;
  const trusted = new Set([new URL(auth.options.publicUrl).origin, ...auth.options.trustedOrigins.map((url) => new URL(url).origin)]);

  const send = async (request: FastifyRequest, reply: FastifyReply, route: Route): Promise<unknown> => {
    const language = languageOf(request);
    const call: AuthCall = { headers: headersOf(request), ip: request.ip, language, now: auth.options.clock(), cookies: [], letters: [] };
    const handler = handlers[route.name] as NonNullable<(typeof handlers)[string]>;
    // The handler's own floor, and half as much again for the letters behind it.
    const floor = silent.has(route.name) ? sleep(auth.options.limits.answerFloorMs * 1.5) : undefined;
    const result = await during(call, () => handler(call, { params: request.params, query: request.query, body: request.body }));
    for (const { kind, to, data } of call.letters) await auth.options.sendMail(kind, to, { ...data, language });
    if (result.ok) await floor;
    if (call.cookies.length > 0) reply.header('set-cookie', call.cookies);
    reply.header('cache-control', 'no-store');
    return result.ok ? reply.send(result.value) : sendProblem(request, reply, problem, result.error, language);
  };

  for (const route of Object.values(authRoutes) as readonly Route[]) {
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: 65_536,
      schema: {
        operationId: route.name,
        summary: route.summary,
        tags: ['auth'],
        ...(route.params ? { params: route.params } : {}),
        ...(route.body ? { body: route.body } : {}),
        ...(route.response ? { response: { 200: route.response } } : {}),
      },
      preValidation: async (request, reply) => {
        if (fromElsewhere(request, trusted)) return sendProblem(request, reply, problem, fail('origin-refused').error, languageOf(request));
      },
      handler: (request, reply) => send(request, reply, route),
    });
  }
  if (auth.options.providers.length === 0) return;
  for (const url of ['/api/auth/callback/:provider', '/api/auth/oauth2/callback/:provider']) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      const address = new URL(request.url, auth.options.publicUrl);
      const call: AuthCall = {
        headers: headersOf(request),
        ip: request.ip,
        language: languageOf(request),
        now: auth.options.clock(),
        cookies: [],
        letters: [],
      };
      const answer = await during(call, () => auth.handler(new Request(address, { headers: call.headers })));
      reply.code(answer.status);
      answer.headers.forEach((value, name) => (name === 'set-cookie' ? undefined : reply.header(name, value)));
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(await answer.text());
    });
  }
};
