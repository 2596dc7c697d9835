import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { testContext, testDatabase, testIds } from '@tongtu/platform/testing';
import { inTransaction, silentLog, type Tx } from '../database/index.ts';
import {
  announce,
  announceAll,
  endOfEvents,
  eventLag,
  eventsSince,
  followEvents,
  followOnce,
  readCursor,
  rebaseEvents,
  resetCursor,
  startOfEvents,
  wakeFollowers,
} from './index.ts';
import type { HouseEvent } from './index.ts';

const database = await testDatabase();
const { db } = database;
afterAll(() => database.close());
beforeEach(async () => {
  await sql`delete from events`.execute(db);
  await sql`delete from event_cursors`.execute(db);
});

const newId = testIds('events');
const say = (tx: Tx, kind: string): Promise<unknown> => announce({ ...testContext(tx), newId }, { kind, subject: { type: 'listing', id: newId() } });
/** Transaction ids are those of the whole cluster: what other tests have open holds readers back here as well. */
const settle = async (): Promise<void> => {
  const { rows } = await sql<{ mark: string }>`select pg_current_xact_id()::text as mark`.execute(db);
  const past = sql<{ past: boolean }>`select pg_snapshot_xmin(pg_current_snapshot()) > ${rows[0]?.mark}::text::xid8 as past`;
  await vi.waitFor(async () => expect((await past.execute(db)).rows[0]?.past).toBe(true), { timeout: 10_000, interval: 5 });
};
const sayAlone = async (kind: string): Promise<void> => {
  await inTransaction(db, (tx) => say(tx, kind));
  await settle();
};
const kinds = (events: readonly HouseEvent[]): string[] => events.map((event) => event.kind);
const unread = async (): Promise<string[]> => kinds(await eventsSince(db, startOfEvents, 100));
const waitFor = (check: () => boolean): Promise<void> => vi.waitFor(() => expect(check()).toBe(true), { timeout: 10_000, interval: 10 });

/** A follower that runs until stopped. */
const follow = (more: Partial<Parameters<typeof followEvents>[0]> = {}) => {
  const seen: string[] = [];
  const ending = new AbortController();
  const handle = async (events: readonly HouseEvent[]): Promise<void> => void seen.push(...kinds(events));
  const done = followEvents({ db, name: 'test', handle, signal: ending.signal, log: silentLog, ...more });
  return { seen, stop: () => (ending.abort(), done) };
};

test('an announcement stands or falls with its transaction', async () => {
  await inTransaction(db, async (tx) => {
    await say(tx, 'undone');
    throw new Error('no');
  }).catch(() => {});
  expect(await unread()).toEqual([]);
  await expect(say(db, 'outside')).rejects.toThrow('needs an open transaction');
  const organizationId = newId();
  const personId = newId();
  const context = { ...testContext(db), newId, reader: { personId, platformRoles: [], memberships: [] } };
  await inTransaction(db, (tx) =>
    announce({ ...context, tx }, { kind: 'listing-published', subject: { type: 'listing', id: organizationId }, organizationId, changed: { title: '钛' } }),
  );
  await settle();
  expect(await eventsSince(db, startOfEvents, 9)).toMatchObject([
    {
      kind: 'listing-published',
      subject: { type: 'listing', id: organizationId },
      actorId: personId,
      organizationId,
      at: context.now,
      changed: { title: '钛' },
    },
  ]);
});

test('many at once keep their order', async () => {
  const said = Array.from({ length: 2500 }, (_, i) => ({ kind: `k${i}`, subject: { type: 'listing', id: newId() } }));
  await inTransaction(db, (tx) => announceAll({ ...testContext(tx), newId }, said));
  await settle();
  expect(kinds(await eventsSince(db, startOfEvents, 5000))).toEqual(said.map((s) => s.kind));
});

test('two transactions that commit out of order: neither is lost, neither comes too early', async () => {
  // The older transaction takes the higher number, the younger one the lower: a cursor of numbers alone would lose one.
  const older = await db.startTransaction().execute();
  await sql`select pg_current_xact_id()`.execute(older);
  const younger = await db.startTransaction().execute();
  await say(younger as unknown as Tx, 'from the younger');
  await say(older as unknown as Tx, 'from the older');
  const seen: string[] = [];
  const step = () => followOnce({ db, name: 'order', handle: async (events) => void seen.push(...kinds(events)) });

  await younger.commit().execute();
  expect(await step()).toBe(0);
  await older.commit().execute();
  await settle();
  await step();
  expect(seen).toEqual(['from the older', 'from the younger']);
});

