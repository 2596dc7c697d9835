/** Calendars as other programs write them, and as nobody should. */
import { describe, expect, it } from 'vitest';
import { readIcs, type ReadCalendar } from './read-ics.ts';
import { writtenOccurrences } from './write-block.ts';

const now = new Date('2026-01-15T01:00:00Z');
const zone = 'Asia/Shanghai';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const calendar = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', 'UID:one', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const read = (text: string) => readIcs(bytes(text), zone, now);
const good = (text: string): ReadCalendar => {
  const result = read(text);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const kindOf = (text: string): string => {
  const result = read(text);
  return result.ok ? 'ok' : result.error.kind;
};
/** All times of a calendar that are written out, in order. */
const times = (text: string): string[] =>
  good(text)
    .events.flatMap((each) => {
      const written = writtenOccurrences({ ...each, facilityId: 'f', id: 'b', resourceId: null }, now);
      return written.ok ? written.value : [];
    })
    .map(({ from, to }) => `${from.toISOString().slice(0, 16)}–${to.toISOString().slice(0, 16)}`)
    .sort();

describe('an event', () => {
  it('is meant by its zone, by UTC, or by the clock of the facility', () => {
    expect(times(calendar(event('DTSTART;TZID=Europe/Berlin:20260301T090000', 'DTEND;TZID=Europe/Berlin:20260301T100000')))).toEqual([
      '2026-03-01T08:00–2026-03-01T09:00',
    ]);
    expect(times(calendar(event('DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z')))).toEqual(['2026-03-01T09:00–2026-03-01T10:00']);
    expect(times(calendar(event('DTSTART:20260301T090000', 'DURATION:PT90M')))).toEqual(['2026-03-01T01:00–2026-03-01T02:30']);
    expect(times(calendar(event('DTSTART;TZID="Asia/Tokyo":20260301T090000', 'DTEND;TZID=Asia/Shanghai:20260301T090000')))).toEqual([
      '2026-03-01T00:00–2026-03-01T01:00',
    ]);
  });
  it('of whole days runs from midnight to midnight of the facility', () => {
    expect(times(calendar(event('DTSTART;VALUE=DATE:20260301', 'DTEND;VALUE=DATE:20260303')))).toEqual(['2026-02-28T16:00–2026-03-02T16:00']);
    expect(times(calendar(event('DTSTART;VALUE=DATE:20260301')))).toEqual(['2026-02-28T16:00–2026-03-01T16:00']);
    expect(times(calendar(event('DTSTART;VALUE=DATE:20260301', 'DTEND;VALUE=DATE:20260301')))).toEqual(['2026-02-28T16:00–2026-03-01T16:00']);
    expect(times(calendar(event('DTSTART;VALUE=DATE:20260301', 'DURATION:P1W')))).toEqual(['2026-02-28T16:00–2026-03-07T16:00']);
  });
  it('keeps a plain title and nothing else of its words', () => {
    const { events } = good(
      calendar(
        event(
          'DTSTART:20260301T090000Z',
          'DTEND:20260301T100000Z',
          'SUMMARY:检修\\, 年度\\n\u202eevil\u0007 x',
          'DESCRIPTION:geheim',
          'ATTENDEE:mailto:a@example.org',
        ),
      ),
    );
    expect(events).toEqual([
      {
        uid: 'one',
        summary: '检修, 年度 evil x',
        from: new Date('2026-03-01T09:00:00Z'),
        to: new Date('2026-03-01T10:00:00Z'),
        zone: 'UTC',
        rrule: null,
        exdates: [],
      },
    ]);
  });
  it('with a folded line, other line ends or a mark at the begin is the same', () => {
    const text = calendar(event('DTSTART:20260301T090000Z', 'DTEND:2026030', ' 1T100000Z', 'SUMMARY:a', '\tb'));
    for (const each of [text, text.replaceAll('\r\n', '\n'), `\ufeff${text}`])
      expect(good(each).events[0]).toMatchObject({ to: new Date('2026-03-01T10:00:00Z'), summary: 'ab' });
  });
  it('in GB 18030 is read', () => {
    const start = calendar(event('DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z', 'SUMMARY:@'));
    const [before, after] = start.split('@') as [string, string];
    const result = readIcs(Buffer.concat([Buffer.from(before), Buffer.from([0xbc, 0xec, 0xd0, 0xde]), Buffer.from(after)]), zone, now);
    expect(result).toMatchObject({ ok: true, value: { events: [{ summary: '检修' }] } });
  });

  it.each([
    ['cancelled', ['DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z', 'STATUS:CANCELLED']],
    ['marked as free', ['DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z', 'TRANSP:TRANSPARENT']],
    ['long over', ['DTSTART:20250101T090000Z', 'DTEND:20250101T100000Z']],
    ['without a begin', ['DTEND:20260301T100000Z']],
    ['without a length', ['DTSTART:20260301T090000Z']],
    ['with an end before its begin', ['DTSTART:20260301T090000Z', 'DTEND:20260301T080000Z']],
    ['with a negative length', ['DTSTART:20260301T090000Z', 'DURATION:-PT1H']],
    ['on no day', ['DTSTART:20260230T090000Z', 'DTEND:20260231T080000Z']],
    ['at no hour', ['DTSTART:20260301T250000Z', 'DTEND:20260301T260000Z']],
    ['in the year 9999', ['DTSTART:99991231T090000Z', 'DTEND:99991231T100000Z']],
    ['longer than ten years', ['DTSTART:20260301T090000Z', 'DTEND:20460301T090000Z']],
    ['with nonsense for a begin', ['DTSTART:garbage', 'DTEND:20260301T100000Z']],
    ['that repeats by a rule that cannot be read', ['DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z', 'RRULE:FREQ=NEVER']],
    ['that repeats every second', ['DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z', 'RRULE:FREQ=SECONDLY']],
    ['that repeats by two rules', ['DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z', 'RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY']],
  ])('%s is left out, and the others stay', (_, lines) => {
    const result = good(calendar(event(...lines), event('DTSTART:20260401T090000Z', 'DTEND:20260401T100000Z')));
    expect(result).toMatchObject({ skipped: 1, events: [{ from: new Date('2026-04-01T09:00:00Z') }] });
  });
});

describe('an event that recurs', () => {
  const weekly = ['DTSTART;TZID=Europe/Berlin:20260302T090000', 'DTEND;TZID=Europe/Berlin:20260302T110000', 'RRULE:FREQ=WEEKLY;COUNT=5'];
  it('keeps its hours when the clocks of its zone are set', () => {
    expect(times(calendar(event(...weekly)))).toEqual([
      '2026-03-02T08:00–2026-03-02T10:00',
      '2026-03-09T08:00–2026-03-09T10:00',
      '2026-03-16T08:00–2026-03-16T10:00',
      '2026-03-23T08:00–2026-03-23T10:00',
      '2026-03-30T07:00–2026-03-30T09:00',
    ]);
  });
  it('leaves out its exceptions, in whatever notation', () => {
    const exceptions = ['EXDATE;TZID=Europe/Berlin:20260309T090000,20260316T090000', 'EXDATE:20260323T080000Z', 'EXDATE;VALUE=DATE:20260330'];
    expect(times(calendar(event(...weekly, ...exceptions)))).toEqual(['2026-03-02T08:00–2026-03-02T10:00']);
    expect(times(calendar(event(...weekly, 'EXDATE;TZID=Europe/Berlin:20260302T090000')))).toHaveLength(4);
  });
  it('has further dates', () => {
    const further = ['RDATE;TZID=Europe/Berlin:20260405T090000', 'RDATE;VALUE=PERIOD:20260406T090000Z/PT30M,20260407T090000Z/20260407T093000Z'];
    expect(times(calendar(event(...weekly.slice(0, 2), ...further)))).toEqual([
      '2026-03-02T08:00–2026-03-02T10:00',
      '2026-04-05T07:00–2026-04-05T09:00',
      '2026-04-06T09:00–2026-04-06T09:30',
      '2026-04-07T09:00–2026-04-07T09:30',
    ]);
  });
  it('has single times moved, and others cancelled', () => {
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20260309T090000',
      'DTSTART;TZID=Europe/Berlin:20260310T140000',
      'DTEND;TZID=Europe/Berlin:20260310T150000',
    );
    const cancelled = event(
      'RECURRENCE-ID:20260316T080000Z',
      'DTSTART;TZID=Europe/Berlin:20260316T090000',
      'DTEND;TZID=Europe/Berlin:20260316T110000',
      'STATUS:CANCELLED',
    );
    for (const text of [calendar(event(...weekly), moved, cancelled), calendar(cancelled, moved, event(...weekly))]) {
      expect(times(text)).toEqual([
        '2026-03-02T08:00–2026-03-02T10:00',
        '2026-03-10T13:00–2026-03-10T14:00',
        '2026-03-23T08:00–2026-03-23T10:00',
        '2026-03-30T07:00–2026-03-30T09:00',
      ]);
      expect(good(text).skipped).toBe(0);
    }
  });
  it('without an end is written as far ahead as anybody books, and no further', () => {
    const all = times(calendar(event(...weekly.slice(0, 2), 'RRULE:FREQ=WEEKLY')));
    expect(all.length).toBeGreaterThan(55);
    expect(all.at(-1)! < '2027-04-22').toBe(true);
  });
  it('that cannot be read blocks not even its first time', () => expect(good(calendar(event(...weekly.slice(0, 2), 'RRULE:FREQ=HOURLY'))).events).toEqual([]));
});

