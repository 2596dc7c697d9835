/**
 * One process at a time. Each lays down a mark of its own and only then looks for marks of others: of two that come at the
 * same moment, the one that looks last sees the other, so at most one goes on (perhaps none: the safe side). A mark of a process
 * that is gone is removed; a mark from another machine is believed, for nobody here can tell.
 */
import { readFileSync } from 'node:fs';
import { link, open, readdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '@tongtu/kernel/result';

type Mark = { readonly host: string; readonly pid: number; readonly started: string };

/** When a process began, in a unit that only this machine knows; empty where the system does not say. Tells a reused number apart. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; field 22 counts from after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};
const isAlive = ({ pid, started }: Mark): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === '' || startOf(pid) === started;
};

const readMark = async (path: string): Promise<Mark | undefined> => {
  try {
    const { host, pid, started } = JSON.parse(await readFile(path, 'utf8')) as Mark;
    return typeof host === 'string' && Number.isSafeInteger(pid) && typeof started === 'string' ? { host, pid, started } : undefined;
  } catch {
    return undefined;
  }
};

export type Lock = { readonly release: () => Promise<void> };

let taken = 0;

/** Holds `path` for this process until released or dead. Kind: `witness-locked` (details: file, host, pid). */
export const takeLock = async (path: string): Promise<Result<Lock>> => {
  const folder = dirname(path);
  const prefix = `${basename(path)}.lock.`;
  const mark: Mark = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
  const own = `${prefix}${mark.pid}-${mark.started}-${(taken += 1)}`;
  const draft = join(folder, `.${own}`);
  // A mark appears whole or not at all.
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(mark));
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(join(folder, own), { force: true });
  await link(draft, join(folder, own));
  await rm(draft, { force: true });
  const release = () => rm(join(folder, own), { force: true });
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || name === own) continue;
    const other = await readMark(join(folder, name));
    if (other !== undefined && other.host === mark.host && !isAlive(other)) {
      await rm(join(folder, name), { force: true });
      continue;
    }
    await release();
    return fail('witness-locked', { details: { file: join(folder, name), host: other?.host ?? '?', pid: other?.pid ?? 0 } });
  }
  return ok({ release });
};
