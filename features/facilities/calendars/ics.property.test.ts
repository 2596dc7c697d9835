/** What goes out is read back equal: by ical.js, by our own reader, and by Debian's khal where it is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeFeed, type FeedEvent } from './ics.ts';
import { readIcs } from './read-ics.ts';

/** Texts of people and of people who mean harm: line breaks, what ends a property, what begins another. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '线性加速器 · 示例大学',
    'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil',
    'x\nATTACH:file:///etc/passwd',
    'x\u2028DTSTART:19990101T000000Z',
    'x\u0085STATUS:CANCELLED',
    'quote " comma , semicolon ; backslash \\ colon :',
    '\\n\\, \\\\n',
    `long ${'长'.repeat(200)}`,
    '😀'.repeat(60),
    '\ud800 lone',
    '\u202e txet',
    ' ',
    '',
  ),
);

const anEvent: fc.Arbitrary<FeedEvent> = fc
  .record({
    uid: fc.uuid().map((id) => `booking-${id}@example.org`),
    sequence: fc.nat(100_000),
    from: fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-02-01T00:00:00Z'), noInvalidDate: true }),
    minutes: fc.integer({ min: 1, max: 50_000 }),
    summary: hostile,
    description: hostile,
    confirmed: fc.boolean(),
    stamp: fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2026-01-01T00:00:00Z'), noInvalidDate: true }),
  })
  .map(({ from, minutes, ...rest }) => {
    const begin = new Date(Math.floor(from.getTime() / 1000) * 1000);
    return { ...rest, stamp: new Date(Math.floor(rest.stamp.getTime() / 1000) * 1000), from: begin, to: new Date(begin.getTime() + minutes * 60_000) };
  });
const someEvents = fc.uniqueArray(anEvent, { maxLength: 8, selector: (event) => event.uid });

/** What may be expected of a text: no controls, line breaks as one kind; a title on one line. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .trim();
const oneLine = (text: string): string => clean(text).replace(/\s*\n\s*/g, ' ');

const readBack = (text: string) => {
  const root = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  return {
    name: root.getFirstPropertyValue('x-wr-calname'),
    components: root.getAllSubcomponents().map((each) => each.name),
    events: root.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        from: event.startDate.toJSDate(),
        to: event.endDate.toJSDate(),
        summary: event.summary ?? '',
        description: event.description ?? '',
        confirmed: component.getFirstPropertyValue('status') === 'CONFIRMED',
        stamp: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate(),
        inUtc: event.startDate.zone === ICAL.Timezone.utcTimezone,
        properties: component.getAllProperties().map((property) => property.name),
      };
    }),
  };
};

describe('a calendar that goes out', () => {
  it('is read back equal by ical.js, whatever people write', () =>
    fc.assert(
      fc.property(hostile, someEvents, (name, events) => {
        const text = writeFeed({ name, language: 'zh', events });
        const back = readBack(text);
        expect(back.name ?? '').toBe(oneLine(name));
        expect(back.components).toEqual(events.map(() => 'vevent'));
        for (const [i, event] of events.entries()) {
          const { properties, inUtc, ...read } = back.events[i]!;
          expect(read).toEqual({ ...event, summary: oneLine(event.summary), description: clean(event.description) });
          expect(inUtc).toBe(true);
          // Nothing but what we wrote, each once.
          expect(properties.length).toBe(new Set(properties).size);
          expect(
            properties.filter((each) => !['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'description', 'transp', 'status'].includes(each)),
          ).toEqual([]);
        }
        // RFC 5545, 3.1: lines of 75 octets at most, each ended by CRLF.
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.includes('\n') || line.includes('\r')).toBe(false);
        }
      }),
      { numRuns: 400 },
    ));

  it('blocks the same times where we read it ourselves', () =>
    fc.assert(
      fc.property(someEvents, (events) => {
        const read = readIcs(new TextEncoder().encode(writeFeed({ name: 'x', language: 'en', events })), 'Asia/Shanghai', new Date('2026-01-01T00:00:00Z'));
        expect(read).toMatchObject({ ok: true, value: { skipped: 0 } });
        expect(read.ok ? read.value.events.map(({ from, to }) => ({ from, to })) : []).toEqual(events.map(({ from, to }) => ({ from, to })));
      }),
      { numRuns: 200 },
    ));
});

const khalMissing = spawnSync('khal', ['--version']).status === 0 ? '' : 'no khal';
const strict = process.env['STRICT'] === '1';

it.skipIf(khalMissing !== '' && !strict)(`khal is there${khalMissing === '' ? '' : `; skipped: ${khalMissing}`}`, () => expect(khalMissing).toBe(''));

describe.skipIf(khalMissing !== '')(`a calendar that goes out${khalMissing === '' ? '' : `; skipped: ${khalMissing}`}`, () => {
  it('is read back equal by khal', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongtu-khal-'));
    try {
      const clock = '%Y-%m-%dT%H:%M';
      const locale = `local_timezone = Asia/Shanghai\ndefault_timezone = Asia/Shanghai\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = ${clock}\nlongdatetimeformat = ${clock}\n`;
      writeFileSync(join(folder, 'config'), `[calendars]\n[[x]]\npath = ${folder}/calendar\n[locale]\n${locale}[sqlite]\npath = ${folder}/khal.db\n`);
      const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000);
      const events: FeedEvent[] = fc
        .sample(anEvent, { numRuns: 40, seed: 5 })
        .map((event, i) => ({ ...event, summary: `${i} 线性加速器 ${event.summary}`, description: '', from: at(i * 3000), to: at(i * 3000 + 45 + i) }));
      writeFileSync(join(folder, 'feed.ics'), writeFeed({ name: '设施', language: 'zh', events }));
      const format = ['{start-long-full}', '{end-long-full}', '{status}', '{title}'].join('|');
      const printed = execFileSync('khal', ['-c', join(folder, 'config'), 'printics', '-f', `|${format}|`, join(folder, 'feed.ics')], {
        encoding: 'utf8',
        env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' },
      });
      const there = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
      expect(printed.split('\n').filter((line) => line.startsWith('|'))).toEqual(
        events.map((event) => `|${there(event.from)}|${there(event.to)}|${event.confirmed ? 'CONFIRMED ' : 'TENTATIVE '}|${oneLine(event.summary)}|`),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
