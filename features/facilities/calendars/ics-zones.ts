/**
 * What zone a calendar means. Most name one of the world's; some describe their own (`VTIMEZONE`), and what they describe is
 * looked for among the world's zones, so that everything that recurs can be reckoned the same way later.
 */
import { isZone, parseWallClock, wallClockOf } from '@tongtu/kernel/period';
import { datesOf } from '../domain/recurrence-dates.ts';
import { parseRule } from '../domain/recurrence-rule.ts';
import { nameOf, type Part } from './ics-text.ts';
import { windowsZones } from './windows-zones.ts';

const dayMs = 86_400_000;

const valueOf = (part: Part, name: string): string | undefined => {
  const line = part.lines.find((each) => nameOf(each) === name);
  return line?.slice(line.indexOf(':') + 1).trim();
};

/** `+0800` in milliseconds. */
const offsetOf = (text: string | undefined): number | undefined => {
  const match = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text ?? '');
  if (match === null) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1 : 1) * seconds * 1000;
};

type Onset = { readonly at: number; readonly before: number; readonly after: number };

/** When one of the clocks of a described zone begins to hold, up to `until`. Undefined where that cannot be read. */
const onsetsOf = (observance: Part, from: number, until: number): Onset[] | undefined => {
  const [before, after] = [offsetOf(valueOf(observance, 'TZOFFSETFROM')), offsetOf(valueOf(observance, 'TZOFFSETTO'))];
  const text = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d$/.exec(valueOf(observance, 'DTSTART') ?? '');
  const start = text === null ? undefined : parseWallClock(`${text[1]}-${text[2]}-${text[3]}T${text[4]}:${text[5]}`);
  if (before === undefined || after === undefined || start === undefined) return undefined;
  const rrule = valueOf(observance, 'RRULE');
  if (rrule === undefined) return [{ at: start - before, before, after }];
  const rule = parseRule(rrule);
  // Clocks are set a few times a year.
  if (!rule.ok || rule.value.frequency !== 'YEARLY') return undefined;
  const last = Math.min(until, rule.value.until?.at ?? until);
  const { starts } = datesOf(rule.value, start, Math.max(start, from), last + 1, 200);
  return [start, ...starts].map((wall) => ({ at: wall - before, before, after }));
};

/** Offsets that a described zone has at some instants; undefined where it cannot be read. */
const describedOffsets = (zone: Part, instants: readonly number[]): number[] | undefined => {
  const observances = zone.parts.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT');
  if (observances.length === 0 || observances.length > 100) return undefined;
  const all = observances.map((each) => onsetsOf(each, instants[0]! - 400 * dayMs, instants.at(-1)!));
  if (all.includes(undefined)) return undefined;
  const onsets = (all as Onset[][]).flat().sort((a, b) => a.at - b.at);
  return instants.map((instant) => onsets.findLast((each) => each.at <= instant)?.after ?? onsets[0]!.before);
};

/** One of the world's zones whose clock shows the same over two years; the facility's own is tried first. */
const zoneLike = (described: Part, facilityZone: string, now: Date): string | undefined => {
  const instants = Array.from({ length: 146 }, (_, i) => now.getTime() + (i - 20) * 5 * dayMs);
  const offsets = describedOffsets(described, instants);
  if (offsets === undefined) return undefined;
  const shows = (zone: string): boolean => instants.every((instant, i) => wallClockOf(instant, zone) - Math.floor(instant / 1000) * 1000 === offsets[i]);
  return [facilityZone, ...Intl.supportedValuesOf('timeZone')].find(shows);
};

const named = (text: string): string | undefined => {
  if (isZone(text as unknown)) return text;
  const windows = windowsZones[text];
  if (windows !== undefined) return windows;
  // `/freeassociation.sourceforge.net/Asia/Shanghai`: the end of a path.
  const path = text.split('/').slice(-3);
  return [path, path.slice(1)].map((each) => each.join('/')).find((each) => each.includes('/') && isZone(each));
};

/** No honest calendar names more zones, or describes more of its own; to look for those takes a while. */
const mostNamed = 100;
const mostDescribed = 8;

/** Reads zones by their TZID, each once; undefined for one that nobody knows. */
export const zonesOf = (calendar: Part, facilityZone: string, now: Date): ((tzid: string) => string | undefined) => {
  const described = new Map(calendar.parts.filter(({ name }) => name === 'VTIMEZONE').map((part) => [valueOf(part, 'TZID') ?? '', part]));
  const found = new Map<string, string | undefined>();
  let looked = 0;
  const find = (tzid: string): string | undefined => {
    const part = described.get(tzid);
    const location = part === undefined ? undefined : valueOf(part, 'X-LIC-LOCATION');
    const known = named(tzid) ?? (location === undefined ? undefined : named(location));
    if (known !== undefined || part === undefined || looked === mostDescribed) return known;
    looked += 1;
    return zoneLike(part, facilityZone, now);
  };
  return (tzid) => {
    if (!found.has(tzid) && found.size < mostNamed) found.set(tzid, find(tzid));
    return found.get(tzid);
  };
};
