/**
 * Small objects under names that are known beforehand, beside the files that are kept by their hash: what is published
 * as it lies. A name is a path of letters, digits, dots and hyphens. Written whole or not at all, durable when it answers.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './folder.ts';
import { bucketClient, readBucket } from './s3.ts';

export type NamedObjects = {
  /** The bytes under that name, or undefined. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** `immutable`: what is there already is left when it is the same, and refused (`ObjectDiffers`, thrown) when it is not. */
  readonly write: (name: string, bytes: Uint8Array, options: { readonly immutable: boolean }) => Promise<void>;
};

/** An object that never changes was to be written with other bytes. */
export class ObjectDiffers extends Error {
  readonly objectName: string;
  constructor(name: string) {
    super(`${name} is there with other bytes`);
    this.objectName = name;
  }
}

const checked = (name: string): string => {
  if (!/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/i.test(name) || name.includes('..')) throw new Error(`not a name of an object: ${name}`);
  return name;
};
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Whether the bytes must be written: not where the same are there and stay. */
const mustWrite = async (objects: Pick<NamedObjects, 'read'>, name: string, bytes: Uint8Array, immutable: boolean): Promise<boolean> => {
  if (!immutable) return true;
  const there = await objects.read(name);
  if (there === undefined) return true;
  if (!same(there, bytes)) throw new ObjectDiffers(name);
  return false;
};

/** In a folder of this machine: draft → fsync → rename → fsync of the folders that are new. */
export const folderObjects = (root: string): NamedObjects => {
  const read: NamedObjects['read'] = async (name) => {
    try {
      return await readFile(join(root, checked(name)));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  };
  return {
    read,
    write: async (name, bytes, { immutable }) => {
      const path = join(root, checked(name));
      if (!(await mustWrite({ read }, name, bytes, immutable))) return;
      const made = await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.draft-${randomBytes(6).toString('hex')}`;
      try {
        const handle = await open(draft, 'wx', 0o644);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      // From the object's folder up to the one that was there before.
      const top = made === undefined ? dirname(path) : dirname(made);
      for (let folder = dirname(path); ; folder = dirname(folder)) {
        await syncFolder(folder);
        if (folder === top || folder === dirname(folder)) return;
      }
    },
  };
};

/** In a bucket, under a prefix. The service checks length and hash. */
export const s3Objects = (address: string, folder: string): NamedObjects => {
  const bucket = readBucket(address);
  const ask = bucketClient(bucket);
  const urlOf = (name: string): string => `${bucket.base}/${bucket.prefix}${folder}/${checked(name)}`;
  const read: NamedObjects['read'] = async (name) => {
    const answer = await ask('GET', urlOf(name));
    return answer === undefined ? undefined : new Uint8Array(await answer.arrayBuffer());
  };
  return {
    read,
    write: async (name, bytes, { immutable }) => {
      if (!(await mustWrite({ read }, name, bytes, immutable))) return;
      const headers = { 'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'), 'content-type': 'application/octet-stream' };
      const body = new Blob([Uint8Array.from(bytes)], { type: 'application/octet-stream' });
      if ((await ask('PUT', urlOf(name), { body, headers })) === undefined) throw new Error('the file store has no such bucket');
    },
  };
};

/** For tests: forgets at the end. */
export const memoryObjects = (kept: Map<string, Uint8Array> = new Map()): NamedObjects => {
  const read: NamedObjects['read'] = async (name) => kept.get(checked(name));
  return {
    read,
    write: async (name, bytes, { immutable }) => {
      if (await mustWrite({ read }, name, bytes, immutable)) kept.set(checked(name), Uint8Array.from(bytes));
    },
  };
};

/** The objects of one folder of the store that FILES_URL names. */
export const openObjects = (filesUrl: string, folder: string): NamedObjects =>
  filesUrl.startsWith('s3:') ? s3Objects(filesUrl, checked(folder)) : folderObjects(join(filesUrl, checked(folder)));