test('a younger transaction that took the lower number and commits last is not passed', async () => {
  const older = await db.startTransaction().execute();
  await sql`select pg_current_xact_id()`.execute(older);
  const younger = await db.startTransaction().execute();
  await say(younger as unknown as Tx, 'low number, late');
  await say(older as unknown as Tx, 'high number, early');
  const seen: string[] = [];
  const step = () => followOnce({ db, name: 'order', handle: async (events) => void seen.push(...kinds(events)) });

  await older.commit().execute();
  await vi.waitFor(async () => {
    await step();
    expect(seen).toEqual(['high number, early']);
  }, 10_000);
  await younger.commit().execute();
  await settle();
  await step();
  expect(seen).toEqual(['high number, early', 'low number, late']);
});

test('a follower is woken, goes on after an error without skipping, and resumes where it stood', async () => {
  let broken = true;
  const seen: string[] = [];
  const errors: object[] = [];
  const first = follow({
    idleMs: 60_000,
    longestPauseMs: 20,
    log: { ...silentLog, error: (details) => errors.push(details) },
    handle: async (events) => {
      if (broken && events.some((event) => event.kind === 'b')) throw new Error('index away');
      seen.push(...kinds(events));
    },
  });
  await sayAlone('a');
  wakeFollowers();
  await waitFor(() => seen.length === 1);
  await sayAlone('b');
  wakeFollowers();
  await waitFor(() => errors.length >= 3);
  expect(seen).toEqual(['a']);
  broken = false;
  await waitFor(() => seen.length === 2);
  await first.stop();

  await sayAlone('c');
  const second = follow();
  await waitFor(() => second.seen.length === 1);
  await second.stop();
  expect([...seen, ...second.seen]).toEqual(['a', 'b', 'c']);
});

test('without a wake-up it looks by itself', async () => {
  const follower = follow();
  await pause(50);
  await sayAlone('from another process');
  await waitFor(() => follower.seen.length === 1);
  await follower.stop();
  expect(follower.seen).toEqual(['from another process']);
});

test('what the handler writes commits with the cursor or not at all', async () => {
  await sayAlone('a');
  const writing = async (_: readonly HouseEvent[], tx: Tx): Promise<void> => resetCursor(tx, 'mark', new Date());
  await followOnce({
    db,
    name: 'both',
    handle: async (events, tx) => {
      await writing(events, tx);
      throw new Error('after writing');
    },
  }).catch(() => {});
  expect([await readCursor(db, 'both'), await sql`select from event_cursors`.execute(db).then((r) => r.rows.length)]).toEqual([startOfEvents, 0]);
  await followOnce({ db, name: 'both', handle: writing });
  expect((await sql`select from event_cursors`.execute(db)).rows).toHaveLength(2);
});

test('one cursor, two processes: one of them handles, the other waits its turn', async () => {
  await sayAlone('a');
  let calls = 0;
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const handle = async (): Promise<void> => {
    calls += 1;
    await gate;
  };
  const first = followOnce({ db, name: 'shared', handle });
  await waitFor(() => calls === 1);
  expect(await followOnce({ db, name: 'shared', handle })).toBe(0);
  go();
  expect(await first).toBe(1);
  expect(await followOnce({ db, name: 'shared', handle })).toBe(0);
  expect(calls).toBe(1);
});

test('lag, reset and the end', async () => {
  const { now } = testContext(db);
  await sayAlone('a');
  await sayAlone('b');
  expect(await eventLag(db, 'new', new Date(now.getTime() + 4000))).toEqual({ events: 2, seconds: 4 });
  await resetCursor(db, 'new', now, await endOfEvents(db));
  expect(await eventLag(db, 'new', now)).toEqual({ events: 0, seconds: 0 });
  await sayAlone('c');
  const seen: string[] = [];
  const step = () => followOnce({ db, name: 'new', handle: async (events) => void seen.push(...kinds(events)) });
  await step();
  await resetCursor(db, 'new', now);
  await step();
  expect(seen).toEqual(['c', 'a', 'b', 'c']);
});

test('restored into a younger cluster, old rows are read before new ones and none is lost', async () => {
  for (const kind of ['a', 'b', 'c']) await sayAlone(kind);
  const seen: string[] = [];
  const step = (batchSize: number) => followOnce({ db, name: 'moved', batchSize, handle: async (events) => void seen.push(...kinds(events)) });
  await step(1);
  // As rows look that come from a cluster with far higher transaction ids.
  await sql`update events set txid = (txid::text::bigint + 1000000000)::text::xid8`.execute(db);
  await sql`update event_cursors set txid = (txid::text::bigint + 1000000000)::text::xid8`.execute(db);
  expect(await step(9)).toBe(0);
  await rebaseEvents(db);
  await sayAlone('d');
  await step(9);
  expect(seen).toEqual(['a', 'b', 'c', 'd']);
});
