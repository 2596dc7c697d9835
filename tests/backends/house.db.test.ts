/** The whole house on PostgreSQL 15: demo data, search and matches from the index and from SQL, import, queues, jobs, an archive. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from '@tongtu/listings';
import { readConfig } from '@tongtu/platform/config';
import { backup, clientConfig, silentLog, verifyBackup } from '@tongtu/platform/database';
import { createLog } from '@tongtu/platform/telemetry';
import { expect as must } from '@tongtu/kernel/result';
import type { Reader } from '@tongtu/kernel/reader';
import { openHouse, type House } from '@tongtu/server';
import { createApp } from '../../apps/server/serve.ts';
import { demoAccounts } from '../../tools/demo/index.ts';
import { postgres15Missing, startPostgres15, type TemporaryServer } from './run-on-postgres-15.ts';

describe.skipIf(postgres15Missing !== '')(`the house on PostgreSQL 15${postgres15Missing === '' ? '' : `; skipped: ${postgres15Missing}`}`, () => {
  let server: TemporaryServer;
  let house: House;
  let app: Awaited<ReturnType<typeof createApp>>['app'];
  let ownerUrl: string;
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-backends-house-'));
  const stopping = new AbortController();
  let following: Promise<void> = Promise.resolve();
  const office: Reader = { platformRoles: ['secretariat'], memberships: [] };

  beforeAll(async () => {
    server = await startPostgres15();
    const client = new Client(clientConfig(server.ownerUrl, 0));
    await client.connect();
    await client.query('create database whole');
    await client.end();
    const owner = new URL(server.ownerUrl);
    owner.pathname = '/whole';
    ownerUrl = owner.toString();
    const asApp = new URL(ownerUrl);
    asApp.username = 'tongtu_app';
    const config = must(
      readConfig({
        DATABASE_URL: asApp.toString(),
        DATABASE_OWNER_URL: ownerUrl,
        DATA_DIR: folder,
        LOG_LEVEL: 'silent',
        RATE_LIMIT_PER_MINUTE: '0',
        DEMO: 'on',
      }),
    );
    house = await openHouse({ config, log: createLog(config), whenInUse: 'refuse', work: true });
    await house.seed();
    ({ app } = await createApp(house));
  });
  afterAll(async () => {
    await app?.close();
    stopping.abort();
    await following;
    await house?.close(5);
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  type Page = { items: { listing: { id: string } }[]; total: number; servedBy: string; facets: { kind: { value: string; count: number }[] } };
  const get = async <T>(url: string, cookie = ''): Promise<T> => {
    const answer = await app.inject({ method: 'GET', url, headers: { cookie } });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<T>();
  };

  it('holds the demo consortium once', async () => {
    expect((await get<{ listings: Record<string, number> }>('/api/statistics')).listings).toMatchObject({ achievement: expect.any(Number) as number });
    expect(await house.seed()).toMatchObject({ listings: 0 });
  });

  it('finds the same from the index as from SQL', async () => {
    const ask = `/api/listings?q=${encodeURIComponent('固态电解质')}&limit=100`;
    following = house.matching.start(stopping.signal);
    await expect.poll(async () => (await get<Page>(ask)).servedBy, { timeout: 20_000 }).toBe('index');
    // Another process that has no index yet.
    const other = await openHouse({ config: { ...house.config, indexUrl: join(folder, 'none') }, log: house.log, whenInUse: 'join', work: false });
    const beside = await createApp(other);
    const fromSql = (await beside.app.inject({ method: 'GET', url: ask })).json<Page>();
    await beside.app.close();
    await other.close();
    const fromIndex = await get<Page>(ask);
    expect(fromSql.servedBy).toBe('fallback');
    expect(fromIndex.items.length).toBeGreaterThan(0);
    // SQL knows the words of title, summary and keywords, the index those of all texts.
    const known = new Set(fromIndex.items.map((hit) => hit.listing.id));
    expect(fromSql.items.filter((hit) => !known.has(hit.listing.id))).toEqual([]);
    expect(fromSql.items.length).toBeGreaterThan(0);
  });

  it('matches, each candidate with reasons', async () => {
    const [first] = (await get<Page>('/api/listings?kind=need&limit=1')).items;
    const { items } = await get<{ items: { reasons: unknown[] }[] }>(`/api/listings/${first!.listing.id}/matches?kind=achievement`);
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((match) => match.reasons.length > 0)).toBe(true);
  });

  it('imports a thousand rows, once', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => JSON.stringify({ kind: 'achievement', reference: `b${n}`, title: `Backend ${n}` })).join('\n');
    const organizationId = (await get<{ items: { id: string; state: string }[] }>('/api/organizations?limit=1')).items[0]!.id;
    const run = () =>
      runImport(house.context(office), {
        organizationId,
        source: 'backends',
        publish: true,
        format: 'jsonl',
        mayWrite: () => true,
        content: Readable.from([Buffer.from(rows)]),
        keep: async () => {},
        transaction: (work) => house.inTransaction(work, office),
      });
    expect((await run()).progress.counts).toMatchObject({ added: 1000, refused: 0 });
    expect((await run()).progress.counts).toMatchObject({ added: 0, unchanged: 1000 });
    await expect.poll(async () => (await get<Page>('/api/listings?q=backend&limit=1')).total, { timeout: 20_000 }).toBe(1000);
  });

  it('people sign in; the secretariat has its queues', async () => {
    const { email, password } = demoAccounts().find((account) => account.role === 'secretariat')!;
    const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    expect(answer.statusCode).toBe(200);
    const cookie = [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect((await get<{ items: unknown[] }>('/api/organizations?state=applied', cookie)).items.length).toBe(3);
    expect((await get<{ items: unknown[] }>('/api/listing-reviews', cookie)).items.length).toBeGreaterThan(0);
    expect((await get<{ items: unknown[] }>('/api/people?q=example', cookie)).items.length).toBeGreaterThan(0);
  });

  it('letters leave by the queue', async () => {
    await app.inject({ method: 'POST', url: '/api/auth/sign-up', payload: { email: 'new@example.org', password: 'a-long-bridge-of-stone', name: '新人' } });
    await expect.poll(async () => (await get<{ items: unknown[] }>('/api/demo-letters?to=new@example.org')).items.length, { timeout: 20_000 }).toBe(1);
  });

  it('is archived whole', async () => {
    const out = join(folder, 'house.tar');
    await backup({ url: ownerUrl, files: house.files, out, now: new Date('2026-01-15T00:00:00Z'), log: silentLog });
    expect((await verifyBackup(out)).tables.find((table) => table.name === 'listings')?.rows).toBeGreaterThan(1100);
  });
});
