/**
 * One process writes a folder's index; others that share the folder read it at start and keep their memory up from the
 * events. The owner's process number stands in a file, with the time at which that process began: numbers are used
 * again, in containers at every start. An owner that no longer runs is succeeded.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Holder = { readonly pid: number; readonly born: string };

/** State and time of birth of a process as the system counts it; empty where the system does not say or there is none. */
const statOf = (pid: number): { readonly state: string; readonly born: string } => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; fields 3 and 22 count from after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', born: fields[19] ?? '' };
  } catch {
    return { state: '', born: '' };
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Another process that runs. Where births cannot be compared, the number alone decides. */
const lives = ({ pid, born }: Holder): boolean => {
  if (pid === process.pid || !isAlive(pid)) return false;
  const now = statOf(pid);
  return now.state !== 'Z' && (born === '' || now.born === '' || now.born === born);
};

const mineNow = (): string => `${process.pid} ${statOf(process.pid).born}`;

const readHolder = (file: string): Holder | undefined => {
  try {
    const [pid = '', born = ''] = readFileSync(file, 'utf8').split(' ');
    return Number(pid) > 0 ? { pid: Number(pid), born } : undefined;
  } catch {
    return undefined;
  }
};

/** Moves a dead owner's file away. A quicker process may have put its own there meanwhile: that one is given back. */
const setAside = (file: string): void => {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    const moved = readHolder(aside);
    if (moved !== undefined && lives(moved)) linkSync(aside, file);
  } catch {
    // Gone already, or the name is taken again: nothing to give back.
  }
  rmSync(aside, { force: true });
};

export type Ownership = { readonly owned: boolean; readonly release: () => void };
export const noOwnership: Ownership = { owned: false, release: () => {} };
const held = new Set<string>();

/** Takes the folder unless a running process has it. An object store is one node's own: give each node a prefix. */
export const takeOwnership = (url: string): Ownership => {
  if (url.startsWith('s3://')) return { owned: true, release: () => {} };
  mkdirSync(url, { recursive: true });
  const file = join(url, 'owner');
  if (held.has(file)) return noOwnership;
  const mine = `${file}.${process.pid}`;
  const release = (): void => {
    // After the folder went and came back the file may be another's.
    if (held.delete(file) && readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const holder = readHolder(file);
      if (holder !== undefined && lives(holder)) break;
      try {
        writeFileSync(mine, mineNow());
        // `link` fails when the name exists: of two that try together one wins, with its content already in place.
        linkSync(mine, file);
        held.add(file);
        return { owned: true, release };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const other = readHolder(file);
        if (other === undefined || !lives(other)) setAside(file);
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return noOwnership;
};
