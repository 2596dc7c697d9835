/** A log on a database of its own: events, a sequencer, a store that can fail before or after it has written. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { inTransaction, type Tx } from '@tongtu/platform/database';
import { announceAll } from '@tongtu/platform/events';
import { memoryObjects } from '@tongtu/platform/files';
import { testContext, testIds } from '@tongtu/platform/testing';
import { appendOnce, publishOnce, type Sequencer } from '../sequencer.ts';
import { entriesBetween, logSize } from '../store/entries.ts';
import { readState } from '../store/state.ts';
import { openCheckpoint } from '../tlog/checkpoint.ts';
import { checkLog } from '../tlog/fsck.ts';
import { leafHash } from '../tlog/hashing.ts';
import { noteSigner, noteVerifier } from '../tlog/note.ts';
import { tilePath, unpackBundle, widthAt } from '../tlog/tiles.ts';
import type { TileStore } from '../use-cases/tile-store.ts';
import { naiveRoot } from './naive-tree.ts';

export const origin = 'log.example.org/log';
const newId = testIds('log');

/** Fails at the n-th write from now (1 is the next one), before or after the bytes are kept. */
export type Failing = { at: number; kept: boolean };

export const failingStore = (kept = new Map<string, Uint8Array>()) => {
  const objects = memoryObjects(kept);
  const state: { failing: Failing | undefined; writes: number } = { failing: undefined, writes: 0 };
  /** Every checkpoint that anybody could have seen. */
  const seen: Uint8Array[] = [];
  const store: TileStore = {
    read: objects.read,
    write: async (path, bytes, options) => {
      state.writes += 1;
      const failsNow = state.failing !== undefined && (state.failing.at -= 1) === 0;
      if (failsNow && state.failing?.kept === false) throw new Error(`${path} was not written`);
      await objects.write(path, bytes, options);
      if (path === 'checkpoint') seen.push(bytes);
      if (failsNow) throw new Error(`${path} was written, the answer was lost`);
    },
  };
  return { store, state, seen, kept };
};

export const makeLog = (db: Tx, made = failingStore(), key = generateKeyPairSync('ed25519').privateKey) => {
  const sequencer: Sequencer = {
    db,
    store: made.store,
    origin: undefined,
    fallbackOrigin: origin,
    signersOf: (name) => [noteSigner(name, key)],
    provable: new Set(['listing-published']),
    chance: (bytes) => randomBytes(bytes),
    clock: () => new Date(),
  };
  const verifiers = [must(noteVerifier(noteSigner(origin, key).verifierKey))];
  return { ...made, sequencer, verifiers, key };
};
export type TestLog = ReturnType<typeof makeLog>;

/** Announces so many provable events, and as many that are none. */
export const happen = (db: Tx, count: number): Promise<unknown> =>
  inTransaction(db, (tx) =>
    announceAll(
      { ...testContext(tx), newId },
      Array.from({ length: count * 2 }, (_, i) => ({
        kind: i % 2 === 0 ? 'listing-published' : 'listing-saved',
        subject: { type: 'listing', id: newId() },
        organizationId: newId(),
        changed: { n: i, 名: '钛' },
      })),
    ),
  );

/** Appends all that has happened; other tests' transactions on the cluster may hold it back for a moment. */
export const appendAll = async ({ sequencer }: Pick<TestLog, 'sequencer'>, db: Tx, size: number): Promise<void> => {
  for (let tries = 0; tries < 2000 && (await logSize(db)) < size; tries += 1) await appendOnce(sequencer);
  expect(await logSize(db)).toBe(size);
};
export const publish = ({ sequencer }: Pick<TestLog, 'sequencer'>, look = false) => publishOnce(sequencer, look);

/**
 * What must be true of every log at every moment: entries are numbered without a gap and hash to their leaves; what is published is
 * whole, signed and the beginning of what the database holds; of one size there was never more than one root, and sizes never fell.
 */
export const expectWhole = async (db: Tx, { kept, seen, verifiers }: Pick<TestLog, 'kept' | 'seen' | 'verifiers'>): Promise<void> => {
  const entries = await entriesBetween(db, 0, Number.MAX_SAFE_INTEGER);
  expect(entries.map((entry) => entry.index)).toEqual(entries.map((_, i) => i));
  const leaves = entries.map(({ entry }) => leafHash(entry));
  expect(entries.map((entry) => Buffer.from(entry.leafHash))).toEqual(leaves);
  const { rows } = await sql<{ wrong: bigint }>`
    select count(*) as wrong from events e left join log_entries l on l.event_id = e.id
    where l.event_id is not null and e.kind <> 'listing-published'`.execute(db);
  expect(rows[0]?.wrong).toBe(0n);
  const state = await readState(db);
  let last = -1;
  for (const note of seen) {
    const checkpoint = must(openCheckpoint(note, origin, verifiers));
    expect(checkpoint.size).toBeGreaterThanOrEqual(last);
    last = checkpoint.size;
    expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(naiveRoot(leaves.slice(0, checkpoint.size))));
  }
  expect(state?.size ?? -1).toBeLessThanOrEqual(last);
  if (!kept.has('checkpoint')) return;
  const checked = must(await checkLog(async (path) => kept.get(path), { verifiers, origin }));
  for (let index = 0; index * 256 < checked.size; index += 1) {
    const bundle = { level: 'entries' as const, index, width: widthAt(checked.size, 'entries', index) };
    const published = unpackBundle(kept.get(tilePath(bundle))!, bundle.width);
    expect(published?.map((entry) => Buffer.from(entry))).toEqual(entries.slice(index * 256, index * 256 + bundle.width).map(({ entry }) => entry));
  }
};
