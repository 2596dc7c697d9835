/** Calendars that come in and feeds that go out. A real server on loopback plays somebody else's calendar. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsideFetcher } from '@tongtu/platform/outgoing';
import { testChance, testNow } from '@tongtu/platform/testing';
import { RawAnswer } from '@tongtu/platform/http';
import { expect as must } from '@tongtu/kernel/result';
import { fetchCalendar, nextRead } from '../calendars/fetch-calendar.ts';
import { refreshCalendars } from '../calendars/jobs.ts';
import { calendarHandlers } from '../http/calendar-handlers.ts';
import type { FacilitiesOptions } from '../http/options.ts';
import { addBlock } from '../use-cases/blocks.ts';
import { addCalendar, listCalendars, mostCalendars, refreshCalendar, removeCalendar, uploadCalendar } from '../use-cases/calendars.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { saveFacility } from '../use-cases/save-facility.ts';
import { waitForSlot } from '../use-cases/wait-for-slot.ts';
import { at8, kindOf, makeWorld, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
let server: Server;
let answer: { status: number; body: string; etag?: string } = { status: 200, body: '' };
let asked: (string | undefined)[] = [];
let base: string;
beforeAll(async () => {
  world = await makeWorld();
  server = createServer((request, response) => {
    asked.push(request.headers['if-none-match']);
    if (answer.etag !== undefined && request.headers['if-none-match'] === answer.etag) return void response.writeHead(304).end();
    response.writeHead(answer.status, answer.etag === undefined ? {} : { etag: answer.etag }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://calendar.example:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

const outside = outsideFetcher({ resolve: async () => ['127.0.0.1'], allow: (address) => address === '127.0.0.1' });
const iso = (wallClock: string): string => at8(wallClock).toISOString();
const stamp = (wallClock: string): string => wallClock.replace(/[-:]/g, '').concat('00');
const event = (uid: string, from: string, to: string, ...more: string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART;TZID=Asia/Shanghai:${stamp(from)}`, `DTEND;TZID=Asia/Shanghai:${stamp(to)}`, ...more, 'END:VEVENT'].join('\r\n');
const ics = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events, 'END:VCALENDAR', ''].join('\r\n');
const monday = event('a', '2026-01-19T09:00', '2026-01-19T12:00', 'SUMMARY:自用：标定');

const add = (facility: OpenedFacility, given: { address?: string; resourceId?: string | null } = {}, who: Stance = 'operator') =>
  world.write(who, (context) =>
    addCalendar(context, facility.id, { name: '值班表', address: `${base}/secret-path.ics`, resourceId: facility.single, ...given }),
  );
const fetch = (facility: OpenedFacility, id: string, now = testNow) => fetchCalendar(world.base(world.readers.visitor, now), facility.id, id, outside);
const calendars = async (facility: OpenedFacility) => must(await world.read('operator', (context) => listCalendars(context, facility.id))).calendars;
const occurrences = async (facility: OpenedFacility): Promise<string[]> =>
  (await world.database.pool.query<{ from_at: Date }>('select from_at from block_occurrences where facility_id = $1 order by from_at', [facility.id])).rows.map(
    (row) => row.from_at.toISOString(),
  );
const hold = (facility: OpenedFacility, from: string, to: string, resourceId = facility.single) =>
  world.write('customer-manager', (context) =>
    holdBookings(context, { organizationId: world.university, places: [{ facilityId: facility.id, resourceId, from: iso(from), to: iso(to) }] }),
  );
const upload = async (
  facility: OpenedFacility,
  body: string | Buffer,
  { mediaType = 'text/calendar', name = 'C:\\x\\值班 表.ics', who = 'operator' as Stance } = {},
) => {
  const file = must(await world.files.put(Buffer.from(body), { maxBytes: 5_000_000, mediaType }));
  return world.write(who, (context) => uploadCalendar(context, facility.id, facility.single, { file, name }));
};

describe('a calendar at an address', () => {
  it('is read by a job, and its events keep bookings out', async () => {
    const facility = await world.facility();
    const added = must(await add(facility));
    expect(added).toMatchObject({ fetchedAt: null, failure: null, events: 0, dueAt: testNow });
    expect(world.jobs.queued.at(-1)).toMatchObject({ name: 'read-calendar', data: { facilityId: facility.id, calendarId: added.id } });
    answer = { status: 200, body: ics(monday, event('b', '2026-01-20T09:00', '2026-01-20T10:00', 'STATUS:CANCELLED')) };
    await fetch(facility, added.id);
    expect(await calendars(facility)).toMatchObject([{ events: 1, skipped: 1, failure: null, failures: 0, fetchedAt: testNow, dueAt: nextRead(testNow, 0) }]);
    expect(kindOf(await hold(facility, '2026-01-19T11:00', '2026-01-19T13:00'))).toBe('slot-blocked');
    expect(kindOf(await hold(facility, '2026-01-19T11:00', '2026-01-19T13:00', facility.triple))).toBe('ok');
    expect(await world.announced(facility.id)).toEqual(expect.arrayContaining(['calendar-added', 'calendar-read']));
  });
  it('tells nobody its address, in no event and no answer', async () => {
    const facility = await world.facility();
    must(await add(facility));
    const handlers = calendarHandlers(options);
    const listed = must(await world.read('operator', (context) => handlers.listCalendars(context, { params: { facilityId: facility.id } } as never)));
    expect(JSON.stringify(listed)).toContain('calendar.example');
    expect(JSON.stringify(listed)).not.toContain('secret-path');
    const { rows } = await world.database.pool.query('select changed from events where subject_id = $1', [facility.id]);
    expect(JSON.stringify(rows)).not.toContain('secret-path');
  });
  it('that has not changed changes nothing, told by its tag or by its content', async () => {
    const facility = await world.facility();
    const { id } = must(await add(facility));
    answer = { status: 200, body: ics(monday), etag: '"1"' };
    await fetch(facility, id);
    const blocks = async () => (await world.database.pool.query('select block_id from blocks where facility_id = $1', [facility.id])).rows;
    const before = await blocks();
    const later = new Date(testNow.getTime() + 900_000);
    asked = [];
    await fetch(facility, id, later);
    expect(asked).toEqual(['"1"']);
    answer = { status: 200, body: ics(monday), etag: '"2"' };
    await fetch(facility, id, later);
    expect(await blocks()).toEqual(before);
    expect(await calendars(facility)).toMatchObject([{ fetchedAt: later, etag: '"2"', events: 1 }]);
    expect((await world.announced(facility.id)).filter((kind) => kind === 'calendar-read')).toHaveLength(1);
  });
  it('that changes takes its old times away, and who waits for them gets a hold', async () => {
    const facility = await world.facility();
    const { id } = must(await add(facility));
    answer = { status: 200, body: ics(monday) };
    await fetch(facility, id);
    must(
      await world.write('customer-manager', (context) =>
        waitForSlot(context, {
          organizationId: world.university,
          place: { facilityId: facility.id, resourceId: facility.single, from: iso('2026-01-19T09:00'), to: iso('2026-01-19T10:00') },
        }),
      ),
    );
    answer = { status: 200, body: ics(event('a', '2026-01-20T09:00', '2026-01-20T12:00')) };
    await fetch(facility, id);
    expect(await occurrences(facility)).toEqual([iso('2026-01-20T09:00')]);
    expect((await world.database.pool.query('select state from bookings where facility_id = $1', [facility.id])).rows).toEqual([{ state: 'held' }]);
  });
  it.each<[string, typeof answer, string]>([
    ['is broken', { status: 200, body: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT' }, 'calendar-malformed'],
    ['is a page now', { status: 200, body: '<!doctype html>' }, 'calendar-malformed'],
    ['is gone', { status: 404, body: '' }, 'address-answer'],
    ['is huge', { status: 200, body: `BEGIN:VCALENDAR\r\nX:${'x'.repeat(2_000_100)}` }, 'calendar-too-large'],
    ['has too many events', { status: 200, body: ics(...Array.from({ length: 5001 }, () => monday)) }, 'calendar-too-dense'],
    [
      'has events without end',
      { status: 200, body: ics(...Array.from({ length: 60 }, (_, i) => event(`${i}`, '2026-01-19T09:00', '2026-01-19T10:00', 'RRULE:FREQ=DAILY'))) },
      'calendar-too-dense',
    ],
    ['names a zone that nobody knows', { status: 200, body: ics(monday.replaceAll('Asia/Shanghai', 'Atlantis')) }, 'calendar-zone-unknown'],
  ])('that %s keeps in force what was read before, and says so', async (_, then, kind) => {
    const facility = await world.facility();
    const { id } = must(await add(facility));
    answer = { status: 200, body: ics(monday) };
    await fetch(facility, id);
    answer = then;
    const later = new Date(testNow.getTime() + 900_000);
    for (const failures of [1, 2]) {
      await fetch(facility, id, later);
      expect(await calendars(facility)).toMatchObject([{ failure: kind, failures, events: 1, fetchedAt: testNow, dueAt: nextRead(later, failures) }]);
    }
    expect(await occurrences(facility)).toEqual([iso('2026-01-19T09:00')]);
    answer = { status: 200, body: ics(monday) };
    await fetch(facility, id, later);
    expect(await calendars(facility)).toMatchObject([{ failure: null, failures: 0 }]);
  });
  it('inside the house is never asked', async () => {
    const facility = await world.facility();
    const { id } = must(await add(facility, { address: `http://127.0.0.1:${new URL(base).port}/` }));
    asked = [];
    // With the fetch of the house, which allows nothing.
    await fetchCalendar(world.base(world.readers.visitor), facility.id, id);
    expect(asked).toEqual([]);
    expect(await calendars(facility)).toMatchObject([{ failure: 'address-refused', failures: 1 }]);
  });
  it('that was removed meanwhile leaves nothing behind', async () => {
    const facility = await world.facility();
    const { id } = must(await add(facility));
    answer = { status: 200, body: ics(monday) };
    await fetchCalendar(world.base(world.readers.visitor), facility.id, id, async (...given) => {
      const came = await outside(...given);
      must(await world.write('operator', (context) => removeCalendar(context, facility.id, id)));
      return came;
    });
    expect(await occurrences(facility)).toEqual([]);
    await fetch(facility, id);
    expect(await calendars(facility)).toEqual([]);
  });
  it('is read again every quarter of an hour, later and later while it fails', async () => {
    expect([0, 1, 2, 5, 10, 100].map((failures) => (nextRead(testNow, failures).getTime() - testNow.getTime()) / 60_000)).toEqual([
      15, 30, 60, 480, 1440, 1440,
    ]);
    const facility = await world.facility();
    const { id } = must(await add(facility));
    answer = { status: 200, body: ics(monday) };
    await fetch(facility, id);
    const queued = async (minutes: number) => {
      world.jobs.queued.length = 0;
      await refreshCalendars(world.base(world.readers.visitor, new Date(testNow.getTime() + minutes * 60_000)));
      return world.jobs.queued.some((job) => (job.data as { calendarId?: string }).calendarId === id);
    };
    expect(await queued(14)).toBe(false);
    expect(await queued(15)).toBe(true);
    must(await world.write('operator', (context) => refreshCalendar(context, facility.id, id)));
    expect(await queued(0)).toBe(true);
  });
  it('titles of its events that say they are secret are not kept', async () => {
    const facility = await world.facility();
    const { id } = must(await add(facility));
    answer = {
      status: 200,
      body: ics(event('a', '2026-01-19T09:00', '2026-01-19T12:00', 'SUMMARY:绝密★项目'), event('b', '2026-01-20T09:00', '2026-01-20T12:00', 'SUMMARY:标定')),
    };
    await fetch(facility, id);
    const { rows } = await world.database.pool.query('select note from blocks where facility_id = $1 order by from_at', [facility.id]);
    expect(rows).toEqual([{ note: null }, { note: '标定' }]);
  });
  it('is one of twenty at most, and names a resource that is there', async () => {
    const facility = await world.facility();
    expect(kindOf(await add(facility, { resourceId: world.newId() }))).toBe('resource-not-found');
    for (let i = 0; i < mostCalendars; i += 1) must(await add(facility));
    expect(await add(facility)).toMatchObject({ error: { kind: 'calendars-too-many', details: { most: mostCalendars } } });
    expect(kindOf(await upload(facility, ics(monday)))).toBe('calendars-too-many');
  });
});

describe('a calendar in a file', () => {
  it('is read at once, once, under the name of the file', async () => {
    const facility = await world.facility();
    expect(must(await upload(facility, ics(monday)))).toMatchObject({ name: '值班 表', address: null, events: 1, skipped: 0, dueAt: null, fetchedAt: testNow });
    expect(kindOf(await hold(facility, '2026-01-19T11:00', '2026-01-19T13:00'))).toBe('slot-blocked');
  });
  it.each<[string, string, string, string]>([
    ['a broken one', 'BEGIN:VCALENDAR', 'text/calendar', 'calendar-malformed'],
    ['a huge one', `BEGIN:VCALENDAR\r\n${'x'.repeat(2_000_001)}`, 'text/calendar', 'calendar-too-large'],
    ['one without a known zone', ics(monday.replaceAll('Asia/Shanghai', 'Atlantis')), 'text/calendar', 'calendar-zone-unknown'],
    ['something else', '%PDF', 'application/pdf', 'file-type-refused'],
  ])('%s is refused and leaves nothing', async (_, body, mediaType, kind) => {
    const facility = await world.facility();
    expect(kindOf(await upload(facility, body, { mediaType }))).toBe(kind);
    expect(await calendars(facility)).toEqual([]);
    expect(await occurrences(facility)).toEqual([]);
  });
  it('goes with what it blocks', async () => {
    const facility = await world.facility();
    const { id } = must(await upload(facility, ics(monday)));
    must(await world.write('operator', (context) => refreshCalendar(context, facility.id, id)));
    must(await world.write('admin', (context) => removeCalendar(context, facility.id, id)));
    expect(await occurrences(facility)).toEqual([]);
    expect(kindOf(await world.write('admin', (context) => removeCalendar(context, facility.id, id)))).toBe('calendar-not-found');
    expect(kindOf(await world.write('admin', (context) => refreshCalendar(context, facility.id, id)))).toBe('calendar-not-found');
  });
});

const options: FacilitiesOptions = {
  sentence: () => undefined,
  translate: (_language, _room, key) => key,
  publicUrl: () => 'https://tongtu.example',
  chance: testChance('feeds'),
};
const handlers = calendarHandlers(options);

describe('a calendar that goes out', () => {
  const renew = async (facility: OpenedFacility, scope: 'full' | 'busy', who: Stance = 'operator') => {
    const result = await world.write(who, (context) => handlers.renewFeed(context, { params: { facilityId: facility.id }, body: { scope } } as never));
    return result.ok ? (result.value as { address: string }).address : result.error.kind;
  };
  const read = async (address: string, now = testNow) => {
    const token = address.split('/').at(-1)!;
    const result = await world.read('visitor', (context) => handlers.readFeed(context, { params: { token } } as never), now);
    if (!result.ok) return result.error.kind;
    const raw = result.value as RawAnswer;
    expect(raw.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': expect.stringContaining('private') });
    return String(raw.body);
  };
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown as unknown[]).getAllSubcomponents('vevent').map((component) => {
      const one = new ICAL.Event(component);
      return {
        uid: one.uid,
        sequence: one.sequence,
        from: one.startDate.toJSDate(),
        to: one.endDate.toJSDate(),
        summary: one.summary,
        description: one.description,
        status: component.getFirstPropertyValue('status'),
      };
    });

  it('tells operators everything, under one id for ever', async () => {
    const facility = await world.facility();
    const { bookings } = must(await hold(facility, '2026-01-19T09:00', '2026-01-19T10:00'));
    must(
      await world.write('operator', (context) =>
        addBlock(context, facility.id, { resourceId: null, kind: 'maintenance', note: '换油', from: iso('2026-01-20T09:00'), to: iso('2026-01-20T10:00') }),
      ),
    );
    const address = await renew(facility, 'full');
    expect(address).toMatch(/^https:\/\/tongtu\.example\/api\/calendar-feeds\/[\w-]{43}\.ics$/);
    const all = events(await read(address));
    expect(all).toMatchObject([
      {
        uid: `booking-${bookings[0]!.id}@tongtu.example`,
        sequence: 1,
        from: at8('2026-01-19T09:00'),
        to: at8('2026-01-19T10:00'),
        summary: '线性加速器 · 示例大学',
        status: 'TENTATIVE',
      },
      { from: at8('2026-01-20T09:00'), summary: 'calendars.kinds.maintenance', description: '换油', status: 'CONFIRMED' },
    ]);
    expect(all[0]!.description).toContain('customermanager');
    expect(all[0]!.description).toContain('states.held');
    expect(events(await read(address)).map(({ uid }) => uid)).toEqual(all.map(({ uid }) => uid));
  });
  it('tells others that a time is taken, and not by whom, for what or how often', async () => {
    const facility = await world.facility();
    const first = must(await hold(facility, '2026-01-19T09:00', '2026-01-19T10:00')).bookings[0]!;
    must(await hold(facility, '2026-01-19T10:00', '2026-01-19T11:00'));
    must(
      await world.write('operator', (context) =>
        addBlock(context, facility.id, {
          resourceId: facility.single,
          kind: 'internal',
          note: '自用课题',
          from: iso('2026-01-19T11:00'),
          to: iso('2026-01-19T12:00'),
        }),
      ),
    );
    const text = await read(await renew(facility, 'busy'));
    expect(events(text)).toMatchObject([{ from: at8('2026-01-19T09:00'), to: at8('2026-01-19T12:00'), summary: '线性加速器 · calendars.busy' }]);
    for (const secret of ['示例大学', 'customermanager', '自用课题', first.id, first.personId, world.university]) expect(text).not.toContain(secret);
  });
  it('leaves out what has run out', async () => {
    const facility = await world.facility();
    must(await hold(facility, '2026-01-19T09:00', '2026-01-19T10:00'));
    const address = await renew(facility, 'full');
    expect(events(await read(address, new Date(testNow.getTime() + 49 * 3_600_000)))).toEqual([]);
  });
  it('stops at the address before the last; only a hash of it is kept', async () => {
    const facility = await world.facility();
    const [full, busy] = [await renew(facility, 'full'), await renew(facility, 'busy')];
    const again = await renew(facility, 'full', 'admin');
    expect(await read(full)).toBe('feed-not-found');
    expect(await read(again)).toContain('BEGIN:VCALENDAR');
    expect(await read(busy)).toContain('BEGIN:VCALENDAR');
    expect(await read('https://tongtu.example/api/calendar-feeds/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics')).toBe('feed-not-found');
    const { rows } = await world.database.pool.query('select * from calendar_feeds where facility_id = $1', [facility.id]);
    expect(rows).toHaveLength(2);
    for (const address of [again, busy]) expect(JSON.stringify(rows)).not.toContain(address.split('/').at(-1)!.replace('.ics', ''));
    expect(must(await world.read('operator', (context) => listCalendars(context, facility.id))).feeds.map(({ scope }) => scope)).toEqual(['busy', 'full']);
  });
  it('is in the zone of nobody: times are instants', async () => {
    const facility = await world.facility();
    must(await world.write('operator', (context) => saveFacility(context, facility.id, { revision: facility.revision, zone: 'Europe/Berlin' })));
    must(
      await world.write('operator', (context) =>
        addBlock(context, facility.id, {
          resourceId: null,
          kind: 'internal',
          from: '2026-03-28T09:00:00+01:00',
          to: '2026-03-28T10:00:00+01:00',
          rrule: 'FREQ=DAILY;COUNT=2',
        }),
      ),
    );
    expect(events(await read(await renew(facility, 'busy'))).map(({ from }) => from.toISOString())).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
    ]);
  });
});

describe('who', () => {
  it.each<[Stance, string, string]>([
    ['visitor', 'facility-not-found', 'facility-not-found'],
    ['enterprise', 'facility-not-found', 'facility-not-found'],
    ['other-provider', 'facility-not-found', 'facility-not-found'],
    ['viewer', 'ok', 'not-allowed'],
    ['signatory', 'ok', 'not-allowed'],
    ['operator', 'ok', 'ok'],
    ['secretariat', 'ok', 'not-allowed'],
    ['auditor', 'ok', 'not-allowed'],
    ['auditing-admin', 'ok', 'not-allowed'],
  ])('%s reads: %s, writes: %s', async (stance, reads, writes) => {
    const facility = await world.facility();
    const { id } = must(await add(facility));
    expect(kindOf(await world.read(stance, (context) => listCalendars(context, facility.id)))).toBe(reads);
    expect(kindOf(await add(facility, {}, stance))).toBe(writes);
    expect(kindOf(await upload(facility, ics(monday), { who: stance }))).toBe(writes);
    expect(kindOf(await world.write(stance, (context) => refreshCalendar(context, facility.id, id)))).toBe(writes);
    expect(
      kindOf(await world.write(stance, (context) => handlers.renewFeed(context, { params: { facilityId: facility.id }, body: { scope: 'busy' } } as never))),
    ).toBe(writes);
    expect(kindOf(await world.write(stance, (context) => removeCalendar(context, facility.id, id)))).toBe(writes);
  });
});
