/**
 * Finds facilities by what they can do, when they are free, what they cost this reader and how far away they are.
 *
 * Three steps, each with a fixed number of queries however many facilities there are: the candidates whose cards this reader
 * sees, weighed against his wishes; the calendars of those whose order hangs on it, all at once; and for the page that is
 * answered its cards and prices. Of a capability that lies in a layer closed to the reader he learns nothing here either:
 * it counts as unknown, as if its owner had not said it.
 */
import { cardsByIds, visibleLayers } from '@tongtu/listings';
import type { ListingCard } from '@tongtu/listings/contract';
import { centreOf, distanceKm, isRegion } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isMember } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Price, TariffClass } from '../contract/tariffs.ts';
import { facilityFit, type FacilityFit } from '../domain/fit.ts';
import { readWishes, type Wish } from '../domain/measure-query.ts';
import type { FacilityKind } from '../domain/nearest-parameters.ts';
import { byFit, byKey, fitKey, tiesAround } from '../domain/search-order.ts';
import { candidates, type Candidate } from '../store/candidates.ts';
import { facilitiesByIds } from '../store/facilities.ts';
import { capabilityParameters } from '../vocabulary.ts';
import { nextSlots, type FoundSlot } from './free-slots.ts';
import { payingFor, pricesFor } from './prices-for-reader.ts';

