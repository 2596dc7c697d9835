import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import type { Tx } from '@tongtu/platform/database';
import { followOnce, resetCursor } from '@tongtu/platform/events';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { appendOnce } from '../sequencer.ts';
import { follower } from '../use-cases/log-standing.ts';
import { entriesBetween, entryAt, eraseContent, logIndexOf, logSize } from '../store/entries.ts';
import { readState } from '../store/state.ts';
import { openCheckpoint } from '../tlog/checkpoint.ts';
import { noteSigner } from '../tlog/note.ts';
import { appendEntries } from '../use-cases/append-entries.ts';
import { commitmentTo, contentHash } from '../use-cases/commitment.ts';
import { rootInDatabase } from '../use-cases/tile-store.ts';
import { naiveRoot } from './naive-tree.ts';
import { LogFault } from '../use-cases/publish-log.ts';
import { appendAll, expectWhole, failingStore, happen, makeLog, origin, publish } from './world.ts';

let database: TestDatabase;
let db: Tx;
beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
});
afterEach(() => database.close());

const faultOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof LogFault ? error.kind : String(error);
  }
};
const sizeSeen = (log: ReturnType<typeof makeLog>): number => must(openCheckpoint(log.kept.get('checkpoint')!, origin, log.verifiers)).size;

describe('the sequencer', () => {
  it('signs an empty log, then takes in what is provable, in order, each once', async () => {
    const log = makeLog(db);
    expect((await publish(log))?.size).toBe(0);
    await happen(db, 300);
    await appendAll(log, db, 300);
    expect((await publish(log))?.size).toBe(300);
    expect(await publish(log)).toBeUndefined();
    await expectWhole(db, log);
    const leaves = (await entriesBetween(db, 0, 300)).map(({ leafHash }) => leafHash);
    for (const size of [0, 1, 2, 3, 7, 255, 256, 257, 300]) expect(await rootInDatabase(db, size)).toEqual(naiveRoot(leaves.slice(0, size)));
    // A cursor that is put back brings every event once more; none is taken in twice.
    await resetCursor(db, follower, new Date());
    while ((await appendOnce(log.sequencer)) > 0);
    expect(await logSize(db)).toBe(300);
  });

  it('commits to the content; erased, the proof still holds', async () => {
    const log = makeLog(db);
    await happen(db, 3);
    await appendAll(log, db, 3);
    await publish(log);
    const entry = (await entryAt(db, 1))!;
    const said = JSON.parse(Buffer.from(entry.entry).toString('utf8')) as { content: string; role: string; kind: string };
    expect(said).toMatchObject({ v: 1, kind: 'listing-published', role: 'house', subject: { type: 'listing' } });
    expect(contentHash(entry.content!.salt, entry.content!.json)).toBe(said.content);
    const { event } = JSON.parse(entry.content!.json) as { event: string };
    expect(await logIndexOf(db, event)).toBe(1);
    expect(await eraseContent(db, 1, new Date())).toBe(true);
    expect(await eraseContent(db, 1, new Date())).toBe(false);
    expect(await entryAt(db, 1)).toMatchObject({ content: null, entry: entry.entry });
    await expectWhole(db, log);
  });

  it('what was logged is not changed or removed', async () => {
    const log = makeLog(db);
    await happen(db, 1);
    await appendAll(log, db, 1);
    await expect(sql`update log_entries set kind = 'other'`.execute(db)).rejects.toMatchObject({ code: '55000' });
    await expect(sql`delete from log_entries`.execute(db)).rejects.toMatchObject({ code: '55000' });
  });

  it('two at once: one of them does the work, nothing is lost or doubled', async () => {
    const log = makeLog(db);
    const other = { ...log, sequencer: { ...log.sequencer } };
    for (let round = 1; round <= 8; round += 1) {
      await happen(db, 70);
      const both = [log, other, log, other];
      for (let tries = 0; tries < 500 && (await logSize(db)) < round * 70; tries += 1)
        await Promise.all(both.flatMap((one) => [appendOnce(one.sequencer), publish(one)]));
      await Promise.all(both.map((one) => publish(one)));
    }
    await publish(log);
    expect(await logSize(db)).toBe(560);
    expect(sizeSeen(log)).toBe(560);
    await expectWhole(db, log);
  });
});

