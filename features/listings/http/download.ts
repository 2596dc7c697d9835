/** An attachment leaves as a download, for whoever sees it. */
import { downloadHeaders, RawAnswer } from '@tongtu/platform/http';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { readAttachment } from '../use-cases/attachments.ts';

/** Kinds `listing-not-found`, `attachment-not-found`. */
export const download = async (context: Context, listingId: string, attachmentId: string): Promise<Result<RawAnswer>> => {
  const found = await readAttachment(context, listingId, attachmentId);
  if (!found.ok) return found;
  const bytes = await context.files.open(found.value.sha256);
  return bytes === undefined ? fail('attachment-not-found') : ok(new RawAnswer(bytes, downloadHeaders(found.value)));
};
