/** A file leaves only as a download: named, never sniffed, never run, never kept by caches that others share. */
import { RawAnswer } from '@tongtu/platform/http';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Attachment } from '../domain/listing.ts';
import { readAttachment } from '../use-cases/attachments.ts';

/** RFC 6266: a plain name for old clients, the real one in UTF-8 (RFC 8187). */
export const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

export const downloadHeaders = (file: Pick<Attachment, 'name' | 'mediaType' | 'size'>): Record<string, string> => ({
  'content-type': file.mediaType,
  'content-length': String(file.size),
  'content-disposition': dispositionOf(file.name),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-store',
});

/** Kinds `listing-not-found`, `attachment-not-found`. */
export const download = async (context: Context, listingId: string, attachmentId: string): Promise<Result<RawAnswer>> => {
  const found = await readAttachment(context, listingId, attachmentId);
  if (!found.ok) return found;
  const bytes = await context.files.open(found.value.sha256);
  return bytes === undefined ? fail('attachment-not-found') : ok(new RawAnswer(bytes, downloadHeaders(found.value)));
};