export type FacilitySearch = {
  readonly measures?: string | undefined;
  readonly kind?: readonly FacilityKind[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly test?: readonly string[] | undefined;
  readonly trl?: number | undefined;
  readonly minutes: number;
  readonly after?: Date | undefined;
  readonly before?: Date | undefined;
  readonly freeWithin?: number | undefined;
  readonly bookable?: boolean | undefined;
  readonly organizationId?: string | undefined;
  readonly from?: string | undefined;
  readonly sort: 'fit' | 'soonest' | 'price' | 'nearest';
  readonly offset: number;
  readonly limit: number;
};

export type FacilityHit = {
  readonly card: ListingCard;
  readonly facilityKind: string | null;
  readonly bookable: boolean;
  readonly fit: FacilityFit;
  readonly nextSlot: FoundSlot | null;
  readonly zone: string | null;
  readonly price: Price | null;
  readonly distanceKm: number | null;
  readonly leadDays: number | null;
  readonly noticeHours: number | null;
};
export type FacilitiesFound = { readonly items: readonly FacilityHit[]; readonly total: number; readonly tariffClass: TariffClass };

/** More than the country's list of pilot platforms; whoever gets so many narrows the search down. The newest are read. */
const mostCandidates = 2000;
const dayMs = 86_400_000;

type Searching = Pick<Context, 'tx' | 'reader' | 'now'>;
type Weighed = Candidate & { readonly id: string; readonly fit: FacilityFit; readonly distance: number | null };

const unknownRegion = (codes: readonly (string | undefined)[]): string | undefined => codes.find((code) => code !== undefined && !isRegion(code));

/** Where a facility lies as far as this reader may know it: its own place, or the middle of its region. */
const weigh = ({ reader }: Searching, wishes: readonly Wish[], from: string | null) => {
  const here = from === null ? undefined : centreOf(from);
  return (candidate: Candidate): Weighed => {
    const { profile } = candidate;
    const layers = visibleLayers(reader, profile, false);
    const place =
      profile.coordinates !== null && layers.has(profile.coordinates.layer)
        ? profile.coordinates
        : profile.region === null
          ? undefined
          : centreOf(profile.region);
    return {
      ...candidate,
      id: profile.facilityId,
      fit: facilityFit(wishes, layers.has(profile.capabilitiesLayer) ? profile.capabilities : null),
      distance: here === undefined || place === undefined ? null : Math.round(distanceKm(here, place)),
    };
  };
};

const bookableIds = (list: readonly Weighed[]): string[] => list.filter(({ accepting }) => accepting).map(({ id }) => id);

/** Kinds of `readWishes`, and `region-unknown`, `organization-not-found`, `period-reversed`. */
export const searchFacilities = async (context: Searching, asked: FacilitySearch): Promise<Result<FacilitiesFound>> => {
  const { tx, reader, now } = context;
  const wishes = readWishes(asked.measures ?? '', capabilityParameters);
  if (!wishes.ok) return wishes;
  const unknown = unknownRegion([...(asked.region ?? []), asked.from]);
  if (unknown !== undefined) return fail('region-unknown', { field: unknown === asked.from ? 'from' : 'region', details: { code: unknown } });
  if (asked.after !== undefined && asked.before !== undefined && asked.after >= asked.before) return fail('period-reversed', { field: 'before' });
  const customer = await payingFor(context, asked.organizationId);
  if (!customer.ok) return customer;

  const found = await candidates(tx, {
    now,
    member: isMember(reader),
    organizations: reader.memberships.map(({ organizationId }) => organizationId),
    kinds: asked.kind,
    regions: asked.region,
    tests: asked.test,
    trl: asked.trl,
    bookable: asked.bookable === true || asked.freeWithin !== undefined ? true : undefined,
    parameters: [...new Set(wishes.value.map(({ parameter }) => parameter.code))],
    limit: mostCandidates,
  });
  let list = found.map(weigh(context, wishes.value, asked.from ?? customer.value.region));

  const slots = new Map<string, FoundSlot>();
  const look = async (some: readonly Weighed[], before = asked.before): Promise<void> => {
    const ids = bookableIds(some).filter((id) => !slots.has(id));
    for (const [id, [slot]] of await nextSlots(context, ids, { minutes: asked.minutes, after: asked.after, before }))
      if (slot !== undefined) slots.set(id, slot);
  };
  const begin = ({ id }: Weighed): number => slots.get(id)?.from.getTime() ?? Number.POSITIVE_INFINITY;

  if (asked.freeWithin !== undefined) {
    // What begins within so many days may end later.
    const latest = now.getTime() + asked.freeWithin * dayMs;
    const end = new Date(latest + asked.minutes * 60_000);
    await look(list, asked.before !== undefined && asked.before < end ? asked.before : end);
    list = list.filter((one) => begin(one) <= latest);
  }
  if (asked.sort === 'nearest') list.sort(byKey(({ distance }) => [distance ?? Number.POSITIVE_INFINITY]));
  else if (asked.sort === 'soonest') {
    await look(list);
    list.sort(byKey((one) => [begin(one)]));
  } else if (asked.sort === 'price') {
    const prices = await pricesFor(context, await facilitiesByIds(tx, bookableIds(list)), customer.value, asked.minutes);
    list.sort(
      byKey(({ id }) => {
        const price = prices.get(id);
        return price?.agreed === true ? [0, price.currency, BigInt(price.total)] : [1];
      }),
    );
  } else {
    list.sort(byFit);
    // Only where facilities fit equally well, and only on this page, the calendar decides.
    await look(tiesAround(list, asked.offset, asked.limit));
    list.sort(byKey((one) => [...fitKey(one.fit), begin(one)]));
  }

  const page = list.slice(asked.offset, asked.offset + asked.limit);
  await look(page);
  const cards = await cardsByIds(
    context,
    page.map(({ id }) => id),
  );
  const facilities = await facilitiesByIds(tx, bookableIds(page));
  const prices = await pricesFor(context, facilities, customer.value, asked.minutes);
  const items = page.flatMap((one): FacilityHit[] => {
    const [card, facility, slot] = [cards.get(one.id), facilities.get(one.id), slots.get(one.id)];
    if (card === undefined) return [];
    const notice = facility?.rules.find((rule) => rule.kind === 'minimum-notice')?.minutes;
    return [
      {
        card,
        facilityKind: one.profile.facilityKind,
        bookable: one.accepting,
        fit: one.fit,
        nextSlot: slot ?? null,
        zone: facility?.zone ?? null,
        price: prices.get(one.id) ?? null,
        distanceKm: one.distance,
        leadDays: slot === undefined ? null : (slot.from.getTime() - now.getTime()) / dayMs,
        noticeHours: facility === undefined ? null : (notice ?? 0) / 60,
      },
    ];
  });
  return ok({ items, total: list.length, tariffClass: customer.value.ordinaryClass });
};
