/**
 * Files are kept by the SHA-256 of their content: the same content is stored once, and a name can never
 * point at other bytes. Who may read a file, under which name, is the business of the feature that refers to it.
 */
import type { Readable } from 'node:stream';
import type { Result } from '@tongtu/kernel/result';
import type { MediaType } from './contract.ts';

export type StoredFile = {
  /** SHA-256 in 64 hexadecimal digits. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** As seen in the content; what the sender claimed is only checked against it. */
  readonly mediaType: MediaType;
};

export type PutOptions = {
  /** Most bytes; more is refused as `file-too-large`. */
  readonly maxBytes: number;
  /** As the sender claims it; `application/octet-stream` claims nothing. */
  readonly mediaType?: string | undefined;
  /** The file's name, for its ending only. */
  readonly name?: string | undefined;
};

/** `size` in bytes. */
export type Listed = { readonly hash: string; readonly size: number; readonly storedAt: Date };

export type Content = Uint8Array | AsyncIterable<Uint8Array>;

/** Whether the store has no room left: thrown by `put` with the code of the operating system, by a folder as by a bucket. */
export const isStorageFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string } | null)?.code ?? '');

export type Files = {
  /** Stores the content, durably when it answers. What is there already counts as stored now. Kinds: `file-empty`, `file-too-large`, `file-type-refused`, `file-unreadable` (the sender broke off). */
  readonly put: (content: Content, options: PutOptions) => Promise<Result<StoredFile>>;
  /** The bytes of a stored file, or undefined when it is not there. */
  readonly open: (hash: string) => Promise<Readable | undefined>;
  readonly has: (hash: string) => Promise<boolean>;
  /**
   * Removes it; no matter whether it was there. The caller knows that nothing refers to it. With `storedBefore` it looks at
   * the file's time once more and leaves what was stored again since: somebody may be about to refer to it.
   */
  readonly remove: (hash: string, storedBefore?: Date) => Promise<void>;
  /** All stored files in the order of the hashes; `storedAt` is the last `put` by the clock of the store. */
  readonly list: () => AsyncIterable<Listed>;
};
