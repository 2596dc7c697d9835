/**
 * Files in a folder of this machine. The order of effects, and what a crash after each line leaves:
 * write a draft → a draft (swept later) · fsync → the same · rename → the file, whole, perhaps not yet in the
 * folder's list after a power cut · fsync of the folder → durable. Only then the hash is answered.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isHash, placeOf, takeIn } from './intake.ts';
import type { Files } from './port.ts';

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Makes what was renamed into the folder outlast a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder for this.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

const statOf = async (path: string): Promise<{ readonly size: number; readonly mtime: Date } | undefined> => {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const entries = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

/** A store in that folder, which is made when needed. */
export const folderFiles = (root: string): Files => {
  const drafts = join(root, 'drafts');
  const pathOf = (hash: string): string => join(root, placeOf(hash));
  const settle = async (draft: string, target: string): Promise<void> => {
    const folder = dirname(target);
    await mkdir(folder, { recursive: true });
    await rename(draft, target);
    for (const changed of [folder, dirname(folder), root]) await syncFolder(changed);
  };
  return {
    put: async (content, options) => {
      await mkdir(drafts, { recursive: true });
      const draft = join(drafts, `${Date.now().toString(36)}-${randomBytes(8).toString('hex')}`);
      const handle = await open(draft, 'wx', 0o600);
      try {
        const taken = await takeIn(content, options, (piece) => handle.writeFile(piece))
          .then(async (result) => {
            if (result.ok) await handle.sync();
            return result;
          })
          .finally(() => handle.close());
        // Stored anew even when the hash is known: the same bytes, and a file damaged by hand is mended, and its time is that of the draft.
        if (taken.ok) await settle(draft, pathOf(taken.value.hash));
        return taken;
      } finally {
        await rm(draft, { force: true });
      }
    },
    open: async (hash) => ((await statOf(pathOf(hash))) === undefined ? undefined : createReadStream(pathOf(hash))),
    has: async (hash) => (await statOf(pathOf(hash))) !== undefined,
    remove: async (hash, storedBefore) => {
      const path = pathOf(hash);
      if (storedBefore !== undefined && ((await statOf(path))?.mtime ?? storedBefore) >= storedBefore) return;
      await rm(path, { force: true });
    },
    list: async function* () {
      for (const first of await entries(root)) {
        if (!/^[0-9a-f]{2}$/.test(first)) continue;
        for (const second of await entries(join(root, first)))
          for (const hash of await entries(join(root, first, second))) {
            const found = isHash(hash) ? await statOf(join(root, first, second, hash)) : undefined;
            if (found !== undefined) yield { hash, size: found.size, storedAt: found.mtime };
          }
      }
    },
  };
};

/** Removes drafts that a crash left, older than the given instant. Run at start. */
export const sweepDrafts = async (root: string, before: Date): Promise<number> => {
  let swept = 0;
  for (const name of await entries(join(root, 'drafts'))) {
    const path = join(root, 'drafts', name);
    const touched = (await stat(path).catch(() => undefined))?.mtime;
    if (touched === undefined || touched >= before) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
};
