/** Who was trained or is licensed for a facility, until when. */
import type { Tx } from '@tongtu/platform/context';
import { tables } from './tables.ts';

export type Qualification = {
  readonly facilityId: string;
  readonly id: string;
  readonly personId: string;
  readonly code: string;
  /** Local days of the facility, both inclusive; null: without end. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
};

const found = async (tx: Tx, facilityId: string, personId?: string): Promise<Qualification[]> => {
  let query = tables(tx).selectFrom('qualifications').selectAll().where('facility_id', '=', facilityId);
  if (personId !== undefined) query = query.where('person_id', '=', personId);
  const rows = await query.orderBy('granted_at', 'desc').orderBy('qualification_id', 'desc').execute();
  return rows.map((row) => ({
    facilityId: row.facility_id,
    id: row.qualification_id,
    personId: row.person_id,
    code: row.code,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
  }));
};

/** Of everybody, the latest first. */
export const qualificationsAt = (tx: Tx, facilityId: string): Promise<Qualification[]> => found(tx, facilityId);

/** Of one person, the latest first. */
export const qualificationsOfPerson = (tx: Tx, facilityId: string, personId: string): Promise<Qualification[]> => found(tx, facilityId, personId);

export const insertQualification = async (tx: Tx, granted: Qualification): Promise<void> => {
  await tables(tx)
    .insertInto('qualifications')
    .values({
      facility_id: granted.facilityId,
      qualification_id: granted.id,
      person_id: granted.personId,
      code: granted.code,
      valid_from: granted.validFrom,
      valid_until: granted.validUntil,
      granted_by: granted.grantedBy,
      granted_at: granted.grantedAt,
    })
    .execute();
};

/** What was taken away; undefined where there was none. */
export const deleteQualification = async (
  tx: Tx,
  facilityId: string,
  id: string,
): Promise<{ readonly personId: string; readonly code: string } | undefined> => {
  const row = await tables(tx)
    .deleteFrom('qualifications')
    .where('facility_id', '=', facilityId)
    .where('qualification_id', '=', id)
    .returning(['person_id', 'code'])
    .executeTakeFirst();
  return row && { personId: row.person_id, code: row.code };
};
