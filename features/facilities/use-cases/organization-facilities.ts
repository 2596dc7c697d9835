/** The facilities of an organization, for those who run them: what waits, what runs. */
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { mayReadDesk } from '../policy.ts';
import { facilitiesOfOrganization, resourcesOf } from '../store/facilities.ts';
import { bookingsInHand, facilityIdsOfOrganization } from '../store/organization-facilities.ts';
import { profilesByIds } from '../store/profiles.ts';

export type FacilityLine = {
  readonly id: string;
  readonly title: Localized;
  readonly opened: boolean;
  readonly accepting: boolean;
  /** Open ones. */
  readonly resources: number;
  readonly waiting: number;
  readonly inUse: number;
};

/** Cards that are out and facilities that were opened; what waits for an answer first. Kind `organization-not-found`, also where one has no business. */
export const listOrganizationFacilities = async (
  { tx, reader, now }: Pick<Context, 'tx' | 'reader' | 'now'>,
  organizationId: string,
): Promise<Result<readonly FacilityLine[]>> => {
  if (!mayReadDesk(reader, { organizationId })) return fail('organization-not-found');
  const profiles = [...(await profilesByIds(tx, await facilityIdsOfOrganization(tx, organizationId))).values()];
  const facilities = new Map((await facilitiesOfOrganization(tx, organizationId)).map((facility) => [facility.id, facility]));
  const ids = [...facilities.keys()];
  const resources = Map.groupBy(await resourcesOf(tx, ids), (resource) => resource.facilityId);
  const inHand = await bookingsInHand(tx, ids, now);
  const lines = profiles
    .filter((profile) => profile.isOut || facilities.has(profile.facilityId))
    .map(({ facilityId: id, title }) => ({
      id,
      title,
      opened: facilities.has(id),
      accepting: facilities.get(id)?.accepting ?? false,
      resources: (resources.get(id) ?? []).filter((resource) => resource.state === 'open').length,
      waiting: inHand.get(id)?.waiting ?? 0,
      inUse: inHand.get(id)?.inUse ?? 0,
    }));
  return ok(lines.sort((a, b) => b.waiting - a.waiting || Number(b.opened) - Number(a.opened) || (a.id < b.id ? -1 : 1)));
};
