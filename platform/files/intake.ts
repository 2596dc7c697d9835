/** What every store does with content on its way in: count, hash, look at the head. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Content, PutOptions, StoredFile } from './port.ts';
import { headLength, sniff } from './sniff.ts';

const pieces = async function* (content: Content): AsyncIterable<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
};

/**
 * Reads the content once and hands each piece to `write`; answers what it is. The caller throws away what was
 * written when this fails. `file-unreadable` means that the sender broke off; errors of `write` are thrown.
 */
export const takeIn = async (content: Content, options: PutOptions, write: (piece: Uint8Array) => Promise<void>): Promise<Result<StoredFile>> => {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let headSize = 0;
  let size = 0;
  let broken: unknown;
  // Who still sends hears an answer only when he was listened to until his end.
  let unwritten: { readonly error: unknown } | undefined;
  const source = pieces(content)[Symbol.asyncIterator]();
  const next = async (): Promise<Uint8Array | undefined> => {
    try {
      const step = await source.next();
      return step.done === true ? undefined : step.value;
    } catch (error) {
      broken = error;
      return undefined;
    }
  };
  for (let piece = await next(); piece !== undefined; piece = await next()) {
    size += piece.byteLength;
    if (size > options.maxBytes) {
      await source.return?.();
      return tooLarge(options.maxBytes);
    }
    if (headSize < headLength) {
      head.push(piece.slice(0, headLength - headSize));
      headSize += Math.min(piece.byteLength, headLength - headSize);
    }
    if (unwritten !== undefined) continue;
    hash.update(piece);
    try {
      await write(piece);
    } catch (error) {
      unwritten = { error };
      if (!(content instanceof Readable)) break;
    }
  }
  if (unwritten !== undefined) throw unwritten.error;
  // The form's own reader stops at the limit with an error of its own.
  if (broken !== undefined) return (broken as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(options.maxBytes) : fail('file-unreadable');
  // Or it ends the stream there and only marks it as cut.
  if ((content as { truncated?: boolean }).truncated === true) return tooLarge(options.maxBytes);
  if (size === 0) return fail('file-empty');
  const type = sniff(Buffer.concat(head), size <= headLength, options.mediaType, options.name);
  return type.ok ? ok({ hash: hash.digest('hex'), size, mediaType: type.value }) : type;
};

const tooLarge = (maxBytes: number): ReturnType<typeof fail> =>
  fail('file-too-large', { details: { maxBytes, maxMegabytes: Math.round((maxBytes / 1_048_576) * 10) / 10 } });

/** Hashes come from the database or from an address; anything else would be a path. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** `aa/bb/aabb…`: no folder grows too large. */
export const placeOf = (hash: string): string => {
  if (!isHash(hash)) throw new Error('not a content hash');
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
};
