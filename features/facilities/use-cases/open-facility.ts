/** Setting a facility up for booking: with working hours and one resource to begin with, and closed until its owner says so. */
import { announce, type Context } from '@tongtu/platform/context';
import { localDay } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { defaultZone, newFacility } from '../domain/facility.ts';
import { mayReadDesk, maySetUp } from '../policy.ts';
import { findFacility, insertFacility, insertResource } from '../store/facilities.ts';
import { profilesByIds } from '../store/profiles.ts';
import { zoneFailure } from './check-settings.ts';
import { facilityView, type FacilityView } from './facility-view.ts';
import { refreshProfiles } from './refresh-profiles.ts';

/**
 * Of a published card of kind facility. Does nothing to one that is opened already. Kinds `facility-not-found` (also for
 * a card that is not out), `not-allowed`, `period-zone-unknown`.
 */
export const openFacility = async (
  context: Context,
  id: string,
  { zone = defaultZone }: { readonly zone?: string | undefined } = {},
): Promise<Result<FacilityView>> => {
  const { tx, now } = context;
  // The follower of listings may not have come to this card yet.
  await refreshProfiles(context, [id]);
  const profile = (await profilesByIds(tx, [id])).get(id);
  if (profile === undefined || !mayReadDesk(context.reader, profile)) return fail('facility-not-found');
  if (!maySetUp(context.reader, profile)) return fail('not-allowed');
  const known = await findFacility(tx, id);
  if (known !== undefined) return ok(await facilityView(context, { profile, facility: known }));
  if (!profile.isOut) return fail('facility-not-found');
  const unknown = zoneFailure(zone);
  if (unknown !== undefined) return { ok: false, error: unknown };
  const facility = newFacility({ id, organizationId: profile.organizationId, zone }, localDay(now, zone), now);
  if (await insertFacility(tx, facility)) {
    const resource = {
      facilityId: id,
      id: context.newId(),
      name: profile.title,
      capacity: 1,
      groupId: null,
      openings: null,
      state: 'open' as const,
      position: 1,
      createdAt: now,
    };
    await insertResource(tx, resource);
    await announce(context, { kind: 'facility-opened', subject: { type: 'facility', id }, organizationId: facility.organizationId, changed: { zone } });
  }
  // Another one may have been quicker by a moment; then his is shown.
  return ok(await facilityView(context, { profile, facility: (await findFacility(tx, id)) ?? facility }));
};
