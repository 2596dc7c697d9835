/** Which resource and which of its places a booking gets: the first that is free, in the order of the desk. */
import { freeUnits, type Taken } from './slots.ts';
import type { Resource } from './facility.ts';

export type Asked = { readonly resourceId?: string | undefined; readonly groupId?: string | undefined };

/** Open resources that would do: the named one, any of a group, or any at all. Empty where the named one is not there, or the group has none. */
export const candidatesFor = <T extends Pick<Resource, 'id' | 'state' | 'groupId'>>({ resourceId, groupId }: Asked, resources: readonly T[]): readonly T[] =>
  resources.filter((one) => one.state === 'open' && (resourceId === undefined || one.id === resourceId) && (groupId === undefined || one.groupId === groupId));

export type Placing<T> = { readonly resource: T; readonly units: readonly number[] };

/** Free places for the whole of [from, to) milliseconds, resource by resource; those without a free place are left out. */
export const placingsFor = <T extends Pick<Resource, 'id' | 'capacity'>>(
  candidates: readonly T[],
  takenOf: (resourceId: string) => readonly Taken[],
  from: number,
  to: number,
): readonly Placing<T>[] =>
  candidates.map((resource) => ({ resource, units: freeUnits(resource.capacity, takenOf(resource.id), from, to) })).filter((one) => one.units.length > 0);
