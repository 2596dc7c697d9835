/** Sequencers that are killed in the middle of their work, two at a time, while things go on happening. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { folderObjects } from '@tongtu/platform/files';
import { testDatabase } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import { entriesBetween, logSize } from '../store/entries.ts';
import { readState } from '../store/state.ts';
import { openCheckpoint } from '../tlog/checkpoint.ts';
import { checkLog } from '../tlog/fsck.ts';
import { leafHash } from '../tlog/hashing.ts';
import { naiveRoot } from './naive-tree.ts';
import { appendAll, happen, makeLog, origin, publish } from './world.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'tongtu-log-killed-'));
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('nothing is lost or doubled, and no promise is broken', async () => {
  const { db } = database;
  const log = makeLog(db);
  const pem = String(log.key.export({ type: 'pkcs8', format: 'pem' }));
  const start = (): Promise<ChildProcess> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'sequencer-process.ts'), database.url, folder, pem, origin]);
      children.add(child);
      child.stdout.once('data', () => resolve(child));
    });
  const objects = folderObjects(folder);
  const seen: Uint8Array[] = [];
  let announced = 0;
  for (let round = 0; round < 5; round += 1) {
    const two = await Promise.all([start(), start()]);
    const until = Date.now() + 150 + round * 97;
    while (Date.now() < until) {
      await happen(db, 40);
      announced += 40;
      const note = await objects.read('checkpoint');
      if (note !== undefined) seen.push(note);
      await pause(11);
    }
    for (const child of two) child.kill('SIGKILL');
    const note = await objects.read('checkpoint');
    if (note !== undefined) seen.push(note);
  }
  const last = { sequencer: { ...log.sequencer, store: objects } };
  await appendAll(last, db, announced);
  // A killed process's connection may hold the lock for a moment.
  for (let tries = 0; tries < 500 && (await readState(db))?.size !== announced; tries += 1) {
    await publish(last, true);
    await pause(10);
  }
  expect(await logSize(db)).toBe(announced);
  expect(must(await checkLog(objects.read, { verifiers: log.verifiers, origin })).size).toBe(announced);
  const leaves = (await entriesBetween(db, 0, announced)).map(({ entry }) => leafHash(entry));
  expect(seen.length).toBeGreaterThan(3);
  for (const note of seen) {
    const checkpoint = must(openCheckpoint(note, origin, log.verifiers));
    expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(naiveRoot(leaves.slice(0, checkpoint.size))));
  }
}, 120_000);
