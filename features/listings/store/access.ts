/** Requests for the on-request layer. */
import type { Tx } from '@tongtu/platform/context';
import type { AccessRequest } from '../domain/listing.ts';
import { tables, type Tables } from './tables.ts';

type Row = Tables['access_requests'];
const requestOf = (row: Row): AccessRequest => ({
  id: row.request_id,
  listingId: row.listing_id,
  organizationId: row.organization_id,
  askerPersonId: row.asker_person_id,
  askerOrganizationId: row.asker_organization_id,
  purpose: row.purpose,
  state: row.state,
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  reason: row.reason,
});

export const insertAccessRequest = async (tx: Tx, request: AccessRequest): Promise<void> => {
  await tables(tx)
    .insertInto('access_requests')
    .values({
      listing_id: request.listingId,
      request_id: request.id,
      organization_id: request.organizationId,
      asker_person_id: request.askerPersonId,
      asker_organization_id: request.askerOrganizationId,
      purpose: request.purpose,
      state: request.state,
      asked_at: request.askedAt,
      answered_at: null,
      answered_by: null,
      reason: null,
    })
    .execute();
};

/** The person's requests for one card, newest first. */
export const accessRequestsOf = async (tx: Tx, listingId: string, personId: string): Promise<AccessRequest[]> =>
  (
    await tables(tx)
      .selectFrom('access_requests')
      .selectAll()
      .where('listing_id', '=', listingId)
      .where('asker_person_id', '=', personId)
      .orderBy('request_id', 'desc')
      .limit(20)
      .execute()
  ).map(requestOf);

export const lockAccessRequest = async (tx: Tx, listingId: string, id: string): Promise<AccessRequest | undefined> => {
  const row = await tables(tx)
    .selectFrom('access_requests')
    .selectAll()
    .where('listing_id', '=', listingId)
    .where('request_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && requestOf(row);
};

export const answerAccessRequest = async (tx: Tx, request: AccessRequest): Promise<void> => {
  await tables(tx)
    .updateTable('access_requests')
    .set({ state: request.state, answered_at: request.answeredAt, answered_by: request.answeredBy, reason: request.reason })
    .where('listing_id', '=', request.listingId)
    .where('request_id', '=', request.id)
    .execute();
};

/** What waits for an organization's answer and what it answered, newest first. */
export const pageOfAccessRequests = async (tx: Tx, organizationId: string, after: string | null, limit: number): Promise<AccessRequest[]> => {
  let query = tables(tx).selectFrom('access_requests').selectAll().where('organization_id', '=', organizationId);
  if (after !== null) query = query.where('request_id', '<', after);
  return (await query.orderBy('request_id', 'desc').limit(limit).execute()).map(requestOf);
};
