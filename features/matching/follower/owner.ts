/**
 * One process writes a folder's index; others that share the folder read it at start and keep their memory up from the
 * events. The owner's process number stands in a file; one that no longer runs is succeeded.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export type Ownership = { readonly owned: boolean; readonly release: () => void };
const held = new Set<string>();

/** Takes the folder unless a running process has it. An object store is one node's own: give each node a prefix. */
export const takeOwnership = (url: string): Ownership => {
  if (url.startsWith('s3://')) return { owned: true, release: () => {} };
  mkdirSync(url, { recursive: true });
  const file = join(url, 'owner');
  if (held.has(file)) return { owned: false, release: () => {} };
  const release = (): void => {
    held.delete(file);
    rmSync(file, { force: true });
  };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      held.add(file);
      return { owned: true, release };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid > 0 && pid !== process.pid && runs(pid)) break;
      rmSync(file, { force: true });
    }
  }
  return { owned: false, release: () => {} };
};
