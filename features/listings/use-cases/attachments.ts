/**
 * Files that hang on a card. The platform's store has already looked at the bytes (kinds, size, nothing that a browser
 * would run); here is decided who adds, removes and reads them. A new file goes out with the next publication.
 */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { discloseAttachments } from '../domain/disclosure.ts';
import { isEditable } from '../domain/listing-lifecycle.ts';
import type { Attachment, Layer } from '../domain/listing.ts';
import { markingIn } from '../domain/secrecy.ts';
import { mayEdit, mayReadWorkingCopy } from '../policy.ts';
import { deleteAttachment, findAttachment, insertAttachment, listAttachments, updateListing } from '../store/listings.ts';
import { lockedListing, seenListing } from './find.ts';

export const attachmentLimits = { files: 20, bytes: 50 * 1_048_576 } as const;

type Uploaded = { readonly name: string; readonly file: { readonly hash: string; readonly size: number; readonly mediaType: string } };

/** The last part of a path, on one line, without what turns text around or ends a header. */
const cleanName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff"<>|:*?]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain];
  return short.length === 0 ? 'file' : short.length <= 150 ? plain : `${short.slice(0, 130).join('')}…${short.slice(-16).join('')}`;
};

/** Kinds `listing-not-found`, `not-allowed`, `wrong-state`, `attachments-too-many`, `file-too-large`, `state-secret-refused` (the name carries a marking). */
export const addAttachment = async (context: Context, id: string, layer: Layer, upload: Uploaded): Promise<Result<Attachment>> => {
  const found = await lockedListing(context, id, mayEdit);
  if (!found.ok) return found;
  const { listing } = found.value;
  if (!isEditable(listing.state)) return fail('wrong-state', { details: { state: listing.state, action: 'attach' } });
  if (upload.file.size > attachmentLimits.bytes)
    return fail('file-too-large', { details: { maxBytes: attachmentLimits.bytes, maxMegabytes: attachmentLimits.bytes / 1_048_576 } });
  if ((await listAttachments(context.tx, id)).length >= attachmentLimits.files)
    return fail('attachments-too-many', { details: { max: attachmentLimits.files } });
  const name = cleanName(upload.name);
  const marking = markingIn(name.replace(/\.[^.]*$/, '')) ?? markingIn(name);
  if (marking !== undefined) return fail('state-secret-refused', { field: 'body.file', details: { marking } });
  const { hash, size, mediaType } = upload.file;
  const attachment: Attachment = { id: context.newId(), listingId: id, name, mediaType, size, sha256: hash, layer, published: false, addedAt: context.now };
  await insertAttachment(context.tx, attachment, context.reader.personId ?? null);
  // Another editor's pending save is not in conflict with a new file: the revision stays.
  await updateListing(context.tx, { ...listing, savedAt: context.now });
  return ok(attachment);
};

/** Takes effect at once, also on what is out. The daily sweep removes the bytes, unless the same content belongs to another card. Kinds `listing-not-found`, `not-allowed`, `wrong-state`, `attachment-not-found`. */
export const removeAttachment = async (context: Context, id: string, attachmentId: string): Promise<Result<{ removed: boolean }>> => {
  const found = await lockedListing(context, id, mayEdit);
  if (!found.ok) return found;
  const { listing } = found.value;
  if (!isEditable(listing.state)) return fail('wrong-state', { details: { state: listing.state, action: 'attach' } });
  if (!(await deleteAttachment(context.tx, id, attachmentId))) return fail('attachment-not-found');
  await updateListing(context.tx, { ...listing, savedAt: context.now });
  await announce(context, {
    kind: 'listing-saved',
    subject: { type: 'listing', id },
    organizationId: listing.organizationId,
    changed: { attachmentRemoved: attachmentId },
  });
  return ok({ removed: true });
};

/** A file that the reader may have. Kinds `listing-not-found`, `attachment-not-found`. */
export const readAttachment = async (context: Context, id: string, attachmentId: string): Promise<Result<Attachment>> => {
  const seen = await seenListing(context, id);
  if (!seen.ok) return seen;
  const attachment = await findAttachment(context.tx, id, attachmentId);
  if (attachment === undefined) return fail('attachment-not-found');
  const may = mayReadWorkingCopy(context.reader, seen.value.listing) || discloseAttachments([attachment], seen.value.clearance).length === 1;
  return may ? ok(attachment) : fail('attachment-not-found');
};
