/**
 * After `kill -9` of the platform PostgreSQL lives on. It is ours to stop: its open statements belong to
 * nobody, and a fresh server has the settings of this version. Nothing that was committed is lost.
 */
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseFault } from '../fault.ts';
import type { Log } from '../pool.ts';
import { isAlive, waitGone } from './lock.ts';

/** Process id in `postmaster.pid`, or undefined. */
export const postmasterPid = (cluster: string): number | undefined => {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** A reused process id must not cost a stranger's process its life. */
const isPostgres = (pid: number): boolean => {
  if (process.platform !== 'linux') return true;
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '') === 'postgres';
  } catch {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
    } catch {
      return false;
    }
  }
};

/** Asks a server to end its sessions and stop (a "fast" shutdown), and insists when it does not. */
export const stopServer = async (pid: number, cluster: string, milliseconds = 30_000): Promise<void> => {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // It went by itself.
    }
  };
  signal('SIGINT');
  if (await waitGone(pid, milliseconds)) return;
  // "Immediate": no checkpoint, so the next start replays the log; still nothing committed is lost.
  signal('SIGQUIT');
  if (await waitGone(pid, 10_000)) return;
  signal('SIGKILL');
  if (!(await waitGone(pid, 5_000))) throw new DatabaseFault('folder-in-use', { folder: cluster, pid });
};

/** Stops a server that an earlier, dead Tongtu left behind. */
export const stopOrphan = async (cluster: string, log: Log): Promise<void> => {
  const pid = postmasterPid(cluster);
  if (pid === undefined || !isAlive(pid) || !isPostgres(pid)) {
    // A stale file whose number now belongs to another program would stop the start.
    if (pid !== undefined) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log.warn({ pid }, 'a database server of an earlier run is still there; stopping it');
  await stopServer(pid, cluster);
};
