/** The door of the server: in whose language letters are written, how often pages are asked for, how it closes. */
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commonErrors, createHttpServer, problemWriter } from '@tongtu/platform/http';
import { testDatabase, testIds, testNow, type TestDatabase } from '@tongtu/platform/testing';
import type { Language } from '@tongtu/kernel/localized';
import { closeWithin } from './close-within.ts';
import { identifier } from './identify.ts';
import { mountPages } from './pages.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

const problem = problemWriter(commonErrors, (_, kind) => kind);
const serverWith = (rateLimitPerMinute: number) =>
  createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost:8080',
    problem,
    languageOf: () => 'en',
    trustProxy: false,
    rateLimitPerMinute,
    version: 'test',
  });

it('letters follow the language in which somebody reads, not that of his programs', async () => {
  const userId = testIds('doors')();
  const account = { name: 'Anna', email: 'anna@example.org', emailVerified: true };
  const auth = { sessionOf: async () => ({ userId, ...account }), apiKeyOf: async () => ({ userId, scopes: ['read'] }), accountOf: async () => account };
  const languageOf = (request: FastifyRequest): Language => (request.headers['accept-language'] === 'en' ? 'en' : 'zh');
  const identify = identifier({ auth, database, clock: () => testNow } as never, languageOf);
  const written = async (headers: Record<string, string>) => {
    await identify({ headers } as never);
    return (await sql<{ language: string }>`select language from people where person_id = ${userId}::uuid`.execute(database.db)).rows[0]?.language;
  };
  expect(await written({ cookie: 'a=b', 'accept-language': 'en' })).toBe('en');
  expect(await written({ 'x-api-key': 'tt_x', 'accept-language': 'zh' })).toBe('en');
  expect(await written({ cookie: 'a=b', 'accept-language': 'zh' })).toBe('zh');
});

it('addresses that are no route are limited like all others', async () => {
  const app = await serverWith(3);
  await mountPages(app, { house: {} as never, languageOf: () => 'en', problem });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await app.inject('/api/nothing')).statusCode);
  expect(statuses).toEqual([404, 404, 404, 429, 429]);
  await app.close();
});

it('who reads for ever does not keep the house from closing', async () => {
  const app = await serverWith(0);
  app.get('/endless', async (_, reply) => reply.type('text/plain').send(new Readable({ read: () => {} }).on('error', () => {})));
  await app.listen({ port: 0, host: '127.0.0.1' });
  get({ port: (app.server.address() as AddressInfo).port, path: '/endless' }).on('error', () => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  await closeWithin(app, 0.3);
  expect(performance.now() - began).toBeGreaterThan(200);
});
