/**
 * The transparency log: `node bench/log.ts [entries] [bulk] [runs]`. Entries a second from announced events to the published checkpoint,
 * on a durable PostgreSQL and a folder (fsync on); how long one event takes to be integrated by the running sequencer; how long
 * an inclusion proof takes in a log of `bulk` entries, read from the folder.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction, kyselyOn, migrate, migrationFolders, openPool, silentLog } from '@tongtu/platform/database';
import { announceAll } from '@tongtu/platform/events';
import { folderObjects } from '@tongtu/platform/files';
import { testContext } from '@tongtu/platform/testing';
import { proofOf } from '@tongtu/transparency';
import { checkLog, leafHash, noteSigner, noteVerifier, verifyInclusion } from '@tongtu/transparency/tlog';
import { makeIdSource } from '@tongtu/kernel/ids';
import { expect as must } from '@tongtu/kernel/result';
import { appendOnce, publishOnce, runSequencer, type Sequencer } from '../features/transparency/sequencer.ts';
import { entryAt, insertEntries, logSize } from '../features/transparency/store/entries.ts';
import { readState } from '../features/transparency/store/state.ts';
import { startCluster } from './booking-world.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';

const [perRun, bulk, runs] = [numberAt(2, 20_000), numberAt(3, 100_000), numberAt(4, 3)];
const cluster = await startCluster();
const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-log-'));
const pool = openPool({ url: cluster.url, size: 4 });
await migrate({ ownerUrl: cluster.ownerUrl, appRole: new URL(cluster.url).username, folders: migrationFolders(), log: silentLog });
const db = kyselyOn(pool);
const newId = makeIdSource(
  () => new Date(),
  (bytes) => randomBytes(bytes),
);
const key = generateKeyPairSync('ed25519').privateKey;
const objects = folderObjects(folder);
const sequencer: Sequencer = {
  db,
  store: objects,
  origin: 'bench.example.org/log',
  fallbackOrigin: '',
  signersOf: (origin) => [noteSigner(origin, key)],
  provable: new Set(['listing-published']),
  chance: (bytes) => randomBytes(bytes),
  clock: () => new Date(),
};
const happen = (count: number): Promise<unknown> =>
  inTransaction(db, (tx) =>
    announceAll(
      { ...testContext(tx), now: new Date(), newId },
      Array.from({ length: count }, (_, n) => ({
        kind: 'listing-published',
        subject: { type: 'listing', id: newId() },
        organizationId: newId(),
        changed: { version: n, state: 'published', title: { zh: '高纯钛靶材制备', en: 'High-purity titanium targets' } },
      })),
    ),
  );
/** As the sequencer does it: a batch is taken in, what is there is published. */
const integrate = async (until: number): Promise<void> => {
  while (((await readState(db))?.size ?? 0) < until) {
    await appendOnce(sequencer);
    await publishOnce(sequencer);
  }
};

try {
  const rates: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    await happen(perRun);
    const target = (await logSize(db)) + perRun;
    const began = performance.now();
    await integrate(target);
    if (run >= 0) rates.push(perRun / ((performance.now() - began) / 1000));
  }
  say({ what: 'entries a second, announced to published', perRun, median: rounded(median(rates)), all: rates.map((rate) => rounded(rate)) });

  const ending = new AbortController();
  const running = runSequencer(sequencer, silentLog, ending.signal);
  const waits: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    const target = (await logSize(db)) + 1;
    const began = performance.now();
    await happen(1);
    while (((await readState(db))?.size ?? 0) < target) await pause(5);
    waits.push(performance.now() - began);
    await pause(37);
  }
  ending.abort();
  await running;
  say({ what: 'one event integrated, ms', median: rounded(median(waits)), p95: rounded(quantile(waits, 0.95)), worst: rounded(Math.max(...waits)) });

  // Straight into the table: what is measured from here on reads the published log only.
  for (let first = await logSize(db); first < bulk; first += 10_000)
    await inTransaction(db, (tx) =>
      insertEntries(
        tx,
        Array.from({ length: Math.min(10_000, bulk - first) }, (_, n) => {
          const entry = Buffer.from(`{"kind":"listing-published","n":${first + n},"content":"${randomBytes(32).toString('base64')}"}`);
          const subject = { type: 'listing', id: newId() };
          const made = { eventId: newId(), kind: 'listing-published', subject, organizationId: null, salt: Buffer.alloc(32), content: '{}' };
          return { index: first + n, entry, leafHash: leafHash(entry), ...made };
        }),
      ),
    );
  const published = performance.now();
  const before = (await readState(db))?.size ?? 0;
  await publishOnce(sequencer);
  const size = (await readState(db))?.size ?? 0;
  say({
    what: 'entries a second, appended to published',
    entries: size - before,
    perSecond: rounded((size - before) / ((performance.now() - published) / 1000)),
  });
  const proofs: number[] = [];
  for (let n = 0; n < 1000; n += 1) {
    const index = (n * 7919) % size;
    const began = performance.now();
    const { hashes, head } = must(await proofOf(objects, index));
    proofs.push(performance.now() - began);
    const entry = (await entryAt(db, index))!;
    if (!verifyInclusion({ index, size: head.size, leaf: leafHash(entry.entry), root: head.root, proof: hashes }))
      throw new Error(`proof of ${index} does not hold`);
  }
  say({
    what: 'inclusion proof, ms',
    entries: size,
    median: rounded(median(proofs)),
    p95: rounded(quantile(proofs, 0.95)),
    worst: rounded(Math.max(...proofs)),
  });
  const began = performance.now();
  const verifiers = [must(noteVerifier(noteSigner('bench.example.org/log', key).verifierKey))];
  const checked = must(await checkLog(objects.read, { verifiers }));
  say({ what: 'fsck, s', entries: checked.size, tiles: checked.tiles, seconds: rounded((performance.now() - began) / 1000) });
} finally {
  await pool.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
