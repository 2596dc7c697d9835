/**
 * Who uses a data folder. The lock file names our process; `postmaster.pid` names PostgreSQL's.
 * A process id alone proves nothing (ids are reused), so the time at which the process began is compared too.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFault } from '../fault.ts';
import type { Places } from './places.ts';

export type Holder = {
  readonly pid: number;
  readonly born: string;
  readonly ownerUrl?: string;
  readonly url?: string;
  readonly socketFolder?: string;
  readonly temporarySocket?: boolean;
};

/** When a process began, as the system counts it; empty where the system does not say or there is none. */
export const bornAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; field 22 counts from after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isZombie = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export const readHolder = (places: Places): Holder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(places.lock, 'utf8')) as Holder;
    return Number.isInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
};

const lives = (holder: Holder): boolean => isAlive(holder.pid) && (holder.born === '' || bornAt(holder.pid) === holder.born);

/** The live Tongtu that uses the folder, if any. */
export const liveHolder = (places: Places): Holder | undefined => {
  const holder = readHolder(places);
  return holder !== undefined && lives(holder) ? holder : undefined;
};

/**
 * Moves a dead lock away. Two that start together may both have read the dead one, and the quicker may already
 * have put its own in place: what was moved is looked at again, and given back when it is a live one.
 */
const setAside = (places: Places, dead: Holder | undefined): void => {
  const aside = `${places.lock}.${process.pid}.dead`;
  try {
    renameSync(places.lock, aside);
  } catch {
    return;
  }
  try {
    const moved = JSON.parse(readFileSync(aside, 'utf8')) as Holder;
    if (moved.pid !== dead?.pid && lives(moved)) linkSync(aside, places.lock);
  } catch {
    // Unreadable, or the name is taken again: nothing to give back.
  }
  rmSync(aside, { force: true });
};

/** Takes the folder or throws `folder-in-use`. The lock of a process that is gone is replaced; answers with it. */
export const takeLock = (places: Places): Holder | undefined => {
  const mine = `${places.lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: bornAt(process.pid) } satisfies Holder), { mode: 0o600 });
  let stale: Holder | undefined;
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        // `link` fails when the name exists: of two that start together one wins, with its content already in place.
        linkSync(mine, places.lock);
        return stale;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(places);
      if (holder !== undefined && lives(holder)) throw new DatabaseFault('folder-in-use', { folder: places.dataDir, pid: holder.pid });
      stale = holder ?? stale;
      setAside(places, holder);
    }
    throw new DatabaseFault('folder-in-use', { folder: places.dataDir, pid: readHolder(places)?.pid ?? 0 });
  } finally {
    rmSync(mine, { force: true });
  }
};

/** Tells other commands of this installation how to join the running server. */
export const describeHolder = (places: Places, more: Partial<Holder>): void => {
  // Renamed into place: on a full disk a half-written lock would look like none.
  const next = `${places.lock}.${process.pid}`;
  writeFileSync(next, JSON.stringify({ pid: process.pid, born: bornAt(process.pid), ...more }), { mode: 0o600 });
  renameSync(next, places.lock);
};

export const releaseLock = (places: Places): void => {
  if (readHolder(places)?.pid === process.pid) rmSync(places.lock, { force: true });
};

/** Waits until a process is gone; answers whether it is. */
export const waitGone = async (pid: number, milliseconds: number): Promise<boolean> => {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
};
