/**
 * Events of an owner's own calendar as what they block (RFC 5545). An event that is cancelled, marked as free, long over or
 * not to be understood is left out and counted; the others stay. Times are kept by the wall clock of the event's zone.
 */
import { instantOfWallClock, wallClockOf } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { propertiesOf, rulesOf, textOf, type Properties, type Property } from './ics-properties.ts';
import { partsOf, type Part } from './ics-text.ts';
import { durationOf, lengthOf, LeftOut, momentOf, wallIn, type Moment, type ZoneOf } from './ics-times.ts';
import { zonesOf } from './ics-zones.ts';
import { checkRecurrence } from './recurrence.ts';

const dayMs = 86_400_000;
/** What ended so long ago blocks nobody and is not shown on the desk any more. */
const pastDays = 92;
/** One that recurs is no longer than this each time. */
const longestRecurring = 31 * dayMs;
const longest = 3700 * dayMs;
/** Times of one event beside its rule. */
const mostDates = 5000;

export type ReadEvent = {
  readonly uid: string;
  readonly summary: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly rrule: string | null;
  /** Wall clocks in the zone. */
  readonly exdates: readonly string[];
};
export type ReadCalendar = { readonly events: readonly ReadEvent[]; readonly skipped: number };

type Reading = { readonly facilityZone: string; readonly zoneOf: ZoneOf; readonly now: Date; readonly rules: Map<string, boolean> };
type Drafted = {
  readonly uid: string;
  readonly isOverride: boolean;
  readonly replaces: Moment | undefined;
  readonly events: readonly ReadEvent[];
  readonly start: Moment;
};

const clockText = (wall: number): string => new Date(wall).toISOString().slice(0, 16);

