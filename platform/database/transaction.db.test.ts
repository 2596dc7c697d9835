import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { Client } from 'pg';
import { clientConfig, DatabaseFault, inTransaction, kyselyOn, openPool } from './index.ts';
import { backOff } from './transaction.ts';

let database: TestDatabase;
type Tables = { counters: { id: number; value: number } };
const tables = () => database.db.withTables<Tables>();

beforeAll(async () => {
  database = await testDatabase({ folders: [] });
  const owner = new Client(clientConfig(database.ownerUrl));
  await owner.connect();
  await owner.query('create table counters (id integer primary key, value integer not null)');
  await owner.query(`grant select, insert, update, delete on counters to ${database.appRole}`);
  await owner.query('insert into counters values (1, 0), (2, 0)');
  await owner.end();
});
afterAll(() => database.close());

const valueOf = async (id: number): Promise<number> =>
  (await tables().selectFrom('counters').select('value').where('id', '=', id).executeTakeFirstOrThrow()).value;

describe('inTransaction', () => {
  it('commits what returns and undoes what throws', async () => {
    await inTransaction(database.db, (tx) => tx.withTables<Tables>().updateTable('counters').set({ value: 5 }).where('id', '=', 1).execute());
    await expect(
      inTransaction(database.db, async (tx) => {
        await tx.withTables<Tables>().updateTable('counters').set({ value: 6 }).where('id', '=', 1).execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await valueOf(1)).toBe(5);
  });

  it('joins the open transaction instead of opening another', async () => {
    await expect(
      inTransaction(database.db, async (outer) => {
        await inTransaction(outer, (inner) => inner.withTables<Tables>().updateTable('counters').set({ value: 99 }).where('id', '=', 1).execute());
        throw new Error('outer');
      }),
    ).rejects.toThrow('outer');
    expect(await valueOf(1)).toBe(5);
  });

  it('runs again after a serialization failure, so that two increments count two', async () => {
    await sql`update counters set value = 0`.execute(database.db);
    let runs = 0;
    let release: () => void = () => {};
    const bothRead = new Promise<void>((resolve) => (release = resolve));
    const increment = () =>
      inTransaction(
        database.db,
        async (tx) => {
          const { value } = await tx.withTables<Tables>().selectFrom('counters').select('value').where('id', '=', 1).executeTakeFirstOrThrow();
          runs += 1;
          if (runs >= 2) release();
          await bothRead;
          await tx
            .withTables<Tables>()
            .updateTable('counters')
            .set({ value: value + 1 })
            .where('id', '=', 1)
            .execute();
        },
        { isolation: 'serializable' },
      );
    await Promise.all([increment(), increment()]);
    expect(await valueOf(1)).toBe(2);
    expect(runs).toBe(3);
  });

  it('runs again after a deadlock', async () => {
    await sql`update counters set value = 0`.execute(database.db);
    let runs = 0;
    let release: () => void = () => {};
    const bothHold = new Promise<void>((resolve) => (release = resolve));
    const raise = (first: number, second: number) =>
      inTransaction(database.db, async (tx) => {
        const add = (id: number) => sql`update counters set value = value + 1 where id = ${id}`.execute(tx);
        await add(first);
        runs += 1;
        if (runs >= 2) release();
        await bothHold;
        await add(second);
      });
    await Promise.all([raise(1, 2), raise(2, 1)]);
    expect([await valueOf(1), await valueOf(2)]).toEqual([2, 2]);
    expect(runs).toBe(3);
  });

  it('does not repeat a broken rule', async () => {
    let runs = 0;
    const again = inTransaction(database.db, async (tx) => {
      runs += 1;
      await sql`insert into counters values (1, 1)`.execute(tx);
    });
    await expect(again).rejects.toMatchObject({ code: '23505' });
    expect(runs).toBe(1);
  });

  it('runs again when the connection is lost before commit, and gives up with a kind', async () => {
    const cut = (tx: Parameters<Parameters<typeof inTransaction>[1]>[0]) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    let runs = 0;
    const value = await inTransaction(database.db, async (tx) => {
      runs += 1;
      if (runs === 1) await cut(tx);
      return 'arrived';
    });
    expect([value, runs]).toEqual(['arrived', 2]);
    const lost = inTransaction(database.db, cut, { retries: 1 });
    await expect(lost).rejects.toBeInstanceOf(DatabaseFault);
    await expect(lost).rejects.toMatchObject({ kind: 'database-unavailable' });
  });

  it('says that the outcome is unknown when the connection is lost during commit', async () => {
    const owner = new Client(clientConfig(database.ownerUrl));
    await owner.connect();
    await owner.query(
      `create function die() returns trigger language plpgsql security definer as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`,
    );
    await owner.query('create constraint trigger die after insert on counters deferrable initially deferred for each row execute function die()');
    await owner.end();
    let runs = 0;
    const lost = inTransaction(database.db, async (tx) => {
      runs += 1;
      await sql`insert into counters values (3, 3)`.execute(tx);
    });
    await expect(lost).rejects.toMatchObject({ kind: 'commit-outcome-unknown' });
    expect(runs).toBe(1);
  });

  it('waits longer each time and longer still for a server that is away', () => {
    expect([1, 2, 3].map((attempt) => backOff(attempt, false, 1))).toEqual([20, 40, 80]);
    expect(backOff(1, false, 0)).toBe(10);
    expect(backOff(3, true, 1)).toBe(800);
  });
});

describe('the pool', () => {
  it('keeps values exact', async () => {
    const rows = await sql`select 9007199254740993::int8 as big, array[1::int8, null] as bigs, 0.1::numeric as exact, '2026-02-03'::date as day,
      '1 mon 2 days'::interval as span, '2026-01-01T00:00:00+08'::timestamptz as instant, '{"a":1}'::jsonb as document, null::int8 as none`.execute(
      database.db,
    );
    expect(rows.rows[0]).toEqual({
      big: 9007199254740993n,
      bigs: [1n, null],
      exact: '0.1',
      day: '2026-02-03',
      span: '1 mon 2 days',
      instant: new Date('2025-12-31T16:00:00Z'),
      document: { a: 1 },
      none: null,
    });
  });

  it('gives up on a statement that takes too long', async () => {
    const pool = openPool({ url: database.url, size: 1, statementTimeout: 50 });
    await expect(sql`select pg_sleep(5)`.execute(kyselyOn(pool))).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });

  it('says database-unavailable when nobody listens', async () => {
    const pool = openPool({ url: 'postgres://nobody@127.0.0.1:1/none', size: 1 });
    await expect(sql`select 1`.execute(kyselyOn(pool))).rejects.toMatchObject({ kind: 'database-unavailable' });
    await pool.end();
  });

  it('connects as a role that owns nothing', async () => {
    await expect(sql`create table mine (id integer)`.execute(database.db)).rejects.toMatchObject({ code: '42501' });
  });
});
