/** `/healthz`, `/readyz`, `/metrics` on Fastify. Outside rate limits: they are asked every few seconds, and most of all when it is tight. */
import type { FastifyInstance } from 'fastify';
import { mayReadMetrics, type Metrics } from './metrics.ts';
import type { Health } from './health.ts';

export type TelemetryOptions = { readonly health: Health; readonly metrics: Metrics; readonly metricsToken: string | undefined };

/** Call before the other routes, so that all requests are timed. */
export const mountTelemetry = (app: FastifyInstance, { health, metrics, metricsToken }: TelemetryOptions): void => {
  const config = { rateLimit: false };
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, not the address: an address holds ids, and every id would be a series of its own.
    metrics.observeRequest(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  app.get('/healthz', { config, schema: { hide: true } }, async (_, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  app.get('/readyz', { config, schema: { hide: true } }, async (_, reply) => {
    const readiness = await health.ready();
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness);
  });
  app.get('/metrics', { config, schema: { hide: true } }, async (request, reply) => {
    const headers = request.headers;
    // Behind a proxy on this machine every wire is local: without a token a forwarded request is nobody's own.
    const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    const wire = forwarded ? 'elsewhere' : (request.socket.remoteAddress ?? '');
    if (!mayReadMetrics(metricsToken, headers.authorization, wire)) return reply.code(metricsToken === undefined ? 403 : 401).send();
    return reply
      .type(metrics.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text());
  });
};