/** Control characters and what turns text around have no place on the desk. */
const plain = (text: string | undefined): string | null => {
  const clean = (text ?? '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : [...clean].slice(0, 200).join('');
};

const takesTime = (properties: Properties): boolean =>
  textOf(properties, 'STATUS')?.toUpperCase() !== 'CANCELLED' && textOf(properties, 'TRANSP')?.toUpperCase() !== 'TRANSPARENT';

/** All moments that some properties of a name list. */
const momentsOf = (
  properties: Properties,
  name: string,
  reading: Reading,
): { readonly moment: Moment; readonly end: unknown; readonly property: Property }[] => {
  const moments = properties(name).flatMap((property) =>
    property.values.map((value) => {
      const [begin, end] = property.type === 'period' && Array.isArray(value) ? (value as unknown[]) : [value];
      return { moment: momentOf(begin, property, reading.facilityZone, reading.zoneOf), end, property };
    }),
  );
  if (moments.length > mostDates) throw new LeftOut();
  return moments;
};

const momentOfFirst = (properties: Properties, name: string, reading: Reading): Moment | undefined => momentsOf(properties, name, reading)[0]?.moment;

/** From a wall clock for so long on the same wall. Throws where it takes no time. */
const timeOf = (wall: number, length: number, zone: string): { from: Date; to: Date } => {
  const [from, to] = [instantOfWallClock(wall, zone), instantOfWallClock(wall + length, zone)];
  if (length <= 0 || length > longest || to <= from) throw new LeftOut();
  return { from: new Date(from), to: new Date(to) };
};

/** A day that is taken out of an event with hours is taken out at its hour. */
const takenOut = (moment: Moment, start: Moment): string =>
  clockText(moment.isDate && !start.isDate ? moment.wall + (((start.wall % dayMs) + dayMs) % dayMs) : wallIn(moment, start.zone));

const isPast = ({ to, rrule }: ReadEvent, now: Date): boolean => rrule === null && to.getTime() < now.getTime() - pastDays * dayMs;

/** Most events of a calendar recur by the same few rules. */
const isGoodRule = (rrule: string, { rules }: Reading): boolean => {
  const known = rules.get(rrule) ?? (rrule.length <= 500 && checkRecurrence(rrule).ok);
  rules.set(rrule, known);
  return known;
};

/** One VEVENT: its own times, with those that are added by date. Throws `LeftOut`, or whatever the parser throws. */
const drafted = (part: Part, reading: Reading): Drafted => {
  const properties = propertiesOf(part);
  const start = momentOfFirst(properties, 'DTSTART', reading);
  if (start === undefined) throw new LeftOut();
  const uid = (textOf(properties, 'UID') ?? '').slice(0, 500);
  const replaces = momentOfFirst(properties, 'RECURRENCE-ID', reading);
  const isOverride = properties('RECURRENCE-ID').length > 0;
  if (!takesTime(properties)) return { uid, isOverride, replaces, events: [], start };
  const length = lengthOf(start, momentOfFirst(properties, 'DTEND', reading), properties('DURATION')[0]?.values[0]);
  const [rrule = null, ...more] = isOverride ? [] : rulesOf(part);
  if (more.length > 0 || (rrule !== null && (!isGoodRule(rrule, reading) || length > longestRecurring))) throw new LeftOut();
  const shared = { uid, summary: plain(textOf(properties, 'SUMMARY')), zone: start.zone };
  const exdates = isOverride ? [] : momentsOf(properties, 'EXDATE', reading).map(({ moment }) => takenOut(moment, start));
  const first: ReadEvent = { ...shared, ...timeOf(start.wall, length, start.zone), rrule, exdates };
  const added = isOverride ? [] : momentsOf(properties, 'RDATE', reading);
  const others = added.flatMap(({ moment, end, property }): ReadEvent[] => {
    const wall = wallIn(moment, start.zone);
    if (exdates.includes(clockText(wall)) || wall === start.wall) return [];
    const own =
      end === undefined
        ? length
        : /^[+P]/.test(String(end))
          ? durationOf(end)
          : lengthOf(moment, momentOf(end, property, reading.facilityZone, reading.zoneOf), undefined);
    return [{ ...shared, ...timeOf(wall, own, start.zone), rrule: null, exdates: [] }];
  });
  const itself = rrule === null && exdates.includes(clockText(start.wall)) ? [] : [first];
  return { uid, isOverride, replaces, events: [...itself, ...others].filter((event) => !isPast(event, reading.now)), start };
};

/** What replaces one time of a recurring event takes that time out of it. A UID names one event; of several the first that recurs is meant. */
const withOverrides = (all: readonly Drafted[]): ReadEvent[] => {
  const overrides = Map.groupBy(
    all.filter((each) => each.replaces !== undefined),
    (each) => each.uid,
  );
  return all.flatMap(({ uid, isOverride, events, start }) => {
    const own = overrides.get(uid);
    if (isOverride || own === undefined || !events.some((event) => event.rrule !== null || events.length > 1)) return events;
    overrides.delete(uid);
    const replaced = new Set(own.map((each) => takenOut(each.replaces!, start)));
    return events.flatMap((event): ReadEvent[] => {
      if (event.rrule !== null) return [{ ...event, exdates: [...new Set([...event.exdates, ...replaced])] }];
      return replaced.has(clockText(wallClockOf(event.from.getTime(), event.zone))) ? [] : [event];
    });
  });
};

/**
 * What a calendar blocks. Kinds `calendar-malformed`, `calendar-too-large`, `calendar-too-dense` (details: most), and
 * `calendar-zone-unknown` where nothing is left because of that.
 */
export const readIcs = (bytes: Uint8Array, facilityZone: string, now: Date): Result<ReadCalendar> => {
  const calendars = partsOf(bytes);
  if (!calendars.ok) return calendars;
  let skipped = 0;
  let zoneUnknown = false;
  const events = calendars.value.flatMap((calendar) => {
    const reading: Reading = { facilityZone, zoneOf: zonesOf(calendar, facilityZone, now), now, rules: new Map() };
    const all = calendar.parts
      .filter(({ name }) => name === 'VEVENT')
      .flatMap((part): Drafted[] => {
        try {
          const draft = drafted(part, reading);
          // A cancelled time of a series is understood: it is taken out.
          if (draft.events.length === 0 && !draft.isOverride) skipped += 1;
          return [draft];
        } catch (error) {
          // Whatever an event of somebody else's program looks like, the others count.
          skipped += 1;
          if (error instanceof LeftOut && error.zoneUnknown) zoneUnknown = true;
          return [];
        }
      });
    return withOverrides(all);
  });
  return events.length === 0 && zoneUnknown ? fail('calendar-zone-unknown') : ok({ events, skipped });
};
