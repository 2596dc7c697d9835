/**
 * Keeps the embedded server running while the platform runs. When it dies it is started again, with growing
 * pauses and a bound; meanwhile requests fail with `database-unavailable`. A server that dies again and again is given up.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFault } from '../fault.ts';
import type { Log } from '../pool.ts';
import { chooseLauncher } from './launcher.ts';
import { embeddedBinaries, type Binaries } from './binaries.ts';
import {
  appRole,
  chooseEndpoint,
  createCluster,
  diskFull,
  embeddedUrl,
  ensureDatabase,
  inspectCluster,
  lastWords,
  openFolder,
  ownerRole,
  startServer,
  type StartSettings,
} from './cluster.ts';
import { describeHolder, releaseLock, takeLock } from './lock.ts';
import { postmasterPid, stopOrphan, stopServer } from './orphan.ts';
import { makeSocketFolder, placesIn, type Places } from './places.ts';

export type EmbeddedServer = {
  readonly url: string;
  readonly ownerUrl: string;
  /** Process id of PostgreSQL now; undefined while it is down. */
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: Log;
  /** Told when the server is given up: the platform should end and say why. */
  readonly onLost?: (fault: DatabaseFault) => void;
  readonly binaries?: Binaries;
  /** Off only for tests. */
  readonly durable?: boolean;
  readonly sharedBuffers?: string;
};

/** Crashes within `window` milliseconds after which the server is given up, and pauses between attempts. */
const patience = { crashes: 5, window: 60_000, pauses: [50, 200, 1000, 3000, 5000] } as const;

const supervise = (first: ChildProcess, settings: StartSettings, { log, onLost }: EmbeddedOptions) => {
  let child = first;
  let stopping = false;
  let down = false;
  let restart: Promise<void> = Promise.resolve();
  const crashes: number[] = [];
  const revive = async (): Promise<void> => {
    for (;;) {
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((at) => at > now - patience.window).length;
      if (recent > patience.crashes) {
        const fault = new DatabaseFault('server-keeps-crashing', { times: recent, log: settings.places.logFile, reason: lastWords(settings.places.logFile) });
        log.error({ kind: fault.kind }, fault.message);
        onLost?.(fault);
        return;
      }
      await sleep(patience.pauses[Math.min(recent, patience.pauses.length) - 1] ?? 5000);
      if (stopping) return;
      try {
        // Its children may still hold the shared memory for a moment; the start waits for them.
        await stopOrphan(settings.places.cluster, log);
        child = await startServer(settings);
        watch();
        down = false;
        log.warn({ pid: child.pid }, 'database server is back');
        return;
      } catch (error) {
        log.error({ err: error }, 'database server did not come back yet');
      }
    }
  };
  const watch = (): void => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      down = true;
      log.error({ code, signal, reason: lastWords(settings.places.logFile) }, 'database server ended unexpectedly; starting it again');
      restart = revive();
    });
  };
  watch();
  return {
    pid: () => (down ? undefined : child.pid),
    stop: async (): Promise<void> => {
      stopping = true;
      await restart;
      const pid = process.platform === 'win32' ? postmasterPid(settings.places.cluster) : child.pid;
      if (pid !== undefined && child.exitCode === null && child.signalCode === null) await stopServer(pid, settings.places.cluster);
    },
  };
};

const asDiskFull = (places: Places, error: unknown): unknown => {
  const code = error instanceof Error && !(error instanceof DatabaseFault) && 'code' in error ? error.code : '';
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(places.dataDir, error) : error;
};

const whenFull = <T>(places: Places, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asDiskFull(places, error);
  }
};

/** Starts the server of a data folder; the first time it is made. Every fault of `embedded/` may come out. */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const { dataDir, log, durable = true, sharedBuffers = '256MB' } = options;
  const places = placesIn(dataDir);
  openFolder(places.dataDir);
  const stale = whenFull(places, () => takeLock(places));
  let socket: { folder: string; temporary: boolean } | undefined;
  const clear = (): void => {
    if (socket?.temporary === true) rmSync(socket.folder, { recursive: true, force: true });
    releaseLock(places);
  };
  try {
    const binaries = options.binaries ?? embeddedBinaries();
    await stopOrphan(places.cluster, log);
    if (stale?.temporarySocket === true && stale.socketFolder !== undefined) rmSync(stale.socketFolder, { recursive: true, force: true });
    const launcher = chooseLauncher(binaries, places.cluster, places.dataDir);
    if (inspectCluster(places.cluster, binaries, launcher) === 'absent') {
      log.info({ folder: places.cluster }, 'making a new database');
      createCluster(places, binaries, launcher, durable);
    }
    socket = makeSocketFolder(places.dataDir);
    const endpoint = await chooseEndpoint(places, socket.folder);
    const settings: StartSettings = { places, binaries, launcher, endpoint, durable, sharedBuffers };
    const child = await startServer(settings);
    const guard = supervise(child, settings, options);
    try {
      await ensureDatabase(endpoint);
    } catch (error) {
      await guard.stop();
      throw error;
    }
    const url = embeddedUrl(endpoint, appRole);
    const ownerUrl = embeddedUrl(endpoint, ownerRole);
    describeHolder(places, { url, ownerUrl, socketFolder: socket.folder, temporarySocket: socket.temporary });
    log.info({ folder: places.cluster, pid: child.pid, as: launcher.way }, 'database server started');
    return {
      url,
      ownerUrl,
      pid: guard.pid,
      stop: async () => {
        await guard.stop();
        clear();
      },
    };
  } catch (error) {
    clear();
    throw asDiskFull(places, error);
  }
};
