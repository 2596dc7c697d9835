/**
 * The first look at an iCalendar text that somebody else made: what it is made of, before any of it is understood. Lines are
 * joined, components told apart, and only the properties that we read are kept, so that an attachment of a megabyte or a
 * thousand unknown properties cost nothing further on.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';

export const mostBytes = 2_000_000;
export const mostEvents = 5000;
const longestLine = 100_000;

/** A component with its own lines and the components in it. */
export type Part = { readonly name: string; readonly lines: string[]; readonly parts: Part[] };

const readProperties = new Set([
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'UID',
  'SUMMARY',
  'STATUS',
  'TRANSP',
  'TZID',
  'TZOFFSETFROM',
  'TZOFFSETTO',
  'X-LIC-LOCATION',
]);
const readComponents = new Set(['VCALENDAR', 'VEVENT', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT']);

/** UTF-8, or GB 18030 as some Chinese software still writes. */
const decoded = (bytes: Uint8Array): string | undefined => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding.
    }
  }
  return undefined;
};

export const nameOf = (line: string): string => /^[A-Za-z0-9-]{1,40}/.exec(line)?.[0].toUpperCase() ?? '';

/** Calendars of a file, each with its events and zones. Kinds `calendar-malformed`, `calendar-too-large`, `calendar-too-dense` (details: most). */
export const partsOf = (bytes: Uint8Array): Result<readonly Part[]> => {
  if (bytes.byteLength > mostBytes) return fail('calendar-too-large', { details: { maxMegabytes: mostBytes / 1_000_000 } });
  const text = decoded(bytes)?.replace(/^\ufeff/, '');
  if (text === undefined || !/^\s*BEGIN:VCALENDAR\s/i.test(text)) return fail('calendar-malformed');
  const root: Part = { name: '', lines: [], parts: [] };
  const open: Part[] = [root];
  let events = 0;
  // A line that begins with a blank goes on where the one before ended.
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r\n|\n|\r/)) {
    const name = nameOf(line);
    const value = line
      .slice(name.length + 1)
      .trim()
      .toUpperCase();
    if (name === 'BEGIN') {
      const part: Part = { name: value, lines: [], parts: [] };
      if (value === 'VEVENT') events += 1;
      if (events > mostEvents) return fail('calendar-too-dense', { details: { most: mostEvents } });
      if (open.length > 10) return fail('calendar-malformed');
      if (readComponents.has(value)) open.at(-1)!.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      if (open.length === 1 || open.pop()!.name !== value) return fail('calendar-malformed');
    } else if (readProperties.has(name) && line.length <= longestLine) open.at(-1)!.lines.push(line);
  }
  const calendars = root.parts.filter((part) => part.name === 'VCALENDAR');
  return open.length > 1 || calendars.length === 0 ? fail('calendar-malformed') : ok(calendars);
};
