/** Opens the doors: routes, pages, workers, the index; and closes them in order when told to stop. */
import { createServer } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hasOrganizations } from '@tongtu/parties';
import { authErrors, mountAuth } from '@tongtu/platform/auth';
import type { Config } from '@tongtu/platform/config';
import { fileErrors, sweepDrafts } from '@tongtu/platform/files';
import { commonErrors, createHttpServer, mountRoutes, problemWriter } from '@tongtu/platform/http';
import { pickLanguage } from '@tongtu/platform/i18n';
import { createHealth, createMetrics, databaseCheck, migrationsCheck, mountTelemetry, type Logger } from '@tongtu/platform/telemetry';
import type { Language } from '@tongtu/kernel/localized';
import { mountApiDocs } from './api-docs.ts';
import { closeWithin } from './close-within.ts';
import { openHouse, type House } from './house.ts';
import { identifier } from './identify.ts';
import { addLogMetrics } from './log-metrics.ts';
import { mountPages } from './pages.ts';
import { version } from './version.ts';

export type Running = { readonly house: House; readonly app: FastifyInstance; readonly url: string; readonly close: () => Promise<void> };

/** A port that is free now, for PORT=0: addresses in letters and cookies need it before the doors open. */
const freePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const withPort = async (config: Config): Promise<Config> => {
  if (config.port !== 0) return config;
  const port = await freePort(config.host);
  return { ...config, port, publicUrl: config.publicUrl === 'http://localhost:0' ? `http://localhost:${port}` : config.publicUrl };
};

/** What each failure kind answers with, of the whole house. */
export const errorTable = (house: Pick<House, 'features'>): Readonly<Record<string, number>> =>
  Object.assign({ 'web-not-built': 503 }, commonErrors, fileErrors, authErrors, ...house.features.map((feature) => feature.errors)) as Record<string, number>;

const dayMs = 86_400_000;

/** Fills an empty embedded database with the demo consortium (`DEMO=auto`), or any that lacks it (`DEMO=on`). */
const seedWhereWanted = async (house: House): Promise<void> => {
  const { config, database, log } = house;
  if (house.demo() || config.demo === 'off' || (config.demo === 'auto' && database.kind !== 'embedded')) return;
  if (config.demo === 'auto' && (await hasOrganizations(database.db))) return;
  const seeded = await house.seed();
  log.info(seeded, 'demo consortium filled in');
};

/** Mounts everything on a new server; does not listen. */
export const createApp = async (house: House): Promise<{ app: FastifyInstance; drain: () => void }> => {
  const { config, log, locales, database } = house;
  const problem = problemWriter(errorTable(house), locales.sentence);
  const languageOf = (request: FastifyRequest): Language =>
    pickLanguage(
      { query: (request.query as { lang?: unknown } | null)?.lang, cookie: request.headers.cookie, acceptLanguage: request.headers['accept-language'] },
      config.language,
    );
  const app = await createHttpServer({
    log,
    publicUrl: config.publicUrl,
    problem,
    languageOf,
    trustProxy: config.trustProxy,
    rateLimitPerMinute: config.rateLimitPerMinute,
    version,
  });
  const health = createHealth({ locales });
  health.add('database', databaseCheck(database.db));
  health.add('migrations', migrationsCheck(database.db));
  health.add('search-index', house.matching.check);
  // What waits for the log is kept in the database: no reason to take a node out of service.
  health.add('transparency-log', () => house.transparency.check(database.db), 'aside');
  const metrics = createMetrics();
  metrics.gauge(
    'tongtu_jobs',
    'Jobs by name and state',
    async () =>
      (await house.jobs.counts()).flatMap(({ job, waiting, active, failed }) =>
        Object.entries({ waiting, active, failed }).map(([state, value]) => ({ labels: { job, state }, value })),
      ),
    ['job', 'state'],
  );
  addLogMetrics(metrics, () => house.transparency.standing(database.db));
  mountTelemetry(app, { health, metrics, metricsToken: config.metricsToken });
  mountAuth(app, house.auth, { problem, languageOf });
  const { reader: _reader, now: _now, language: _language, ...base } = house.context();
  mountRoutes(
    app,
    house.features.flatMap((feature) => feature.routes),
    { base, clock: house.clock, identify: identifier(house, languageOf), languageOf, problem, uploadMaxBytes: config.uploadMaxBytes },
  );
  await mountApiDocs(app);
  await mountPages(app, { house, languageOf, problem });
  return { app, drain: health.drain };
};

/** Starts a whole server. `onLost`: the database is gone for good. Throws `DatabaseFault`, or the error of the socket (`EADDRINUSE`). */
export const startServer = async (given: Config, log: Logger, onLost?: () => void): Promise<Running> => {
  const config = await withPort(given);
  const work = config.roles.includes('worker');
  const house = await openHouse({ config, log, whenInUse: 'refuse', work, ...(onLost === undefined ? {} : { onLost }) });
  const stopping = new AbortController();
  try {
    await seedWhereWanted(house);
    const { app, drain } = await createApp(house);
    const following = house.matching.start(stopping.signal).catch((error: unknown) => log.error({ err: error }, 'the search index cannot be kept'));
    const going = house.features.map((feature) =>
      feature
        .background?.({ context: () => house.context(), log, work, signal: stopping.signal })
        .catch((error: unknown) => log.error({ err: error, feature: feature.name }, 'what goes on beside requests has ended')),
    );
    if (!config.filesUrl.startsWith('s3:')) await sweepDrafts(config.filesUrl, new Date(Date.now() - dayMs));
    if (config.roles.includes('web')) await app.listen({ host: config.host, port: config.port });
    return {
      house,
      app,
      url: config.publicUrl,
      close: async () => {
        drain();
        await closeWithin(app, config.shutdownGraceSeconds);
        stopping.abort();
        await Promise.all([following, ...going]);
        await house.close(config.shutdownGraceSeconds);
      },
    };
  } catch (error) {
    stopping.abort();
    await house.close();
    throw error;
  }
};
