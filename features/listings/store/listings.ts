/** One card: read it, lock it, write it; its versions and attachments. */
import type { Tx } from '@tongtu/platform/context';
import type { Facts } from '../domain/facts.ts';
import type { Attachment, Listing, Version } from '../domain/listing.ts';
import { columnsOf, factColumns, factsOfRow, listingOf, tables } from './tables.ts';

export type Stored = { readonly listing: Listing; readonly facts: Facts };

const read = async (tx: Tx, id: string, lock: boolean): Promise<Stored | undefined> => {
  const query = tables(tx).selectFrom('listings').selectAll().where('listing_id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && { listing: listingOf(row), facts: factsOfRow(row) };
};

export const findListing = (tx: Tx, id: string): Promise<Stored | undefined> => read(tx, id, false);
/** The same, and nobody else changes it until the transaction ends. */
export const lockListing = async (tx: Tx, id: string): Promise<Listing | undefined> => (await read(tx, id, true))?.listing;

export const insertListing = async (tx: Tx, listing: Listing, facts: Facts): Promise<void> => {
  await tables(tx)
    .insertInto('listings')
    .values({
      listing_id: listing.id,
      kind: listing.kind,
      organization_id: listing.organizationId,
      ...columnsOf(listing),
      ...factColumns(facts),
      source: listing.source,
      reference: listing.reference,
      example: listing.example,
      created_by: listing.createdBy,
      created_at: listing.createdAt,
    })
    .execute();
};

/** Writes the whole card; `facts` when its public face changed. */
export const updateListing = async (tx: Tx, listing: Listing, facts?: Facts): Promise<void> => {
  await tables(tx)
    .updateTable('listings')
    .set({ ...columnsOf(listing), ...(facts === undefined ? {} : factColumns(facts)) })
    .where('listing_id', '=', listing.id)
    .execute();
};

export const insertVersion = async (tx: Tx, version: Version): Promise<void> => {
  await tables(tx)
    .insertInto('listing_versions')
    .values({
      listing_id: version.listingId,
      version: version.version,
      title: JSON.stringify(version.title ?? {}),
      body: JSON.stringify(version.body),
      layers: JSON.stringify(version.layers),
      audience: version.audience,
      published_at: version.publishedAt,
      published_by: version.publishedBy,
    })
    .execute();
};

/** Numbers and dates, newest first. */
export const listVersionHeads = (tx: Tx, id: string) =>
  tables(tx)
    .selectFrom('listing_versions')
    .select(['version', 'published_at', 'published_by', 'audience'])
    .where('listing_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1000)
    .execute();

export const findVersion = async (tx: Tx, id: string, version: number): Promise<Version | undefined> => {
  const row = await tables(tx).selectFrom('listing_versions').selectAll().where('listing_id', '=', id).where('version', '=', version).executeTakeFirst();
  return (
    row && {
      listingId: row.listing_id,
      version: row.version,
      title: row.title,
      body: row.body,
      layers: row.layers,
      audience: row.audience,
      publishedAt: row.published_at,
      publishedBy: row.published_by,
    }
  );
};

const attachmentOf = (row: {
  attachment_id: string;
  listing_id: string;
  name: string;
  media_type: string;
  size: bigint;
  sha256: string;
  layer: Attachment['layer'];
  published: boolean;
  added_at: Date;
}): Attachment => ({
  id: row.attachment_id,
  listingId: row.listing_id,
  name: row.name,
  mediaType: row.media_type,
  size: Number(row.size),
  sha256: row.sha256,
  layer: row.layer,
  published: row.published,
  addedAt: row.added_at,
});

/** All files of a card, oldest first. */
export const listAttachments = async (tx: Tx, id: string): Promise<Attachment[]> =>
  (await tables(tx).selectFrom('listing_attachments').selectAll().where('listing_id', '=', id).orderBy('attachment_id').execute()).map(attachmentOf);

export const findAttachment = async (tx: Tx, listingId: string, id: string): Promise<Attachment | undefined> => {
  const row = await tables(tx)
    .selectFrom('listing_attachments')
    .selectAll()
    .where('listing_id', '=', listingId)
    .where('attachment_id', '=', id)
    .executeTakeFirst();
  return row && attachmentOf(row);
};

export const insertAttachment = async (tx: Tx, attachment: Attachment, addedBy: string | null): Promise<void> => {
  await tables(tx)
    .insertInto('listing_attachments')
    .values({
      listing_id: attachment.listingId,
      attachment_id: attachment.id,
      name: attachment.name,
      media_type: attachment.mediaType,
      size: BigInt(attachment.size),
      sha256: attachment.sha256,
      layer: attachment.layer,
      published: attachment.published,
      added_at: attachment.addedAt,
      added_by: addedBy,
    })
    .execute();
};

/** Whether it was there. */
export const deleteAttachment = async (tx: Tx, listingId: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('listing_attachments')
    .where('listing_id', '=', listingId)
    .where('attachment_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** The publication carries every file that hangs on the card. */
export const publishAttachments = async (tx: Tx, listingId: string): Promise<void> => {
  await tables(tx).updateTable('listing_attachments').set({ published: true }).where('listing_id', '=', listingId).where('published', '=', false).execute();
};
