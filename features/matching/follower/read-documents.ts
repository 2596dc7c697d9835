/** From SQL to documents of the index. */
import { publishedByIds, type PublishedListing } from '@tongtu/listings';
import { organizationCardsByIds } from '@tongtu/parties';
import type { Tx } from '@tongtu/platform/database';
import { documentOf } from '../index/document-of.ts';
import type { IndexDocument } from '../index/document.ts';
import type { Tokenizer } from '../words/tokenizer.ts';

/** Documents of cards that were read. One query. */
export const documentsOf = async (db: Tx, listings: readonly PublishedListing[], tokenizer: Tokenizer): Promise<IndexDocument[]> => {
  const organizations = await organizationCardsByIds(db, [...new Set(listings.map((listing) => listing.organizationId))]);
  return listings.flatMap((listing) => {
    const organization = organizations.get(listing.organizationId);
    return organization === undefined ? [] : [documentOf(listing, organization, tokenizer)];
  });
};

/** The present state of these cards: documents of those that are out, and the ids of those that are not. */
export const readDocuments = async (
  db: Tx,
  ids: readonly string[],
  now: Date,
  tokenizer: Tokenizer,
): Promise<{ readonly documents: readonly IndexDocument[]; readonly gone: readonly string[] }> => {
  const documents = await documentsOf(db, await publishedByIds(db, ids, now), tokenizer);
  const out = new Set(documents.map((document) => document.id));
  return { documents, gone: ids.filter((id) => !out.has(id)) };
};
