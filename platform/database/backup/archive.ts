/** Writing and reading the one file: tar in gzip, every member hashed. Nothing is ever unpacked to a path. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { DatabaseFault } from '../fault.ts';
import { manifestName, manifestShape, memberName, type Manifest } from './manifest.ts';

export type Members = Manifest['members'];

export type ArchiveWriter = {
  readonly members: Members;
  readonly add: (name: string, content: Buffer) => Promise<void>;
  readonly addStream: (name: string, size: number, content: AsyncIterable<Uint8Array>) => Promise<void>;
};

/** Writes an archive beside its place and renames it when it is complete and on the disk: a file of that name is always whole. */
export const writeArchive = async (out: string, fill: (writer: ArchiveWriter) => Promise<Omit<Manifest, 'members'>>): Promise<Manifest> => {
  const partial = `${out}.partial`;
  const tar = pack();
  const members: Members = {};
  // Backups hold everybody's data: for the one who made it only.
  const written = pipeline(tar, createGzip({ level: 6 }), createWriteStream(partial, { mode: 0o600 }));
  let broken: unknown;
  const failed = written.then(
    () => new Promise<never>(() => {}),
    (error: unknown) => {
      broken = error;
      throw error;
    },
  );
  failed.catch(() => {});
  const addStream: ArchiveWriter['addStream'] = async (name, size, content) => {
    if (broken !== undefined) throw broken;
    const hash = createHash('sha256');
    const put = async (): Promise<void> => {
      const done = Promise.withResolvers<void>();
      const entry = tar.entry({ name, size, mode: 0o600, mtime: new Date(0) }, (error) =>
        error ? done.reject(error) : done.resolve(undefined),
      ) as unknown as Writable;
      // When the pipeline ends early the open entry says so too; `failed` tells the reason.
      entry.on('error', done.reject);
      done.promise.catch(() => {});
      for await (const part of content) {
        hash.update(part);
        if (!entry.write(part)) await new Promise((resolve) => entry.once('drain', resolve));
      }
      entry.end();
      await done.promise;
    };
    // A full disk ends the pipeline, and then nobody drains.
    await Promise.race([put(), failed]);
    members[name] = { bytes: size, sha256: hash.digest('hex') };
  };
  const add: ArchiveWriter['add'] = (name, content) =>
    addStream(
      name,
      content.length,
      (async function* () {
        yield content;
      })(),
    );
  try {
    const manifest: Manifest = { ...(await fill({ members, add, addStream })), members: { ...members } };
    await add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    tar.finalize();
    await written;
    const file = await open(partial, 'r+');
    await file.sync();
    await file.close();
    await rename(partial, out);
    return manifest;
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    await written.catch(() => {});
    await rm(partial, { force: true });
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new DatabaseFault('archive-disk-full', { file: out }, error);
    throw error;
  }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Goes through all members in order. Faults: `archive-unreadable` (no archive at all), `archive-damaged` (breaks off or does not decompress). */
export const readArchive = async (file: string, visit: (name: string, content: Readable) => Promise<void>): Promise<void> => {
  let last = '';
  let seen = 0;
  let visiting = false;
  const source = createReadStream(file);
  const tar = extract() as ReturnType<typeof extract> & AsyncIterable<Readable & { readonly header: { readonly name: string } }>;
  const flow = pipeline(source, createGunzip(), tar);
  flow.catch(() => {});
  try {
    for await (const entry of tar) {
      seen += 1;
      last = entry.header.name;
      visiting = true;
      await visit(last, entry);
      visiting = false;
    }
    await flow;
  } catch (error) {
    source.destroy();
    if (error instanceof DatabaseFault) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const streamBroke = /^Z_|ERR_STREAM/.test(code) || /unexpected end|Invalid tar header|incorrect|invalid/i.test(reasonOf(error));
    if (visiting && !streamBroke) throw error;
    if (seen === 0) throw new DatabaseFault('archive-unreadable', { file, reason: reasonOf(error) }, error);
    throw new DatabaseFault('archive-damaged', { file, member: last }, error);
  }
};

const readAll = async (content: Readable, most: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new Error('too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/**
 * Reads the whole archive, recomputes every hash, and answers with its manifest.
 * Faults: `archive-unreadable`, `archive-damaged`.
 */
export const verifyBackup = async (file: string): Promise<Manifest> => {
  const found = new Map<string, { bytes: number; sha256: string }>();
  const byTable = new Map<string, ReturnType<typeof createHash>>();
  let manifest: Manifest | undefined;
  const damaged = (member: string): DatabaseFault => new DatabaseFault('archive-damaged', { file, member });
  await readArchive(file, async (name, content) => {
    if (manifest !== undefined || found.has(name)) throw damaged(name);
    if (name === manifestName) {
      const parsed = manifestShape.safeParse(JSON.parse((await readAll(content, 512 * 1024 * 1024)).toString('utf8')));
      if (!parsed.success) throw new DatabaseFault('archive-unreadable', { file, reason: parsed.error.issues[0]?.message ?? manifestName });
      manifest = parsed.data;
      return;
    }
    if (!memberName.test(name)) throw damaged(name);
    const hash = createHash('sha256');
    const table = /^tables\/(.*)\.\d{6}\.copy$/.exec(name)?.[1];
    if (table !== undefined && !byTable.has(table)) byTable.set(table, createHash('sha256'));
    let bytes = 0;
    for await (const part of content as AsyncIterable<Buffer>) {
      bytes += part.length;
      hash.update(part);
      if (table !== undefined) byTable.get(table)?.update(part);
    }
    found.set(name, { bytes, sha256: hash.digest('hex') });
  });
  if (manifest === undefined) throw damaged(manifestName);
  const promised = Object.keys(manifest.members);
  for (const name of promised)
    if (found.get(name)?.sha256 !== manifest.members[name]?.sha256 || found.get(name)?.bytes !== manifest.members[name]?.bytes) throw damaged(name);
  for (const name of found.keys()) if (manifest.members[name] === undefined) throw damaged(name);
  const parts = manifest.tables.flatMap((table) => table.parts);
  const files = manifest.files.map((each) => `files/${each.hash}`);
  if ([...parts, ...files].sort().join('\n') !== promised.sort().join('\n')) throw damaged(manifestName);
  for (const each of manifest.files) if (manifest.members[`files/${each.hash}`]?.sha256 !== each.hash) throw damaged(`files/${each.hash}`);
  for (const table of manifest.tables) {
    const prefix = /^tables\/(.*)\.\d{6}\.copy$/.exec(table.parts[0] ?? '')?.[1];
    const hash = prefix === undefined ? createHash('sha256') : byTable.get(prefix);
    if (hash?.digest('hex') !== table.sha256) throw damaged(table.name);
  }
  return manifest;
};
