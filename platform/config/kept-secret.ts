/** A secret that is made once and kept beside the data, for its owner's eyes only. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the file holds, trimmed; undefined where it is not there. */
export const readKept = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * The secret in `file`, made by `make` where there is none. Two processes that start together agree on one: the file
 * appears whole under its name or not at all, readable by its owner only. One that is not `whole` was cut short and is replaced.
 */
export const keptSecret = (file: string, whole: (kept: string) => boolean, make: () => string): string => {
  const kept = readKept(file);
  if (kept !== undefined && whole(kept)) return kept;
  if (kept !== undefined) rmSync(file);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const made = make().trim();
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${made}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return keptSecret(file, whole, make);
  } finally {
    rmSync(draft, { force: true });
  }
};
