/** One booking: read it, lock it, write it; its entries and agreements. What lies in a calendar: `store/occupancy.ts`. Lists: `store/booking-lists.ts`. */
import { sql, type Selectable } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { errorCode } from '@tongtu/platform/database';
import type { Booking, BookingEntry, TestAgreement } from '../domain/booking.ts';
import { tables, type Tables } from './tables.ts';

const exclusionViolation = '23P01';

/** Of the first step of a booking. */
export type NewEntry = Pick<BookingEntry, 'action' | 'actorId' | 'at'>;

export type BookingRow = Selectable<Tables['bookings']>;

export const bookingOfRow = (row: BookingRow): Booking => ({
  facilityId: row.facility_id,
  id: row.booking_id,
  resourceId: row.resource_id,
  groupId: row.group_id,
  unit: row.unit,
  organizationId: row.organization_id,
  personId: row.person_id,
  providerId: row.provider_id,
  seriesId: row.series_id,
  bundleId: row.bundle_id,
  state: row.state,
  from: row.from_at,
  to: row.to_at,
  zone: row.zone,
  expiresAt: row.expires_at,
  details: row.details,
  price: row.price,
  agreementRevision: row.agreement_revision,
  reason: row.reason,
  words: row.words,
  requestedAt: row.requested_at,
  answeredAt: row.answered_at,
  checkedInAt: row.checked_in_at,
  checkedOutAt: row.checked_out_at,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Columns that change over a booking's life. */
const columnsOf = (booking: Booking) => ({
  resource_id: booking.resourceId,
  unit: booking.unit,
  state: booking.state,
  from_at: booking.from,
  to_at: booking.to,
  expires_at: booking.expiresAt,
  details: JSON.stringify(booking.details),
  price: JSON.stringify(booking.price),
  agreement_revision: booking.agreementRevision,
  reason: booking.reason,
  words: booking.words,
  requested_at: booking.requestedAt,
  answered_at: booking.answeredAt,
  checked_in_at: booking.checkedInAt,
  checked_out_at: booking.checkedOutAt,
  revision: booking.revision,
  updated_at: booking.updatedAt,
});

/**
 * Writes a booking with its first entry unless its place is taken by then: false, and nothing was written. The exclusion
 * constraint has the last word; a transaction that is about to take the same place is waited for. One statement for both.
 */
export const insertBooking = async (tx: Tx, booking: Booking, entry: NewEntry): Promise<boolean> => {
  const db = tables(tx);
  const { numInsertedOrUpdatedRows } = await db
    .with('placed', (inside) =>
      inside
        .insertInto('bookings')
        .values({
          facility_id: booking.facilityId,
          booking_id: booking.id,
          group_id: booking.groupId,
          organization_id: booking.organizationId,
          person_id: booking.personId,
          provider_id: booking.providerId,
          series_id: booking.seriesId,
          bundle_id: booking.bundleId,
          zone: booking.zone,
          created_at: booking.createdAt,
          ...columnsOf(booking),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(['facility_id', 'booking_id']),
    )
    .insertInto('booking_entries')
    .columns(['facility_id', 'booking_id', 'entry', 'action', 'from_state', 'to_state', 'actor_id', 'at', 'reason', 'words', 'changed'])
    .expression((inside) =>
      inside
        .selectFrom('placed')
        .select([
          'facility_id',
          'booking_id',
          sql<number>`${booking.revision}::integer`.as('entry'),
          sql<string>`${entry.action}`.as('action'),
          sql<string | null>`null::text`.as('from_state'),
          sql<string>`${booking.state}`.as('to_state'),
          sql<string | null>`${entry.actorId}::uuid`.as('actor_id'),
          sql<Date>`${entry.at}::timestamptz`.as('at'),
          sql<string | null>`null::text`.as('reason'),
          sql<string | null>`null::text`.as('words'),
          sql<string>`'{}'::jsonb`.as('changed'),
        ]),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** Writes the whole booking, which keeps its place or gives it up. One that takes another is moved (`moveBooking`). */
export const updateBooking = async (tx: Tx, booking: Booking): Promise<void> => {
  await tables(tx).updateTable('bookings').set(columnsOf(booking)).where('facility_id', '=', booking.facilityId).where('booking_id', '=', booking.id).execute();
};

/**
 * Writes a booking that takes another place than before; false where it is taken by then, and nothing was written. An update
 * knows no `on conflict`, so the refusal of the constraint is undone to where it began and the transaction goes on.
 */
export const moveBooking = async (tx: Tx, booking: Booking): Promise<boolean> => {
  await sql`savepoint before_move`.execute(tx);
  try {
    await updateBooking(tx, booking);
    await sql`release savepoint before_move`.execute(tx);
    return true;
  } catch (error) {
    if (errorCode(error) !== exclusionViolation) throw error;
    await sql`rollback to savepoint before_move`.execute(tx);
    return false;
  }
};

const one = (tx: Tx, facilityId: string, id: string) =>
  tables(tx).selectFrom('bookings').selectAll().where('facility_id', '=', facilityId).where('booking_id', '=', id);

export const findBooking = async (tx: Tx, facilityId: string, id: string): Promise<Booking | undefined> => {
  const row = await one(tx, facilityId, id).executeTakeFirst();
  return row && bookingOfRow(row);
};

/** The same, and nobody else changes it until the transaction ends. */
export const lockBooking = async (tx: Tx, facilityId: string, id: string): Promise<Booking | undefined> => {
  const row = await one(tx, facilityId, id).forUpdate().executeTakeFirst();
  return row && bookingOfRow(row);
};

/** The number of an entry is the booking's revision, so that none is left out or there twice. */
export const insertEntry = async (
  tx: Tx,
  {
    booking,
    from,
    changed,
    ...entry
  }: Omit<BookingEntry, 'entry' | 'toState' | 'fromState'> & { readonly booking: Booking; readonly from: Booking['state'] | null },
): Promise<void> => {
  await tables(tx)
    .insertInto('booking_entries')
    .values({
      facility_id: booking.facilityId,
      booking_id: booking.id,
      entry: booking.revision,
      action: entry.action,
      from_state: from,
      to_state: booking.state,
      actor_id: entry.actorId,
      at: entry.at,
      reason: entry.reason,
      words: entry.words,
      changed: JSON.stringify(changed),
    })
    .execute();
};

/** Oldest first. */
export const entriesOf = async (tx: Tx, facilityId: string, bookingId: string): Promise<BookingEntry[]> =>
  (
    await tables(tx)
      .selectFrom('booking_entries')
      .selectAll()
      .where('facility_id', '=', facilityId)
      .where('booking_id', '=', bookingId)
      .orderBy('entry')
      .execute()
  ).map((row) => ({
    entry: row.entry,
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    actorId: row.actor_id,
    at: row.at,
    reason: row.reason,
    words: row.words,
    changed: row.changed,
  }));

export const insertAgreement = async (tx: Tx, agreement: TestAgreement): Promise<void> => {
  await tables(tx)
    .insertInto('test_agreements')
    .values({
      facility_id: agreement.facilityId,
      booking_id: agreement.bookingId,
      revision: agreement.revision,
      terms_version: agreement.termsVersion,
      body: JSON.stringify(agreement.text),
      sha256: agreement.sha256,
      provider_accepted_at: agreement.providerAcceptedAt,
      provider_accepted_by: agreement.providerAcceptedBy,
      customer_accepted_at: agreement.customerAcceptedAt,
      customer_accepted_by: agreement.customerAcceptedBy,
      made_at: agreement.madeAt,
    })
    .execute();
};

export const findAgreement = async (tx: Tx, booking: Pick<Booking, 'facilityId' | 'id' | 'agreementRevision'>): Promise<TestAgreement | undefined> => {
  const row = await tables(tx)
    .selectFrom('test_agreements')
    .selectAll()
    .where('facility_id', '=', booking.facilityId)
    .where('booking_id', '=', booking.id)
    .where('revision', '=', booking.agreementRevision)
    .executeTakeFirst();
  return (
    row && {
      facilityId: row.facility_id,
      bookingId: row.booking_id,
      revision: row.revision,
      termsVersion: row.terms_version,
      text: row.body,
      sha256: row.sha256,
      providerAcceptedAt: row.provider_accepted_at,
      providerAcceptedBy: row.provider_accepted_by,
      customerAcceptedAt: row.customer_accepted_at,
      customerAcceptedBy: row.customer_accepted_by,
      madeAt: row.made_at,
    }
  );
};

/** Keeps who accepted the text, and when. The text itself never changes. */
export const acceptAgreement = async (
  tx: Tx,
  { facilityId, bookingId, revision }: Pick<TestAgreement, 'facilityId' | 'bookingId' | 'revision'>,
  side: 'provider' | 'customer',
  at: Date,
  by: string | null,
): Promise<void> => {
  await tables(tx)
    .updateTable('test_agreements')
    .set(side === 'provider' ? { provider_accepted_at: at, provider_accepted_by: by } : { customer_accepted_at: at, customer_accepted_by: by })
    .where('facility_id', '=', facilityId)
    .where('booking_id', '=', bookingId)
    .where('revision', '=', revision)
    .execute();
};
