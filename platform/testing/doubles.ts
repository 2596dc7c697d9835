/** Ports of the platform for tests: in memory, and they remember what they were asked. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fail, ok } from '@tongtu/kernel/result';
import type { EnqueueOptions, Job, JobQueue } from '../jobs/index.ts';
import type { Letter, Mailer } from '../mail/index.ts';
import type { Content, Files, StoredFile } from '../files/index.ts';

export type QueuedJob = { readonly name: string; readonly data: object; readonly options: EnqueueOptions };

/** Remembers jobs; checks their data as the real queue does. A roll-back does not take them back. */
export const memoryJobs = (): JobQueue & { readonly queued: QueuedJob[] } => {
  const queued: QueuedJob[] = [];
  return {
    queued,
    enqueue: async <T extends object>(_tx: unknown, job: Job<T>, data: T, options: EnqueueOptions = {}) => {
      if (options.key !== undefined && queued.some((each) => each.name === job.name && each.options.key === options.key)) return null;
      queued.push({ name: job.name, data: job.data.parse(data), options });
      return `job-${queued.length}`;
    },
  };
};

/** Remembers letters. A roll-back does not take them back. */
export const memoryLetters = (): Mailer & { readonly sent: Letter[] } => {
  const sent: Letter[] = [];
  return { sent, send: async (_tx, letter) => void sent.push(letter) };
};

/** Keeps files by their hash. It believes the sender's media type, which the real one checks. */
export const memoryFiles = (clock: () => Date = () => new Date()): Files & { readonly kept: Map<string, Buffer> } => {
  const kept = new Map<string, Buffer>();
  const times = new Map<string, Date>();
  const storedAt = (hash: string): Date => times.get(hash) ?? new Date(0);
  return {
    kept,
    put: async (content: Content, { maxBytes, mediaType }) => {
      const bytes = content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat(await Array.fromAsync(content));
      if (bytes.length === 0) return fail('file-empty');
      if (bytes.length > maxBytes) return fail('file-too-large', { details: { maxBytes } });
      const hash = createHash('sha256').update(bytes).digest('hex');
      kept.set(hash, bytes);
      times.set(hash, clock());
      return ok<StoredFile>({ hash, size: bytes.length, mediaType: (mediaType ?? 'text/plain') as StoredFile['mediaType'] });
    },
    open: async (hash) => {
      const bytes = kept.get(hash);
      return bytes === undefined ? undefined : Readable.from([bytes]);
    },
    has: async (hash) => kept.has(hash),
    remove: async (hash, storedBefore) => {
      if (storedBefore !== undefined && storedAt(hash) >= storedBefore) return;
      kept.delete(hash);
    },
    list: async function* () {
      for (const [hash, bytes] of [...kept].sort(([a], [b]) => (a < b ? -1 : 1))) yield { hash, size: bytes.length, storedAt: storedAt(hash) };
    },
  };
};
