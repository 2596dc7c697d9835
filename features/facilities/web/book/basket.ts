/** Places that are to be held together, also of several facilities. They lie in this tab only and take no place before they are held. */
import { useSyncExternalStore } from 'react';
import type { Localized } from '@tongtu/kernel/localized';

export type BasketItem = {
  readonly facilityId: string;
  readonly facilityTitle: Localized;
  /** One of the two. */
  readonly resourceId?: string;
  readonly groupId?: string;
  readonly placeName: Localized;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** Minor units; absent where the price is agreed. */
  readonly total?: string;
  readonly currency: string;
};

/** The server holds no more at once. */
export const mostPlaces = 20;
const key = 'tongtu.booking-basket';

const isItem = (value: unknown): value is BasketItem =>
  typeof value === 'object' &&
  value !== null &&
  ['facilityId', 'from', 'to', 'zone', 'currency'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

/** What was kept; nothing where it cannot be read. */
export const readBasket = (text: string | null): readonly BasketItem[] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isItem).slice(0, mostPlaces) : [];
  } catch {
    return [];
  }
};

const sameItem = (a: BasketItem, b: BasketItem): boolean =>
  a.facilityId === b.facilityId && a.resourceId === b.resourceId && a.groupId === b.groupId && a.from === b.from && a.to === b.to;

export const withItem = (items: readonly BasketItem[], item: BasketItem): readonly BasketItem[] =>
  items.some((one) => sameItem(one, item)) || items.length >= mostPlaces ? items : [...items, item];

const listeners = new Set<() => void>();
let text: string | null | undefined;
let items: readonly BasketItem[] = [];

/** A browser that keeps nothing (private windows) still has the list as long as the page lives. */
const stored = (): string | null => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return text ?? null;
  }
};

const current = (): readonly BasketItem[] => {
  const now = stored();
  if (now !== text) {
    text = now;
    items = readBasket(now);
  }
  return items;
};

const write = (next: readonly BasketItem[]): void => {
  const written = JSON.stringify(next);
  try {
    sessionStorage.setItem(key, written);
  } catch {
    text = written;
    items = next;
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useBasket = () => {
  const now = useSyncExternalStore(subscribe, current);
  return {
    items: now,
    add: (item: BasketItem) => write(withItem(current(), item)),
    remove: (index: number) => write(current().filter((_, at) => at !== index)),
    /** Another slot in the place of one that was taken. */
    replace: (index: number, item: BasketItem) => write(current().map((one, at) => (at === index ? item : one))),
    clear: () => write([]),
  };
};