describe('failures', () => {
  // 250 → 520 entries: a partial tile becomes full, one is new and full, one new and partial, two levels.
  const first = 250;
  const second = 270;
  const writes = 8;

  it.each([true, false])(
    'of every write, twice, with the bytes kept: %s',
    async (kept) => {
      const counted = makeLog(db);
      await happen(db, first);
      await appendAll(counted, db, first);
      await publish(counted);
      const before = { kept: new Map(counted.kept), seen: [...counted.seen], state: await readState(db) };
      await happen(db, second);
      await appendAll(counted, db, first + second);
      for (let at = 1; at <= writes; at += 1) {
        // Back to before the second publishing, as one process would find it.
        const made = failingStore(new Map(before.kept));
        made.seen.push(...before.seen);
        const log = makeLog(db, made, counted.key);
        await sql`update log_state set size = ${before.state!.size}, root = ${Buffer.from(before.state!.root)}, checkpoint = ${before.state!.checkpoint}`.execute(
          db,
        );
        for (let time = 0; time < 2; time += 1) {
          // Once the checkpoint is kept, writing it again is all that is left.
          made.state.failing = { at: kept && at === writes && time === 1 ? 1 : at, kept };
          await expect(publish(log), `write ${at}`).rejects.toThrow('written');
          await expectWhole(db, log);
        }
        made.state.failing = undefined;
        // A new process on the same store and database.
        const restarted = makeLog(db, made, counted.key);
        expect((await publish(restarted))?.size).toBe(first + second);
        await expectWhole(db, restarted);
        expect(sizeSeen(restarted)).toBe(first + second);
        expect((await readState(db))?.size).toBe(first + second);
      }
      // There is no write after the last one that was tried.
      const made = failingStore(new Map(before.kept));
      await sql`update log_state set size = ${before.state!.size}, root = ${Buffer.from(before.state!.root)}, checkpoint = ${before.state!.checkpoint}`.execute(
        db,
      );
      await publish(makeLog(db, made, counted.key));
      expect(made.state.writes).toBe(writes);
    },
    60_000,
  );

  it('after the checkpoint, before the database remembers, twice', async () => {
    const log = makeLog(db);
    await happen(db, 10);
    await appendAll(log, db, 10);
    for (let time = 0; time < 2; time += 1) {
      const failing = {
        ...log.sequencer,
        store: {
          ...log.store,
          write: async (...args: Parameters<typeof log.store.write>) => {
            await log.store.write(...args);
            if (args[0] === 'checkpoint') throw new Error('killed');
          },
        },
      };
      await expect(publish({ sequencer: failing })).rejects.toThrow('killed');
      expect(await readState(db)).toBeUndefined();
      await expectWhole(db, log);
    }
    // The log has grown meanwhile: the next checkpoint is held to the one that the database never knew.
    await happen(db, 5);
    await appendAll(log, db, 15);
    expect((await publish(log))?.size).toBe(15);
    await expectWhole(db, log);
  });

  it('of the appending transaction, twice: rolled back, and committed with the answer lost', async () => {
    const log = makeLog(db);
    await happen(db, 20);
    const broken = () =>
      followOnce({
        db,
        name: follower,
        handle: async (events, tx) => {
          await appendEntries(tx, events, log.sequencer);
          throw new Error('killed');
        },
      });
    for (let time = 0; time < 2; time += 1) {
      // It may find nothing to read while another test's transaction is open.
      expect([0, 'killed']).toContain(await broken().catch((error: Error) => error.message));
      expect(await logSize(db)).toBe(0);
    }
    await appendAll(log, db, 20);
    await appendOnce(log.sequencer);
    await appendOnce(log.sequencer);
    expect(await logSize(db)).toBe(20);
    await publish(log);
    await expectWhole(db, log);
  });
});