describe('a zone', () => {
  const at = (tzid: string, ...definition: string[]): string =>
    calendar(...definition, event(`DTSTART;TZID=${tzid}:20260701T090000`, `DTEND;TZID=${tzid}:20260701T100000`));
  const described = (tzid: string, ...more: string[]): string[] => ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...more, 'END:VTIMEZONE'];
  const newYork = (name: string): string[] =>
    described(
      name,
      'BEGIN:STANDARD',
      'DTSTART:16011104T020000',
      'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
      'TZOFFSETFROM:-0400',
      'TZOFFSETTO:-0500',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20070311T020000',
      'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0400',
      'END:DAYLIGHT',
    );
  it.each([
    ['of the world', at('America/New_York'), '2026-07-01T13:00'],
    ['as Windows calls it', at('China Standard Time'), '2026-07-01T01:00'],
    ['at the end of a path', at('/freeassociation.sourceforge.net/Europe/Berlin'), '2026-07-01T07:00'],
    ['with its place in a remark', at('Custom', ...described('Custom', 'X-LIC-LOCATION:Europe/London')), '2026-07-01T08:00'],
    ['that the calendar describes', at('Our own', ...newYork('Our own')), '2026-07-01T13:00'],
    [
      'that is described without summer time',
      at('Werkszeit', ...described('Werkszeit', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'END:STANDARD')),
      '2026-07-01T01:00',
    ],
  ])('%s is known', (_, text, from) => expect(times(text)[0]!.slice(0, 16)).toBe(from));
  it('as described goes on with summer time for what recurs', () => {
    const text = calendar(
      ...newYork('Our own'),
      event('DTSTART;TZID=Our own:20260301T090000', 'DTEND;TZID=Our own:20260301T100000', 'RRULE:FREQ=WEEKLY;COUNT=2'),
    );
    expect(times(text)).toEqual(['2026-03-01T14:00–2026-03-01T15:00', '2026-03-08T13:00–2026-03-08T14:00']);
  });
  it('that nobody knows leaves its events out; where none is left that is said', () => {
    expect(kindOf(at('Atlantis'))).toBe('calendar-zone-unknown');
    expect(kindOf(at('Odd', ...described('Odd', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0317', 'TZOFFSETTO:+0317', 'END:STANDARD')))).toBe(
      'calendar-zone-unknown',
    );
    expect(
      good(calendar(event('DTSTART;TZID=Atlantis:20260701T090000', 'DTEND:20260701T100000Z'), event('DTSTART:20260701T090000Z', 'DTEND:20260701T100000Z'))),
    ).toMatchObject({
      skipped: 1,
      events: [{ zone: 'UTC' }],
    });
  });
  it('that is described to do harm is not known either', () => {
    const harm = (...rule: string[]) =>
      at('Harm', ...described('Harm', 'BEGIN:STANDARD', 'DTSTART:19000101T000000', ...rule, 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0800', 'END:STANDARD'));
    const began = performance.now();
    for (const rule of [
      'RRULE:FREQ=SECONDLY',
      'RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3',
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'RRULE:FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9',
    ])
      expect(['calendar-zone-unknown', 'ok']).toContain(kindOf(harm(rule)));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('a calendar', () => {
  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body>Sign in</body></html>'],
    ['some text', 'hello'],
    ['one that ends in the middle', calendar(event('DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z')).slice(0, -30)],
    ['one whose parts do not fit', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n'],
    ['one with an end too many', `${calendar()}END:VCALENDAR\r\n`],
    ['one inside one inside one', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(100)}`],
  ])('is not %s', (_, text) => expect(kindOf(text)).toBe('calendar-malformed'));
  it('is not some bytes', () => expect(readIcs(Uint8Array.from([0x42, 0xff, 0xfe, 0x80]), zone, now)).toMatchObject({ error: { kind: 'calendar-malformed' } }));
  it('may be empty, or hold other things than events', () => {
    expect(good(calendar())).toEqual({ events: [], skipped: 0 });
    expect(
      good(
        calendar(
          'BEGIN:VTODO',
          'UID:x',
          'DTSTART:20260301T090000Z',
          'DUE:20260301T100000Z',
          'END:VTODO',
          'BEGIN:X-OTHER',
          'BEGIN:VEVENT',
          'DTSTART:20260301T090000Z',
          'END:VEVENT',
          'END:X-OTHER',
        ),
      ).events,
    ).toEqual([]);
  });
  it('may come with alarms, attachments, unknown properties and lines that are none', () => {
    const text = calendar(
      'X-WR-CALNAME:x',
      event(
        'DTSTART:20260301T090000Z',
        'DTEND:20260301T100000Z',
        `ATTACH;ENCODING=BASE64;VALUE=BINARY:${'A'.repeat(500_000)}`,
        'X-ODD;P="a:b;c":v',
        'no colon here',
        ':',
        '',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'DTSTART:19990101T000000Z',
        'END:VALARM',
      ),
    );
    expect(good(text)).toMatchObject({ skipped: 0, events: [{ from: new Date('2026-03-01T09:00:00Z') }] });
  });
  it('is not too large, nor has too many events', () => {
    expect(kindOf(calendar(...Array.from({ length: 5001 }, () => event('DTSTART:20260301T090000Z', 'DTEND:20260301T100000Z'))))).toBe('calendar-too-dense');
    expect(kindOf(calendar(`X-LONG:${'x'.repeat(2_000_001)}`))).toBe('calendar-too-large');
  });
  it('is read quickly, whatever it is made of', () => {
    const line = 'DTSTART:20260301T090000Z';
    const hostile = [
      calendar(
        ...Array.from({ length: 5000 }, (_, i) => event(line, 'DTEND:20260301T100000Z', `SUMMARY:${'x'.repeat(200)}${i}`, 'RRULE:FREQ=DAILY;COUNT=100000')),
      ),
      calendar(
        event(
          line,
          'DTEND:20260301T100000Z',
          ...Array.from({ length: 400 }, () => `EXDATE:${Array.from({ length: 250 }, () => '20260301T090000Z').join(',')}`),
        ),
      ),
      calendar(event(line, 'DTEND:20260301T100000Z', `SUMMARY:${'\\'.repeat(90_000)}`, `UID:${'"'.repeat(90_000)}`, `DTSTAMP;X=${'";'.repeat(40_000)}:x`)),
      calendar(event(line, 'DTEND:20260301T100000Z', `EXDATE${';A=B'.repeat(20_000)}:20260301T090000Z`)),
      calendar(...Array.from({ length: 5000 }, (_, i) => event(`DTSTART;TZID=Zone${i}:20260301T090000`, 'DTEND:20260301T100000Z'))),
      calendar(
        ...Array.from({ length: 10_000 }, (_, i) => ['BEGIN:VTIMEZONE', `TZID:Z${i}`, 'END:VTIMEZONE'].join('\r\n')),
        ...Array.from({ length: 2000 }, (_, i) => event(`DTSTART;TZID=Z${i}:20260301T090000`, 'DTEND:20260301T100000Z')),
      ),
      `BEGIN:VCALENDAR\r\n${' \r\n'.repeat(400_000)}`,
      `BEGIN:VCALENDAR\r\nX:${'\r\n '.repeat(400_000)}\r\nEND:VCALENDAR\r\n`,
    ];
    for (const [index, text] of hostile.entries()) {
      const began = performance.now();
      read(text);
      expect([index, performance.now() - began < 3000]).toEqual([index, true]);
    }
  });
});
