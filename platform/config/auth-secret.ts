/** The key that signs sessions. Where nobody sets one, it is made once and kept beside the data, for its owner's eyes only. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

const readKept = (file: string): string | undefined => {
  try {
    const kept = readFileSync(file, 'utf8').trim();
    return kept.length >= 32 ? kept : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * AUTH_SECRET, or the one kept in `dataDir/auth-secret`, made at the first call. Two processes that start together
 * agree on one: the file appears whole under its name or not at all. A file that was cut short is replaced.
 */
export const authSecretOf = (config: Pick<Config, 'authSecret' | 'dataDir'>): string => {
  if (config.authSecret !== undefined) return config.authSecret;
  const file = join(config.dataDir, 'auth-secret');
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  mkdirSync(config.dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const made = randomBytes(32).toString('base64url');
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
    const other = readKept(file);
    if (other !== undefined) return other;
    rmSync(file);
    return authSecretOf(config);
  } finally {
    rmSync(draft, { force: true });
  }
};
