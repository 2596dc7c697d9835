/** What can be booked at a facility: adding, renaming, regrouping, retiring. Nothing is deleted: bookings of it stay readable. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { localDay } from '@tongtu/kernel/period';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { Opening } from '../contract/facilities.ts';
import { maxAheadDays, type Facility, type Resource } from '../domain/facility.ts';
import { maySetUp } from '../policy.ts';
import { insertResource, resourcesOf, updateFacility, updateResource } from '../store/facilities.ts';
import { lockAgainstBooking } from '../store/locks.ts';
import { occupyingIn, type Occupying } from '../store/occupancy.ts';
import { openingsFailure, secrecyFailure } from './check-settings.ts';
import { isSame } from './is-same.ts';
import { facilityView, lockedFacility, type FacilityView } from './facility-view.ts';

export const maxResources = 200;

export type ResourceFields = {
  readonly name: Localized;
  readonly capacity: number;
  readonly groupId?: string | null | undefined;
  readonly openings?: readonly Opening[] | null | undefined;
};
export type ResourceChange = { readonly [F in keyof ResourceFields]?: ResourceFields[F] | undefined } & { readonly state?: Resource['state'] | undefined };

const refusal = (facility: Facility, given: ResourceChange): Failure | undefined =>
  (given.groupId && !facility.groups.some((group) => group.id === given.groupId) ? { kind: 'group-not-found', field: 'groupId' } : undefined) ??
  secrecyFailure({ name: given.name }) ??
  openingsFailure(given.openings, facility.zone);

/** Kinds `facility-not-found`, `not-allowed`, `facility-not-opened`, `group-not-found`, `resources-too-many` (details: most), those of openings and `state-secret-refused`. */
export const addResource = async (context: Context, facilityId: string, given: ResourceFields): Promise<Result<FacilityView>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const refused = refusal(found.value.facility, given);
  if (refused !== undefined) return { ok: false, error: refused };
  const resources = await resourcesOf(context.tx, [facilityId]);
  if (resources.length >= maxResources) return fail('resources-too-many', { details: { most: maxResources } });
  const { name, capacity, groupId = null, openings = null } = given;
  const position = Math.max(0, ...resources.map((resource) => resource.position)) + 1;
  const resource: Resource = { facilityId, id: context.newId(), name, capacity, groupId, openings, state: 'open', position, createdAt: context.now };
  await insertResource(context.tx, resource);
  await announce(context, {
    kind: 'resource-added',
    subject: { type: 'facility', id: facilityId },
    organizationId: found.value.facility.organizationId,
    changed: { resourceId: resource.id, capacity },
  });
  return ok(await facilityView(context, found.value));
};

/** Bookings of a resource that take a place now or later. */
const futureOf = async (context: Context, resource: Resource): Promise<Occupying[]> => {
  const to = new Date(context.now.getTime() + (2 * maxAheadDays + 1) * 86_400_000);
  const all = await occupyingIn(context.tx, [resource.facilityId], { from: context.now, to });
  return all.filter((one) => one.bookingId !== null && one.resourceId === resource.id && (one.expiresAt === null || one.expiresAt > context.now.getTime()));
};

/**
 * Its capacity cannot fall below the places that are booked, and what is booked is not retired: kind `resource-booked`
 * (details: count, bookings, until: last local day). Further kinds as `addResource`, and `resource-not-found`. A facility whose last open
 * resource is retired accepts no more bookings.
 */
export const saveResource = async (context: Context, facilityId: string, resourceId: string, given: ResourceChange): Promise<Result<FacilityView>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const { profile, facility } = found.value;
  const resources = await resourcesOf(context.tx, [facilityId]);
  const before = resources.find((resource) => resource.id === resourceId);
  if (before === undefined) return fail('resource-not-found');
  const refused = refusal(facility, given);
  if (refused !== undefined) return { ok: false, error: refused };
  const named = Object.entries(given).filter(([field, value]) => value !== undefined && !isSame(value, before[field as keyof Resource]));
  if (named.length === 0) return ok(await facilityView(context, found.value));
  const after: Resource = { ...before, ...Object.fromEntries(named) };
  const retires = before.state === 'open' && after.state === 'retired';
  if (retires || after.capacity < before.capacity) {
    await lockAgainstBooking(context.tx, facilityId);
    const hit = (await futureOf(context, before)).filter((one) => retires || one.unit! > after.capacity);
    if (hit.length > 0)
      return fail('resource-booked', {
        details: {
          count: hit.length,
          bookings: hit.map((one) => one.bookingId),
          until: localDay(new Date(Math.max(...hit.map((one) => one.to)) - 1), facility.zone),
        },
      });
  }
  await updateResource(context.tx, after);
  await announce(context, {
    kind: 'resource-changed',
    subject: { type: 'facility', id: facilityId },
    organizationId: facility.organizationId,
    changed: { resourceId, fields: named.map(([field]) => field) },
  });
  const isOpen = (resource: Resource): boolean => (resource.id === resourceId ? after : resource).state === 'open';
  if (!facility.accepting || resources.some(isOpen)) return ok(await facilityView(context, found.value));
  const closed: Facility = { ...facility, accepting: false, revision: facility.revision + 1, updatedAt: context.now };
  await updateFacility(context.tx, closed);
  await announce(context, {
    kind: 'facility-changed',
    subject: { type: 'facility', id: facilityId },
    organizationId: facility.organizationId,
    changed: { fields: ['accepting'] },
  });
  return ok(await facilityView(context, { profile, facility: closed }));
};
