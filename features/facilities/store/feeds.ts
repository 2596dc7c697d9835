/** Secret addresses of calendars that go out, known by their hash alone. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export type FeedScope = 'full' | 'busy';
export type StoredFeed = { readonly facilityId: string; readonly scope: FeedScope; readonly createdAt: Date };

export const feedsOf = async (tx: Tx, facilityId: string): Promise<StoredFeed[]> =>
  (await tables(tx).selectFrom('calendar_feeds').selectAll().where('facility_id', '=', facilityId).orderBy('scope').execute()).map((row) => ({
    facilityId: row.facility_id,
    scope: row.scope,
    createdAt: row.created_at,
  }));

export const findFeed = async (tx: Tx, tokenSha256: string): Promise<StoredFeed | undefined> => {
  const row = await tables(tx).selectFrom('calendar_feeds').selectAll().where('token_sha256', '=', tokenSha256).executeTakeFirst();
  return row && { facilityId: row.facility_id, scope: row.scope, createdAt: row.created_at };
};

/** Earlier addresses of that scope stop working. */
export const replaceFeed = async (tx: Tx, tokenSha256: string, feed: StoredFeed, createdBy: string | null): Promise<void> => {
  await tables(tx).deleteFrom('calendar_feeds').where('facility_id', '=', feed.facilityId).where('scope', '=', feed.scope).execute();
  await tables(tx)
    .insertInto('calendar_feeds')
    .values({ token_sha256: tokenSha256, facility_id: feed.facilityId, scope: feed.scope, created_by: createdBy, created_at: feed.createdAt })
    .execute();
};
