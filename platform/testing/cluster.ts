/**
 * One cluster for a whole test run. The first process of a run starts it and tells the others by an
 * environment variable; `TEST_DATABASE_URL` names another server instead. A run that was killed
 * leaves its cluster behind: the next one stops and removes it.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../database/index.ts';
import { liveHolder } from '../database/embedded/lock.ts';
import { stopOrphan } from '../database/embedded/orphan.ts';
import { placesIn } from '../database/embedded/places.ts';
import { startEmbedded } from '../database/embedded/supervisor.ts';

const variable = 'TONGTU_TEST_CLUSTER';
const prefix = 'tongtu-test-';

/** Removes what killed runs left. */
const sweep = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const owner = Number(/^tongtu-test-(\d+)-/.exec(name)?.[1] ?? 0);
    if (liveHolder(placesIn(folder)) !== undefined) continue;
    try {
      process.kill(owner, 0);
    } catch (error) {
      // Its run is gone, or belongs to another user: then it is theirs to sweep.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') continue;
      await stopOrphan(placesIn(folder).cluster, silentLog).catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    }
  }
};

let own: Promise<{ url: string; stop: () => Promise<void> }> | undefined;

const start = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbedded({ dataDir: folder, log: silentLog, durable: false, sharedBuffers: '64MB' });
  process.env[variable] = server.ownerUrl;
  return {
    url: server.ownerUrl,
    stop: async () => {
      delete process.env[variable];
      own = undefined;
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Starts the cluster of this run where none was named, and answers with the owner's address of it. */
export const startTestCluster = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const given = process.env.TEST_DATABASE_URL || process.env[variable];
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} };
  own ??= start();
  return own;
};
