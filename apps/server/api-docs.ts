/** `/openapi.json`, made of the routes themselves, and a page to read it. */
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

/** The reader's page starts itself with an inline script; it shows nothing that anybody wrote but us. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

export const mountApiDocs = async (app: FastifyInstance): Promise<void> => {
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(app.swagger()));
  await app.register(async (docs) => {
    docs.addHook('onSend', async (_request, reply) => void reply.header('content-security-policy', contentSecurityPolicy));
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: { url: '/openapi.json', withDefaultFonts: false, telemetry: false, hideClientButton: true } as Record<string, unknown>,
    });
  });
};
