/** Changing how a facility is booked. What is not named stays. */
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { Approval, Opening } from '../contract/facilities.ts';
import type { BookingRule } from '../contract/rules.ts';
import type { Tariff } from '../contract/tariffs.ts';
import type { Terms } from '../contract/terms.ts';
import type { Named } from '../domain/booking.ts';
import type { Facility } from '../domain/facility.ts';
import { maySetUp } from '../policy.ts';
import { resourcesOf, updateFacility, updateResource } from '../store/facilities.ts';
import { openingsFailure, rulesFailure, secrecyFailure, tariffFailure, zoneFailure } from './check-settings.ts';
import { isSame } from './is-same.ts';
import { facilityView, lockedFacility, type FacilityView } from './facility-view.ts';

export type FacilitySettings = {
  readonly accepting?: boolean | undefined;
  readonly zone?: string | undefined;
  readonly approval?: Approval | undefined;
  readonly openings?: readonly Opening[] | undefined;
  readonly groups?: readonly Named[] | undefined;
  readonly rules?: readonly BookingRule[] | undefined;
  readonly tariff?: Tariff | undefined;
  readonly terms?: Terms | undefined;
};
const settings = ['accepting', 'zone', 'approval', 'openings', 'groups', 'rules', 'tariff', 'terms'] as const satisfies readonly (keyof FacilitySettings)[];

const refusal = (facility: Facility, given: FacilitySettings): Failure | undefined =>
  zoneFailure(given.zone) ??
  secrecyFailure({ groups: given.groups, rules: given.rules, tariff: given.tariff, terms: given.terms }) ??
  openingsFailure(given.openings, given.zone ?? facility.zone) ??
  rulesFailure(given.rules) ??
  tariffFailure(given.tariff) ??
  (new Set(given.groups?.map(({ id }) => id)).size === (given.groups?.length ?? 0) ? undefined : { kind: 'code-twice', field: 'groups' });

/**
 * Kinds `facility-not-found`, `not-allowed`, `facility-not-opened`, `revision-conflict` (details: revision), `facility-without-resource`,
 * and those of `use-cases/check-settings.ts`. Resources of a group that is gone stand alone from then on.
 */
export const saveFacility = async (
  context: Context,
  id: string,
  { revision, ...given }: FacilitySettings & { readonly revision: number },
): Promise<Result<FacilityView>> => {
  const found = await lockedFacility(context, id, maySetUp);
  if (!found.ok) return found;
  const { profile, facility } = found.value;
  if (facility.revision !== revision) return fail('revision-conflict', { details: { revision: facility.revision } });
  const refused = refusal(facility, given);
  if (refused !== undefined) return { ok: false, error: refused };
  const fields = settings.filter((field) => given[field] !== undefined && !isSame(given[field], facility[field]));
  if (fields.length === 0) return ok(await facilityView(context, { profile, facility }));
  const resources = await resourcesOf(context.tx, [id]);
  if (given.accepting === true && !resources.some((resource) => resource.state === 'open')) return fail('facility-without-resource', { field: 'accepting' });
  const named = Object.fromEntries(fields.map((field) => [field, given[field]]));
  const after: Facility = { ...facility, ...named, revision: revision + 1, updatedAt: context.now };
  await updateFacility(context.tx, after);
  const isGone = (groupId: string | null): boolean => groupId !== null && !after.groups.some((group) => group.id === groupId);
  for (const resource of resources) if (isGone(resource.groupId)) await updateResource(context.tx, { ...resource, groupId: null });
  await announce(context, { kind: 'facility-changed', subject: { type: 'facility', id }, organizationId: facility.organizationId, changed: { fields } });
  return ok(await facilityView(context, { profile, facility: after }));
};
