/** The next free slots of many facilities at once, each by its own rules and opening hours. */
import type { Context } from '@tongtu/platform/context';
import { openSpans } from '../calendars/recurrence.ts';
import { maxAheadDays } from '../domain/facility.ts';
import { candidatesFor, type Asked } from '../domain/places.ts';
import { searchWindow, slotRulesOf, slotsOf, type Gap, type Taken } from '../domain/slots.ts';
import { blockedIn } from '../store/blocks.ts';
import { acceptingFacilities, openResources, type SlotFacility, type SlotResource } from '../store/slot-facilities.ts';
import { takenPlacesIn, type Window } from '../store/occupancy.ts';

export type FoundSlot = { readonly resourceId: string; readonly from: Date; readonly to: Date };
export type SlotWish = Asked & {
  readonly minutes: number;
  readonly after?: Date | undefined;
  readonly before?: Date | undefined;
  /** So many for each facility; one unless told. */
  readonly limit?: number | undefined;
};

const dayMs = 86_400_000;
/** Most facilities have something free within days; only for the others the calendar is read further. */
const looks = [3, 14, 75, maxAheadDays + 1] as const;

/** Whole days, so that what was worked out of opening hours is found again a moment later. */
const wholeDays = (from: number, days: number): { from: Date; to: Date } => {
  const start = Math.floor(from / dayMs) * dayMs;
  return { from: new Date(start), to: new Date(start + (days + 1) * dayMs) };
};

type TakenOf = (facilityId: string, resourceId: string) => readonly Taken[];

/** What is taken of each resource: bookings and blocks, two queries for however many calendars. */
const takenIn = async (context: Pick<Context, 'tx' | 'now'>, facilityIds: readonly string[], window: Window): Promise<TakenOf> => {
  const places = Map.groupBy(await takenPlacesIn(context.tx, facilityIds, window, context.now), (one) => one.resourceId);
  const blocks = Map.groupBy(await blockedIn(context.tx, facilityIds, window), (one) => one.facilityId);
  return (facilityId, resourceId) => {
    const own: readonly Taken[] = places.get(resourceId) ?? [];
    const over = (blocks.get(facilityId) ?? []).filter((one) => one.resourceId === null || one.resourceId === resourceId);
    return over.length === 0 ? own : [...own, ...over.map((one) => ({ unit: null, from: one.from.getTime(), to: one.to.getTime() }))];
  };
};

type Looking = { readonly facility: SlotFacility; readonly resources: readonly SlotResource[]; readonly window: Gap };

const inOne = ({ facility, resources, window }: Looking, taken: TakenOf, wish: SlotWish, now: number, seen: { from: Date; to: Date }): FoundSlot[] => {
  const rules = slotRulesOf(facility.rules, facility.zone, maxAheadDays);
  const limit = wish.limit ?? 1;
  const latest = Math.min(window.to, seen.to.getTime());
  return candidatesFor(wish, resources)
    .flatMap((resource) =>
      slotsOf({
        capacity: resource.capacity,
        open:
          rules.mode === 'any'
            ? []
            : openSpans(resource.openings ?? facility.openings, facility.zone, seen).map((span) => ({ from: span.from.getTime(), to: span.to.getTime() })),
        taken: taken(facility.id, resource.id),
        rules,
        length: wish.minutes * 60_000,
        earliest: Math.max(window.from, now),
        latest,
        limit,
      }).map((slot) => ({ resourceId: resource.id, from: new Date(slot.from), to: new Date(slot.to) })),
    )
    .sort((a, b) => a.from.getTime() - b.from.getTime() || (a.resourceId < b.resourceId ? -1 : 1))
    .slice(0, limit);
};

/** By facility id; absent where it was never opened, takes no bookings, or has nothing free by its rules. Resources by `wish`: one, any of a group, or any. */
export const nextSlots = async (
  context: Pick<Context, 'tx' | 'now'>,
  facilityIds: readonly string[],
  wish: SlotWish,
): Promise<ReadonlyMap<string, readonly FoundSlot[]>> => {
  const { tx } = context;
  const now = context.now.getTime();
  const facilities = await acceptingFacilities(tx, facilityIds);
  const resources = Map.groupBy(
    await openResources(
      tx,
      facilities.map(({ id }) => id),
    ),
    (resource) => resource.facilityId,
  );
  let looking = facilities.flatMap((facility): Looking[] => {
    const window = searchWindow(slotRulesOf(facility.rules, facility.zone, maxAheadDays), now, wish.after?.getTime(), wish.before?.getTime());
    return window === undefined ? [] : [{ facility, resources: resources.get(facility.id) ?? [], window }];
  });
  const found = new Map<string, readonly FoundSlot[]>();
  for (const days of looks) {
    if (looking.length === 0) break;
    const start = Math.min(...looking.map(({ window }) => window.from));
    const seen = wholeDays(start, Math.ceil(days + wish.minutes / 1440));
    const taken = await takenIn(
      context,
      looking.map(({ facility }) => facility.id),
      seen,
    );
    const open: Looking[] = [];
    for (const one of looking) {
      const slots = inOne(one, taken, wish, now, seen);
      if (slots.length > 0) found.set(one.facility.id, slots);
      // Fewer than asked for may only mean that the look was too short.
      if (slots.length < (wish.limit ?? 1) && one.window.to > seen.to.getTime()) open.push(one);
    }
    looking = open;
  }
  return found;
};
