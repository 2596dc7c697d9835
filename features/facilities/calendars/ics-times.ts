/** Times of an event: wall clocks with the zone that they are meant in. What does not exist on any wall leaves the event out. */
import { firstYear, instantOfWallClock, lastYear, wallClockOf } from '@tongtu/kernel/period';
import type { Property } from './ics-properties.ts';

const dayMs = 86_400_000;

/** An event that is left out, and whether for want of its zone. Thrown and caught within the reader of calendars. */
export class LeftOut extends Error {
  readonly zoneUnknown: boolean;
  constructor(zoneUnknown = false) {
    super('an event is left out');
    this.zoneUnknown = zoneUnknown;
  }
}

/** `wall` as if it were UTC, milliseconds; a whole day begins at its midnight. */
export type Moment = { readonly wall: number; readonly zone: string; readonly isDate: boolean };
export type ZoneOf = (tzid: string) => string | undefined;

const written = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(Z)?)?$/;

/** `2026-03-29T09:00:00`, with `Z`, or a day alone, as ical.js writes them. A leap second is the one before. */
export const momentOf = (value: unknown, { parameters }: Pick<Property, 'parameters'>, facilityZone: string, zoneOf: ZoneOf): Moment => {
  const match = typeof value === 'string' ? written.exec(value) : null;
  if (match === null) throw new LeftOut();
  const [, day, time, zulu] = match;
  const text = `${day}T${(time ?? '00:00:00').replace(/:60$/, ':59')}`;
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text)) throw new LeftOut();
  const year = new Date(wall).getUTCFullYear();
  if (year <= firstYear || year >= lastYear) throw new LeftOut();
  if (time === undefined) return { wall, zone: facilityZone, isDate: true };
  if (zulu !== undefined) return { wall, zone: 'UTC', isDate: false };
  const tzid = parameters['tzid'];
  // A floating time is meant by the clock of the place.
  if (typeof tzid !== 'string') return { wall, zone: facilityZone, isDate: false };
  const zone = zoneOf(tzid);
  if (zone === undefined) throw new LeftOut(true);
  return { wall, zone, isDate: false };
};

/** The same moment by the clock of another zone. */
export const wallIn = (moment: Moment, zone: string): number =>
  moment.isDate || moment.zone === zone ? moment.wall : wallClockOf(instantOfWallClock(moment.wall, moment.zone), zone);

/** `P1DT2H` in milliseconds of the wall clock; nothing that goes backwards. */
export const durationOf = (value: unknown): number => {
  const match = typeof value === 'string' ? /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/.exec(value) : null;
  if (match === null) throw new LeftOut();
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((each) => Number(each ?? 0));
  return (weeks * 7 + days) * dayMs + hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
};

/** How long, in milliseconds of the wall clock of its begin. What has no length blocks nothing. */
export const lengthOf = (start: Moment, end: Moment | undefined, duration: unknown): number => {
  const length = end !== undefined ? wallIn(end, start.zone) - start.wall : duration !== undefined ? durationOf(duration) : start.isDate ? dayMs : 0;
  // `DTEND` may be the same day by mistake of many programs: then that day is meant.
  return start.isDate && length === 0 ? dayMs : length;
};
