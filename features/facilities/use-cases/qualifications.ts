/** Who was trained or is licensed. Recorded by those who run the facility; a rule asks for it on the day of the booking. */
import { personNamesByIds } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { mayReadDesk, maySetUp } from '../policy.ts';
import { deleteQualification, insertQualification, qualificationsAt, type Qualification } from '../store/qualifications.ts';
import { lockedFacility, workedFacility } from './facility-view.ts';

export type NamedQualification = Qualification & { readonly personName: string };

/** The latest first. Kinds `facility-not-found`, and `facility-not-opened` answers as an empty list. */
export const listQualifications = async (context: Context, facilityId: string): Promise<Result<readonly NamedQualification[]>> => {
  const found = await workedFacility(context, facilityId, mayReadDesk);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? ok([]) : found;
  const granted = await qualificationsAt(context.tx, facilityId);
  const names = await personNamesByIds(
    context.tx,
    granted.map((one) => one.personId),
  );
  return ok(granted.map((one) => ({ ...one, personName: names.get(one.personId) ?? '' })));
};

type Granting = { readonly personId: string; readonly code: string; readonly validFrom: string; readonly validUntil: string | null };

/** Kinds `facility-not-found`, `not-allowed`, `facility-not-opened`, `person-not-found`, `period-reversed`. */
export const grantQualification = async (context: Context, facilityId: string, given: Granting): Promise<Result<NamedQualification>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const personName = (await personNamesByIds(context.tx, [given.personId])).get(given.personId);
  if (personName === undefined) return fail('person-not-found', { field: 'body.personId' });
  if (given.validUntil !== null && given.validUntil < given.validFrom) return fail('period-reversed', { field: 'body.validUntil' });
  const granted: Qualification = { ...given, facilityId, id: context.newId(), grantedBy: context.reader.personId ?? null, grantedAt: context.now };
  await insertQualification(context.tx, granted);
  await announce(context, {
    kind: 'qualification-granted',
    subject: { type: 'facility', id: facilityId },
    organizationId: found.value.facility.organizationId,
    changed: { ...given },
  });
  return ok({ ...granted, personName });
};

/** What was booked with it stays booked. Kinds as above, and `qualification-not-found`. */
export const revokeQualification = async (context: Context, facilityId: string, id: string): Promise<Result<Record<string, never>>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? fail('qualification-not-found') : found;
  const revoked = await deleteQualification(context.tx, facilityId, id);
  if (revoked === undefined) return fail('qualification-not-found');
  await announce(context, {
    kind: 'qualification-revoked',
    subject: { type: 'facility', id: facilityId },
    organizationId: found.value.facility.organizationId,
    changed: revoked,
  });
  return ok({});
};