describe('a store or a database that is not the one of before', () => {
  const grown = async (count: number) => {
    const log = makeLog(db);
    await happen(db, count);
    await appendAll(log, db, count);
    await publish(log);
    return log;
  };

  it('an emptied store is filled again', async () => {
    const log = await grown(600);
    log.kept.clear();
    await publish(log, true);
    expect(sizeSeen(log)).toBe(600);
    await expectWhole(db, log);
  });
  it('a store brought back from before grows again', async () => {
    const log = await grown(100);
    const old = new Map(log.kept);
    await happen(db, 300);
    await appendAll(log, db, 400);
    await publish(log);
    log.kept.clear();
    for (const [path, bytes] of old) log.kept.set(path, bytes);
    await publish(log, true);
    expect(sizeSeen(log)).toBe(400);
  });
  it('a tile that went missing is written again', async () => {
    const log = await grown(300);
    log.kept.delete('tile/1/000.p/1');
    await happen(db, 300);
    await appendAll(log, db, 600);
    await publish(log);
    expect(sizeSeen(log)).toBe(600);
  });
  it('a database that holds less than is published signs nothing', async () => {
    const log = await grown(300);
    const empty = await testDatabase();
    const restored = makeLog(empty.db, log, log.key);
    expect(await faultOf(publish(restored))).toBe('log-ahead');
    await empty.close();
  });
  it('a database with another history signs nothing, and a tile is never written over', async () => {
    const log = await grown(10);
    const other = await testDatabase();
    const forked = makeLog(other.db, log, log.key);
    await happen(other.db, 300);
    await appendAll(forked, other.db, 300);
    const before = new Map(log.kept);
    expect(await faultOf(publish(forked))).toBe('log-forked');
    // Not even beside what is there: a tile that is wrong would be in the way of the right one for ever.
    expect([...log.kept]).toEqual([...before]);
    await other.close();
  });
  it('a store that says another thing than the database about one and the same size signs nothing', async () => {
    const log = await grown(10);
    const other = await testDatabase();
    const forked = makeLog(other.db, failingStore(), log.key);
    await happen(other.db, 10);
    await appendAll(forked, other.db, 10);
    await publish(forked);
    for (const [path, bytes] of forked.kept) log.kept.set(path, bytes);
    expect(await faultOf(publish(log, true))).toBe('log-forked');
    await happen(db, 10);
    await appendAll(log, db, 20);
    expect(await faultOf(publish(log))).toBe('log-forked');
    await other.close();
  });
  it('an upper tile that rotted signs nothing and writes nothing', async () => {
    const log = await grown(600);
    log.kept.set(
      'tile/1/000.p/2',
      log.kept.get('tile/1/000.p/2')!.map((byte, i) => (i === 3 ? byte ^ 1 : byte)),
    );
    await happen(db, 300);
    await appendAll(log, db, 900);
    const before = [...log.kept];
    expect(await faultOf(publish(log))).toBe('log-forked');
    expect([...log.kept]).toEqual(before);
  });
  it('another key, another name, a checkpoint of strangers sign nothing', async () => {
    const log = await grown(10);
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expect(await faultOf(publish(makeLog(db, log, stranger), true))).toBe('log-key-differs');
    expect(await faultOf(publish({ sequencer: { ...log.sequencer, origin: 'other.example.org/log' } }, true))).toBe('log-origin-differs');
    log.kept.set('checkpoint', Buffer.from('nonsense'));
    expect(await faultOf(publish(log, true))).toBe('log-checkpoint-foreign');
  });
  it('a new key takes over while the old one signs along', async () => {
    const log = await grown(10);
    const fresh = generateKeyPairSync('ed25519').privateKey;
    const both = { ...log.sequencer, signersOf: (name: string) => [noteSigner(name, fresh), noteSigner(name, log.key)] };
    await publish({ sequencer: both });
    const state = await readState(db);
    expect(state?.verifierKeys).toEqual([fresh, log.key].map((key) => noteSigner(origin, key).verifierKey));
    expect(sizeSeen(log)).toBe(10);
    await publish(makeLog(db, log, fresh));
    expect((await readState(db))?.verifierKeys).toHaveLength(1);
    expect(await faultOf(publish(log, true))).toBe('log-key-differs');
  });
});

it('an entry is the same bytes for the same event and salt', async () => {
  const event = {
    id: '01900000-0000-7000-8000-000000000001',
    kind: 'listing-published',
    subject: { type: 'listing', id: '01900000-0000-7000-8000-000000000002' },
    actorId: null,
    actorRole: 'admin+viewer',
    organizationId: null,
    at: new Date('2026-11-26T00:00:00Z'),
    changed: { b: 1, a: '甲' },
  };
  const { entry, content } = commitmentTo(event, Buffer.alloc(32, 1));
  expect(Buffer.from(entry).toString()).toBe(
    `{"at":"2026-11-26T00:00:00.000Z","content":"${contentHash(Buffer.alloc(32, 1), content)}","kind":"listing-published","role":"admin+viewer","subject":{"id":"01900000-0000-7000-8000-000000000002","type":"listing"},"v":1}`,
  );
  expect(await entriesBetween(db, 0, 10)).toEqual([]);
});
