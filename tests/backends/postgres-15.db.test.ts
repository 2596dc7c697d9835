/** The database rules of the house on the oldest server that it promises to run on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { backup, clientConfig, inTransaction, kyselyOn, migrate, migrationFolders, openPool, restore, silentLog } from '@tongtu/platform/database';
import { postgres15Missing, startPostgres15, type TemporaryServer } from './run-on-postgres-15.ts';

const missing = postgres15Missing;
const strict = process.env.STRICT === '1';

it.skipIf(missing !== '' && !strict)(`PostgreSQL 15 is there${missing === '' ? '' : `; skipped: ${missing}`}`, () => {
  expect(missing).toBe('');
});

describe.skipIf(missing !== '')(`on PostgreSQL 15${missing === '' ? '' : `; skipped: ${missing}`}`, () => {
  let server: TemporaryServer;
  let root: string;
  const appRole = 'tongtu_app';
  const create = async (name: string): Promise<string> => {
    const client = new Client(clientConfig(server.ownerUrl, 0));
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(server.ownerUrl);
    url.pathname = `/${name}`;
    return url.toString();
  };
  const asApp = (ownerUrl: string): string => {
    const url = new URL(ownerUrl);
    url.username = appRole;
    return url.toString();
  };

  beforeAll(async () => {
    server = await startPostgres15();
    root = mkdtempSync(join(tmpdir(), 'tongtu-backends-'));
    writeFileSync(
      join(root, '9000-seats.sql'),
      `create extension if not exists btree_gist;
create table halls (id integer not null, constraint halls_pk primary key (id));
select reference('halls');
create table seats (hall_id integer not null, seat integer not null, holder text, during tstzrange not null default '[2026-01-01,2026-01-02)',
  constraint seats_pk primary key (hall_id, seat), constraint seats_hall_fk foreign key (hall_id) references halls (id),
  constraint seats_once exclude using gist (hall_id with =, seat with =, during with &&));
select distribute('seats', 'hall_id');
insert into halls values (1);
`,
    );
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('is version 15', async () => {
    const client = new Client(clientConfig(server.ownerUrl));
    await client.connect();
    expect((await client.query("select current_setting('server_version_num')::integer / 10000 as major")).rows).toEqual([{ major: 15 }]);
    await client.end();
  });

  it('takes every migration of the house, once', async () => {
    const ownerUrl = await create('house');
    const done = await migrate({ ownerUrl, appRole, folders: migrationFolders(), log: silentLog });
    expect(done).toContain(1);
    expect(await migrate({ ownerUrl, appRole, folders: migrationFolders(), log: silentLog })).toEqual([]);
  });

  it('keeps constraints, and lets one of two interleaved transactions win', async () => {
    const ownerUrl = await create('seats');
    await migrate({ ownerUrl, appRole, folders: [join(import.meta.dirname, '../../platform/database/migrations'), root], log: silentLog });
    const pool = openPool({ url: asApp(ownerUrl), size: 4 });
    const db = kyselyOn(pool);
    await expect(sql`insert into seats (hall_id, seat) values (2, 1)`.execute(db)).rejects.toMatchObject({ code: '23503' });
    let release: () => void = () => {};
    const bothOpen = new Promise<void>((resolve) => (release = resolve));
    let open = 0;
    const take = (holder: string) =>
      inTransaction(db, async (tx) => {
        open += 1;
        if (open === 2) release();
        await bothOpen;
        await sql`insert into seats (hall_id, seat, holder) values (1, 7, ${holder})`.execute(tx);
        return holder;
      });
    const outcomes = await Promise.allSettled([take('a'), take('b')]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { code: '23505' } });
    // Two that read and write the same counter: neither increment is lost.
    await sql`insert into seats (hall_id, seat, holder) values (1, 8, '0')`.execute(db);
    const raise = () =>
      inTransaction(
        db,
        async (tx) => {
          const { rows } = await sql<{ holder: string }>`select holder from seats where hall_id = 1 and seat = 8`.execute(tx);
          await sql`update seats set holder = ${String(Number(rows[0]?.holder) + 1)} where hall_id = 1 and seat = 8`.execute(tx);
        },
        { isolation: 'repeatable read', retries: 10 },
      );
    await Promise.all([raise(), raise(), raise()]);
    expect((await sql`select holder from seats where seat = 8`.execute(db)).rows).toEqual([{ holder: '3' }]);
    await pool.end();
  });

  it('a backup moves from the embedded server to PostgreSQL 15 and back', async () => {
    const folders = [join(import.meta.dirname, '../../platform/database/migrations'), root];
    const embedded: TestDatabase[] = [await testDatabase({ folders }), await testDatabase({ folders: [] })];
    const [from, back] = embedded as [TestDatabase, TestDatabase];
    try {
      await from.pool.query("insert into seats (hall_id, seat, holder) select 1, n, '通途 ' || n from generate_series(1, 1000) n");
      const now = new Date('2026-01-15T00:00:00Z');
      const first = await backup({ url: from.ownerUrl, out: join(root, 'first.tongtu'), now, log: silentLog });
      const ownerUrl = await create('moved');
      await restore({ archive: join(root, 'first.tongtu'), ownerUrl, appRole, folders, log: silentLog });
      const second = await backup({ url: ownerUrl, out: join(root, 'second.tongtu'), now, log: silentLog });
      expect(second.serverVersion).toMatch(/^15/);
      await restore({ archive: join(root, 'second.tongtu'), ownerUrl: back.ownerUrl, appRole: back.appRole, folders, log: silentLog });
      const third = await backup({ url: back.ownerUrl, out: join(root, 'third.tongtu'), now, log: silentLog });
      expect(first.tables.map((table) => [table.name, table.rows])).toEqual([
        ['halls', 1],
        ['seats', 1000],
      ]);
      expect(second.tables).toEqual(first.tables);
      expect(third.tables).toEqual(first.tables);
      expect((await back.pool.query('select holder from seats where seat = 1000')).rows).toEqual([{ holder: '通途 1000' }]);
    } finally {
      await Promise.all(embedded.map((database) => database.close()));
    }
  });
});
