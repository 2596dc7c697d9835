/**
 * Starts programs of PostgreSQL whoever we are. PostgreSQL refuses root, and people do start things
 * as root, in containers too. So, as root:
 *   1. a folder that belongs to some other user is served as that user;
 *   2. else in a user namespace of its own (`unshare -U`), where root is nobody but still reads root's folders;
 *   3. else as the user `postgres` or `nobody`, whose the folder becomes;
 *   4. else a sentence that says what to do (`started-by-root`).
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseFault } from '../fault.ts';
import type { Binaries } from './binaries.ts';

export type Launcher = {
  readonly way: 'plain' | 'namespace' | 'dropped';
  /** Runs to the end; answers with status and everything that was printed. */
  readonly run: (program: string, args: readonly string[], env?: NodeJS.ProcessEnv) => { status: number | null; output: string };
  readonly start: (program: string, args: readonly string[], output: number) => ChildProcess;
  /** Gives a folder to whoever the programs run as. */
  readonly own: (folder: string) => void;
};

type Identity = { readonly uid?: number; readonly gid?: number };

// A bare environment: PGDATA, PGPORT and the like of the one who starts us are none of the server's business.
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  TZ: 'UTC',
  LC_ALL: 'C',
  ...(process.platform === 'win32' ? { SYSTEMROOT: process.env.SYSTEMROOT, TEMP: process.env.TEMP } : {}),
});

const make = (way: Launcher['way'], prefix: readonly string[], identity: Identity): Launcher => {
  const command = (program: string, args: readonly string[]): [string, string[]] => {
    const [first = program, ...rest] = [...prefix, program, ...args];
    return [first, rest];
  };
  const own = (folder: string): void => {
    if (identity.uid === undefined || identity.gid === undefined) return;
    chownSync(folder, identity.uid, identity.gid);
    for (const name of readdirSync(folder, { recursive: true })) lchownSync(join(folder, String(name)), identity.uid, identity.gid);
  };
  return {
    way,
    own,
    run: (program, args, env = {}) => {
      const [first, rest] = command(program, args);
      const done = spawnSync(first, rest, {
        encoding: 'utf8',
        cwd: '/',
        env: { ...environment(), ...env },
        ...identity,
        maxBuffer: 1 << 24,
        windowsHide: true,
      });
      return { status: done.error === undefined ? done.status : null, output: done.error === undefined ? `${done.stdout}${done.stderr}` : done.error.message };
    },
    // A session of its own: Ctrl-C in the terminal reaches the platform, which drains and then stops the server.
    start: (program, args, output) => {
      const [first, rest] = command(program, args);
      return spawn(first, rest, { cwd: '/', env: environment(), stdio: ['ignore', output, output], detached: true, windowsHide: true, ...identity });
    },
  };
};

/** Users that a machine keeps for such a purpose, the most fitting first. */
const humbleUsers = (): readonly Identity[] => {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return ['postgres', 'nobody'].flatMap((user) => {
    const [name, , uid, gid] = lines.find((line) => line.startsWith(`${user}:`))?.split(':') ?? [];
    return name === undefined ? [] : [{ uid: Number(uid), gid: Number(gid) }];
  });
};

const works = (launcher: Launcher, binaries: Binaries): boolean => launcher.run(binaries.postgres, ['--version']).status === 0;

const reaches = (launcher: Launcher, folder: string): boolean => launcher.run('/bin/sh', ['-c', `cd "$0"`, folder]).status === 0;

/**
 * Finds a way to run the server on `folder` (which may not exist yet inside the existing `parent`).
 * Fault: `started-by-root` when there is none.
 */
export const chooseLauncher = (binaries: Binaries, folder: string, parent: string): Launcher => {
  if (process.getuid?.() !== 0) return make('plain', [], {});
  const existing = existsSync(join(folder, 'PG_VERSION')) ? statSync(folder) : undefined;
  if (existing !== undefined && existing.uid !== 0) {
    const owner = make('dropped', [], { uid: existing.uid, gid: existing.gid });
    if (works(owner, binaries) && reaches(owner, folder)) return owner;
    throw new DatabaseFault('started-by-root', { folder });
  }
  const namespace = make('namespace', ['unshare', '-U'], {});
  if (process.platform === 'linux' && process.env.TONGTU_WITHOUT_NAMESPACE !== '1' && works(namespace, binaries)) return namespace;
  for (const identity of humbleUsers()) {
    const dropped = make('dropped', [], identity);
    if (!works(dropped, binaries) || !reaches(dropped, parent)) continue;
    return dropped;
  }
  throw new DatabaseFault('started-by-root', { folder });
};

/** A private folder for the server: 0700, and its. */
export const makePrivate = (folder: string, launcher: Launcher): void => {
  chmodSync(folder, 0o700);
  launcher.own(folder);
};
