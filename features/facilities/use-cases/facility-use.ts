/** How an organization's facilities are used, by whom, and how it answers: a report for itself and for those who look after the platform. */
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { dayAfter, startOfLocalDay } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { openSpans } from '../calendars/open-spans.ts';
import { defaultZone, type Facility, type Resource } from '../domain/facility.ts';
import { facilityUse, type Time, type Use } from '../domain/facility-use.ts';
import { requestAnswers, type RequestAnswers } from '../domain/request-answers.ts';
import { mayReadDesk, mayReadMoney } from '../policy.ts';
import { blockedIn, type Blocked } from '../store/blocks.ts';
import { facilitiesOfOrganization, resourcesOf } from '../store/facilities.ts';
import { incomeIn, requestsIn, usesIn, type UseRow } from '../store/facility-use.ts';
import { profilesByIds } from '../store/profiles.ts';

export type ResourceUse = Use & {
  readonly facilityId: string;
  readonly facilityTitle: Localized;
  readonly resourceId: string;
  readonly resourceName: Localized;
  readonly capacity: number;
  readonly income: readonly { readonly currency: string; readonly amount: bigint }[];
};
export type FacilityUse = { readonly from: string; readonly to: string; readonly lines: readonly ResourceUse[]; readonly requests: RequestAnswers };

const mostDays = 400;
const dayMs = 86_400_000;

/** Days in Asia/Shanghai, both included. Kinds `period-reversed`, `period-out-of-range`, `window-too-long` (details: days). */
const windowOf = (from: string, to: string): Result<Time> => {
  if (from < '1900' || to >= '2200') return fail('period-out-of-range');
  if (to < from) return fail('period-reversed', { field: 'query.to' });
  if ((Date.parse(to) - Date.parse(from)) / dayMs >= mostDays) return fail('window-too-long', { field: 'query.to', details: { days: mostDays } });
  return ok({ from: startOfLocalDay(from, defaultZone), to: startOfLocalDay(dayAfter(to), defaultZone) });
};

/** When a resource was retired is not kept: it counts as open until its last booking. */
const openUntil = (resource: Resource, uses: readonly UseRow[], window: Time): Date =>
  resource.state === 'open' ? window.to : new Date(Math.max(window.from.getTime(), ...uses.map((use) => use.to.getTime())));

const useOf = (facility: Facility, resource: Resource, uses: readonly UseRow[], blocks: readonly Blocked[], window: Time, now: Date): Use => {
  const last = openUntil(resource, uses, window);
  const openings = openSpans(resource.openings ?? facility.openings, facility.zone, window);
  return facilityUse({
    window,
    now,
    providerId: facility.organizationId,
    capacity: resource.capacity,
    open: openings.filter((span) => span.from < last).map((span) => (span.to > last ? { from: span.from, to: last } : span)),
    closed: blocks.filter((block) => block.kind !== 'internal' && (block.resourceId === null || block.resourceId === resource.id)),
    bookings: uses,
  });
};

/**
 * One line a resource, in the order of the desk; retired ones only where they were used. Kinds `organization-not-found` (also
 * where one has no business), `period-reversed`, `period-out-of-range`, `window-too-long`.
 */
export const getFacilityUse = async (
  { tx, reader, now }: Pick<Context, 'tx' | 'reader' | 'now'>,
  organizationId: string,
  asked: { readonly from: string; readonly to: string },
): Promise<Result<FacilityUse>> => {
  if (!mayReadDesk(reader, { organizationId }) || !mayReadMoney(reader, organizationId)) return fail('organization-not-found');
  const days = windowOf(asked.from, asked.to);
  if (!days.ok) return days;
  const window = days.value;
  const facilities = new Map((await facilitiesOfOrganization(tx, organizationId)).map((facility) => [facility.id, facility]));
  const ids = [...facilities.keys()];
  const profiles = await profilesByIds(tx, ids);
  const resources = await resourcesOf(tx, ids);
  const uses = Map.groupBy(await usesIn(tx, ids, window, now), (use) => use.resourceId);
  const blocks = Map.groupBy(await blockedIn(tx, ids, window), (block) => block.facilityId);
  const income = Map.groupBy(await incomeIn(tx, ids, window), (one) => one.resourceId);
  const lines = resources
    .filter((resource) => resource.state === 'open' || uses.has(resource.id) || income.has(resource.id))
    .map((resource) => {
      const facility = facilities.get(resource.facilityId)!;
      return {
        ...useOf(facility, resource, uses.get(resource.id) ?? [], blocks.get(facility.id) ?? [], window, now),
        facilityId: facility.id,
        facilityTitle: profiles.get(facility.id)?.title ?? {},
        resourceId: resource.id,
        resourceName: resource.name,
        capacity: resource.capacity,
        income: (income.get(resource.id) ?? []).map(({ currency, amount }) => ({ currency, amount })),
      };
    });
  return ok({ ...asked, lines, requests: requestAnswers(await requestsIn(tx, ids, window), now) });
};
