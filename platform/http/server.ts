/** The Fastify server with its guards; knows nothing of the business. */
import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Language } from '@tongtu/kernel/localized';
import { failureOfError, sendProblem, type ProblemWriter } from './problem.ts';

export type HttpOptions = {
  readonly log: FastifyBaseLogger;
  readonly publicUrl: string;
  readonly problem: ProblemWriter;
  readonly languageOf: (request: FastifyRequest) => Language;
  readonly trustProxy: boolean;
  /** Requests a minute for one address; 0 switches the limit off. */
  readonly rateLimitPerMinute: number;
  readonly version: string;
};

/** Everything from our own address; inline styles because the component library writes them. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** A browser names the site that a request came from; a write from another site is refused. */
const fromElsewhere = (request: FastifyRequest, publicUrl: string): boolean => {
  const origin = request.headers.origin;
  if (origin === undefined || request.headers.cookie === undefined || request.method === 'GET' || request.method === 'HEAD') return false;
  try {
    return new URL(origin).host !== request.host && new URL(origin).origin !== new URL(publicUrl).origin;
  } catch {
    return true;
  }
};

/** The path as the log shows it: without the query, and without what is as long as a secret. Links that open a door hold one in their path. */
const shownPath = (url: string): string => (url.split('?')[0] ?? '').slice(0, 500).replace(/[\w-]{40,}/g, '…');

/** Makes the server with its guards, without routes. */
export const createHttpServer = async (options: HttpOptions): Promise<FastifyInstance> => {
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log,
    // What the proxy itself saw. Further left in the header stands what the client wrote, and anybody can write there.
    trustProxy: options.trustProxy ? (_address, hop) => hop < 1 : false,
    bodyLimit: 1_048_576,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 300 },
    // From the first byte to the last of what is sent: 50 MB over a line of 1 Mbit/s take seven minutes. Headers have their own, shorter limit (Node: one minute).
    requestTimeout: 600_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    // An address that cannot be read has not come as far as the error handler.
    frameworkErrors: (error, request, reply) => sendProblem(request, reply, options.problem, failureOfError(error), options.languageOf(request)),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const failure = failureOfError(error as Parameters<typeof failureOfError>[0]);
    if (failure.kind === 'internal') request.log.error({ err: error }, 'unexpected error');
    return sendProblem(request, reply, options.problem, failure, options.languageOf(request));
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (fromElsewhere(request, options.publicUrl)) return sendProblem(request, reply, options.problem, { kind: 'origin-refused' }, options.languageOf(request));
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      { method: request.method, url: shownPath(request.url), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 },
      'answered',
    );
  });
  const secure = options.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(compress, { global: true, threshold: 1400, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  await app.register(multipart);
  await app.register(underPressure, { maxEventLoopDelay: 2000, retryAfter: 5, exposeStatusRoute: false });
  if (options.rateLimitPerMinute > 0) await app.register(rateLimit, { global: true, max: options.rateLimitPerMinute, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tongtu 通途',
        version: options.version,
        description: 'Failures are RFC 9457 bodies with a stable `kind`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: options.publicUrl }],
    },
    transform: jsonSchemaTransform,
  });
  return app;
};
