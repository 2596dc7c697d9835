/** What a booking would cost this reader, which rules it would break and whether its place is free: all of it before anything is asked for. */
import type { Context } from '@tongtu/platform/context';
import { period } from '@tongtu/kernel/period';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { BookingDetails } from '../contract/rules.ts';
import type { Price } from '../contract/tariffs.ts';
import type { Resource } from '../domain/facility.ts';
import { candidatesFor, placingsFor } from '../domain/places.ts';
import { computePrice } from '../domain/price.ts';
import { resourcesOf } from '../store/facilities.ts';
import { qualificationsOfPerson } from '../store/qualifications.ts';
import { calendarOf } from './calendar-of.ts';
import { hoursTaken, speaksAgainst, type TimeAsked } from './check-time.ts';
import { payingCustomer, seenOpened } from './facility-view.ts';

export type AskedQuote = {
  readonly organizationId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly details?: BookingDetails | undefined;
};
export type Quote = { readonly price: Price; readonly violations: readonly Failure[]; readonly free: boolean };

/** What is broken where least is: members of a group may have opening hours of their own. */
const leastBroken = (candidates: readonly Resource[], broken: (resource: Resource) => Failure[]): Failure[] => {
  const kinds = [...new Map(candidates.map((resource) => [JSON.stringify(resource.openings), resource])).values()];
  return kinds.map(broken).reduce((least, next) => (next.length < least.length ? next : least));
};

/**
 * For anybody who sees the facility; a visitor is told the price of outsiders. With details all rules are asked, without
 * them those of time and quota. Kinds `facility-not-found`, `facility-not-opened`, `resource-not-found`, `group-not-found`,
 * `period-*`, `consumable-unknown`.
 */
export const quoteBooking = async (context: Context, facilityId: string, asked: AskedQuote): Promise<Result<Quote>> => {
  const seen = await seenOpened(context, facilityId);
  if (!seen.ok) return seen;
  const { facility } = seen.value;
  const time = period(new Date(asked.from), new Date(asked.to), facility.zone);
  if (!time.ok) return time;
  const { from, to } = time.value;
  const candidates = candidatesFor(asked, await resourcesOf(context.tx, [facilityId]));
  if (candidates.length === 0) return fail(asked.groupId !== undefined && asked.resourceId === undefined ? 'group-not-found' : 'resource-not-found');
  const { organizationId, tariffClass } = await payingCustomer(context, facilityId, asked.organizationId);
  const { samples, runs, consumables } = asked.details ?? {};
  const price = computePrice({
    tariff: facility.tariff,
    tariffRevision: facility.revision,
    tariffClass,
    minutes: (to.getTime() - from.getTime()) / 60_000,
    samples,
    runs,
    consumables,
  });
  if (!price.ok) return price;
  const of: Omit<TimeAsked, 'resource'> = {
    facility,
    from,
    to,
    hoursByMonth: organizationId === null ? {} : await hoursTaken(context, facility, organizationId, { from, to }),
    details: asked.details ?? {},
    qualifications: context.reader.personId === undefined ? [] : await qualificationsOfPerson(context.tx, facilityId, context.reader.personId),
  };
  const stage = asked.details === undefined ? 'hold' : 'request';
  const violations = leastBroken(candidates, (resource) => speaksAgainst({ ...of, resource }, context.now, stage));
  const calendar = await calendarOf(context.tx, [facilityId], { from, to }, context.now);
  const free = placingsFor(candidates, (resourceId) => calendar.taken(facilityId, resourceId), from.getTime(), to.getTime());
  return ok({ price: price.value, violations, free: free.length > 0 });
};
