/**
 * How much of a resource's time was open, booked and used, and by whom: the figures by which a shared instrument is judged
 * (国发〔2014〕70号). A resource with three places has three hours in one. Maintenance and blackouts are no open time; the owner's
 * own use is open time that nobody else had. All is reckoned in milliseconds, so that two halves of a window make the whole.
 */
import type { BookingState } from '../contract/bookings.ts';

/** Half open. */
export type Time = { readonly from: Date; readonly to: Date };

/** What the figures need to know of a booking. */
export type BookingUse = Time & {
  readonly state: BookingState;
  readonly organizationId: string;
  /** Null where it was called off before anybody had been asked. */
  readonly requestedAt: Date | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  /** As metered at the end, else as declared. */
  readonly samples: number;
};

export type UseFacts = {
  readonly window: Time;
  /** What lies ahead is no use yet: the window ends here at the latest. */
  readonly now: Date;
  /** Of the resource: its own organization's use is no outside use. */
  readonly providerId: string;
  readonly capacity: number;
  /** Opening hours, without overlap. */
  readonly open: readonly Time[];
  /** Maintenance and blackouts; they may overlap. */
  readonly closed: readonly Time[];
  readonly bookings: readonly BookingUse[];
};

/** Milliseconds, and counts. */
export type Use = {
  readonly open: number;
  readonly booked: number;
  readonly used: number;
  readonly outside: number;
  /** Begun in the window: confirmed ones and what became of them. */
  readonly bookings: number;
  /** Of these, those that somebody came to. */
  readonly uses: number;
  /** Organizations of these other than the provider. */
  readonly customers: number;
  readonly noShows: number;
  /** Asked for, then called off by either side. */
  readonly cancellations: number;
  readonly samples: number;
};

const tookPlace: readonly BookingState[] = ['confirmed', 'in-use', 'completed', 'no-show'];

const shared = (a: Time, b: Time): number => Math.max(0, Math.min(a.to.getTime(), b.to.getTime()) - Math.max(a.from.getTime(), b.from.getTime()));
const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);

/** In order and without overlap. */
const united = (times: readonly Time[]): Time[] => {
  const result: Time[] = [];
  for (const time of [...times].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = result.at(-1);
    if (last === undefined || last.to < time.from) result.push(time);
    else if (time.to > last.to) result[result.length - 1] = { from: last.from, to: time.to };
  }
  return result;
};

/** Shared time of two ordered lists without overlap, in one walk along both. */
const sharedInAll = (a: readonly Time[], b: readonly Time[]): number => {
  let [whole, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i]!, b[j]!];
    whole += shared(one, other);
    if (one.to < other.to) i += 1;
    else j += 1;
  }
  return whole;
};

const clipped = (times: readonly Time[], window: Time): Time[] =>
  times
    .filter((time) => shared(time, window) > 0)
    .map(({ from, to }) => ({ from: from > window.from ? from : window.from, to: to < window.to ? to : window.to }));

export const facilityUse = ({ window: asked, now, providerId, capacity, open, closed, bookings }: UseFacts): Use => {
  const window = { from: asked.from, to: asked.to < now ? asked.to : now };
  const openTimes = united(clipped(open, window));
  const closedTimes = united(clipped(closed, window));
  const begun = bookings.filter((one) => one.from >= window.from && one.from < window.to);
  const taken = begun.filter((one) => tookPlace.includes(one.state));
  const usedOf = (one: BookingUse): number => (one.checkedInAt === null ? 0 : shared({ from: one.checkedInAt, to: one.checkedOutAt ?? now }, window));
  return {
    open: capacity * (sum(openTimes.map((time) => shared(time, window))) - sharedInAll(openTimes, closedTimes)),
    booked: sum(bookings.filter((one) => tookPlace.includes(one.state)).map((one) => shared(one, window))),
    used: sum(bookings.map(usedOf)),
    outside: sum(bookings.filter((one) => one.organizationId !== providerId).map(usedOf)),
    bookings: taken.length,
    uses: taken.filter((one) => one.checkedInAt !== null).length,
    customers: new Set(taken.filter((one) => one.organizationId !== providerId).map((one) => one.organizationId)).size,
    noShows: taken.filter((one) => one.state === 'no-show').length,
    cancellations: begun.filter((one) => one.state === 'cancelled' && one.requestedAt !== null).length,
    samples: sum(taken.filter((one) => one.state === 'completed').map((one) => one.samples)),
  };
};

/** Milliseconds as hours with two decimals. */
export const hoursOf = (milliseconds: number): number => Math.round(milliseconds / 36_000) / 100;

/** Four decimals, 0 to 1; null of nothing. What is used beyond opening hours does not lift it past the whole. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? Math.min(1, Math.round((10_000 * part) / whole) / 10_000) : null);
