/**
 * What somebody is about to book: place and length stand in the address, so that a link leads to the same form; the time
 * is one of the offered slots or what he types. Times are those of the facility's clock.
 */
import { useState } from 'react';
import type { Localized } from '@tongtu/kernel/localized';
import { useFilters } from '@tongtu/platform/ui';
import type { FreeSlot } from '../../contract/bookings.ts';
import type { Facility } from '../../contract/facilities.ts';
import { instantOf, wallClockOf } from '../parts/wall-clock.ts';
import { firstLength, lengthLimits, type LengthLimits } from './lengths-offered.ts';
import { longestOpening } from './opening-words.ts';

/** A resource, or any of a group. */
export type PlaceChoice = {
  readonly key: string;
  readonly resourceId?: string;
  readonly groupId?: string;
  readonly name: Localized;
  readonly capacity: number;
};

/** Groups first: whoever needs any of three reactors is served sooner. */
export const placesOf = (facility: Facility): readonly PlaceChoice[] => {
  const open = facility.resources.filter((resource) => resource.state === 'open');
  const groups = facility.groups.flatMap((group): PlaceChoice[] => {
    const members = open.filter((resource) => resource.groupId === group.id);
    return members.length < 2
      ? []
      : [{ key: `g${group.id}`, groupId: group.id, name: group.name, capacity: members.reduce((sum, one) => sum + one.capacity, 0) }];
  });
  return [
    ...groups,
    ...open.map((resource): PlaceChoice => ({ key: `r${resource.id}`, resourceId: resource.id, name: resource.name, capacity: resource.capacity })),
  ];
};

export type Chosen = { readonly from: string; readonly to: string };
export type Way = 'offered' | 'own';

export type Choice = {
  readonly places: readonly PlaceChoice[];
  readonly place: PlaceChoice | undefined;
  readonly setPlace: (key: string) => void;
  readonly limits: LengthLimits;
  readonly minutes: number;
  readonly setMinutes: (minutes: number) => void;
  readonly way: Way;
  readonly setWay: (way: Way) => void;
  /** The day whose free slots are shown; empty: the next ones. */
  readonly day: string;
  readonly setDay: (day: string, place?: string) => void;
  readonly own: { readonly day: string; readonly time: string };
  readonly setOwn: (own: { readonly day: string; readonly time: string }) => void;
  readonly take: (slot: Pick<FreeSlot, 'from' | 'to' | 'resourceId'>) => void;
  /** Undefined until there is a place, a length and a time. */
  readonly chosen: Chosen | undefined;
  readonly clear: () => void;
};

const lengthFrom = (text: string, limits: LengthLimits): number => {
  const asked = Number(text);
  return Number.isInteger(asked) && asked >= 5 && asked <= 527_040 ? asked : firstLength(limits);
};

export const useChoice = (facility: Facility): Choice => {
  const filters = useFilters();
  const places = placesOf(facility);
  const asked = filters.get('place');
  const place = places.find((one) => one.key === asked || one.resourceId === asked || one.groupId === asked) ?? places[0];
  const openings = facility.resources.find((one) => one.id === place?.resourceId)?.openings ?? facility.openings;
  const limits = lengthLimits(facility.rules, longestOpening(openings));
  const minutes = lengthFrom(filters.get('minutes'), limits);
  const [way, setWay] = useState<Way>('offered');
  // A search leads here with the slot that it found.
  const linked = Date.parse(filters.get('from'));
  const [slot, setSlot] = useState<Chosen | undefined>(() =>
    Number.isNaN(linked) ? undefined : { from: new Date(linked).toISOString(), to: new Date(linked + minutes * 60_000).toISOString() },
  );
  const [own, setOwn] = useState({ day: '', time: '' });
  const begin = way === 'own' ? instantOf(own.day, own.time, facility.zone) : undefined;
  const typed = begin && { from: begin.toISOString(), to: new Date(begin.getTime() + minutes * 60_000).toISOString() };
  const chosen = place === undefined ? undefined : way === 'own' ? typed : slot;
  return {
    places,
    place,
    limits,
    minutes,
    way,
    own,
    chosen,
    day: filters.get('day'),
    setPlace: (key) => {
      setSlot(undefined);
      filters.set({ place: key, from: undefined });
    },
    setMinutes: (value) => {
      setSlot(undefined);
      filters.set({ minutes: value, from: undefined });
    },
    setWay: (next) => {
      // What was chosen stays: it is only written in another way.
      if (next === 'own' && slot !== undefined) setOwn(wallClockOf(new Date(slot.from), facility.zone));
      setWay(next);
    },
    setDay: (day, key) => {
      setSlot(undefined);
      setWay('offered');
      filters.set({ day, from: undefined, ...(key === undefined ? {} : { place: key }) });
    },
    setOwn,
    take: (taken) => {
      setWay('offered');
      setSlot({ from: taken.from, to: taken.to });
      const other = places.find((one) => one.resourceId === taken.resourceId);
      const isMember = place?.groupId !== undefined && facility.resources.find((one) => one.id === taken.resourceId)?.groupId === place.groupId;
      filters.set({ from: undefined, ...(other === undefined || isMember || other.key === place?.key ? {} : { place: other.key }) });
    },
    clear: () => {
      setSlot(undefined);
      setOwn({ day: '', time: '' });
      filters.set({ from: undefined });
    },
  };
};
