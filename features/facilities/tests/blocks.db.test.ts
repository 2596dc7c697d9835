/** When a facility cannot be booked: written, seen, in the way of bookings, taken away; and never at odds with a booking made at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction } from '@tongtu/platform/database';
import { testNow } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import { extendBlocks } from '../calendars/jobs.ts';
import { blockedIn } from '../store/blocks.ts';
import { lockForBooking } from '../store/locks.ts';
import { addBlock, listBlocks, mostBlocks, removeBlock, type NewBlock } from '../use-cases/blocks.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { nextSlots } from '../use-cases/free-slots.ts';
import { getTimeline } from '../use-cases/timeline.ts';
import { waitForSlot } from '../use-cases/wait-for-slot.ts';
import { at8, kindOf, makeWorld, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.close());

const day = 86_400_000;
const iso = (wallClock: string): string => at8(wallClock).toISOString();
const block = (facility: OpenedFacility, given: Partial<NewBlock> = {}, who: Stance = 'operator', now = testNow) =>
  world.write(
    who,
    (context) =>
      addBlock(context, facility.id, {
        resourceId: facility.single,
        kind: 'maintenance',
        from: iso('2026-01-19T09:00'),
        to: iso('2026-01-19T12:00'),
        ...given,
      }),
    now,
  );
const hold = (facility: OpenedFacility, from: string, to: string, resourceId = facility.single) =>
  world.write('customer-manager', (context) =>
    holdBookings(context, { organizationId: world.university, places: [{ facilityId: facility.id, resourceId, from: iso(from), to: iso(to) }] }),
  );
const list = async (facility: OpenedFacility, who: Stance = 'operator', now = testNow) =>
  must(await world.read(who, (context) => listBlocks(context, facility.id), now));
const occurrences = async (id: string): Promise<number> =>
  (await world.database.pool.query<{ count: number }>('select count(*)::integer as count from block_occurrences where facility_id = $1', [id])).rows[0]!.count;

describe('a block', () => {
  it('keeps bookings out, of its resource alone or of the whole facility', async () => {
    const facility = await world.facility();
    must(await block(facility));
    expect(kindOf(await hold(facility, '2026-01-19T11:00', '2026-01-19T13:00'))).toBe('slot-blocked');
    expect(kindOf(await hold(facility, '2026-01-19T12:00', '2026-01-19T13:00'))).toBe('ok');
    expect(kindOf(await hold(facility, '2026-01-19T09:00', '2026-01-19T10:00', facility.triple))).toBe('ok');
    must(await block(facility, { resourceId: null, from: iso('2026-01-20T00:00'), to: iso('2026-01-21T00:00'), kind: 'blackout' }));
    for (const resource of [facility.single, facility.triple, ...facility.reactors])
      expect(kindOf(await hold(facility, '2026-01-20T09:00', '2026-01-20T10:00', resource))).toBe('slot-blocked');
    const next = await world.read('visitor', (context) =>
      nextSlots(context, [facility.id], { minutes: 60, resourceId: facility.single, after: at8('2026-01-19T13:00') }),
    );
    expect(next.get(facility.id)![0]!.from).toEqual(at8('2026-01-19T13:00'));
  });
  it('is announced with its time and without its words', async () => {
    const facility = await world.facility();
    const { block: made } = must(await block(facility, { note: '更换磁控管' }));
    must(await world.write('operator', (context) => removeBlock(context, facility.id, made.id)));
    expect(await world.announced(facility.id)).toEqual(expect.arrayContaining(['block-added', 'block-removed']));
    const { rows } = await world.database.pool.query("select changed from events where subject_id = $1 and kind = 'block-added'", [facility.id]);
    expect(rows[0].changed).toEqual({
      blockId: made.id,
      resourceId: facility.single,
      kind: 'maintenance',
      from: iso('2026-01-19T09:00'),
      to: iso('2026-01-19T12:00'),
    });
  });

  it.each<[string, Partial<NewBlock>, string]>([
    ['a reversed time', { from: iso('2026-01-19T12:00'), to: iso('2026-01-19T09:00') }, 'period-reversed'],
    ['no time at all', { to: iso('2026-01-19T09:00') }, 'period-zero'],
    ['a time in the year 9999', { to: '9999-12-31T00:00:00Z' }, 'period-out-of-range'],
    ['something that is no time', { to: 'tomorrow' }, 'instant-malformed'],
    ['a rule that cannot be read', { rrule: 'every Monday' }, 'recurrence-malformed'],
    ['a rule that comes every second', { rrule: 'FREQ=SECONDLY' }, 'recurrence-too-dense'],
    ['a hundred thousand times a day', { rrule: 'FREQ=DAILY;COUNT=100000;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13' }, 'recurrence-too-dense'],
    ['somebody else’s resource', { resourceId: '01890000-0000-7000-8000-000000000000' }, 'resource-not-found'],
    ['a note that says it is secret', { note: '机密★：某型号检修' }, 'state-secret-refused'],
  ])('is refused for %s', async (_, given, kind) => {
    const facility = await world.facility();
    expect(kindOf(await block(facility, given))).toBe(kind);
    expect(await occurrences(facility.id)).toBe(0);
  });
  it('a hundred thousand days is no harm: it is written as far as anybody books', async () => {
    const facility = await world.facility();
    must(await block(facility, { rrule: 'FREQ=DAILY;COUNT=100000' }));
    expect(await occurrences(facility.id)).toBeLessThan(470);
  });
  it('is one of two hundred at most', async () => {
    const facility = await world.facility();
    for (let i = 0; i < mostBlocks; i += 1) must(await block(facility, { from: iso('2026-02-19T09:00'), to: iso('2026-02-19T12:00') }));
    expect(await block(facility)).toMatchObject({ error: { kind: 'blocks-too-many', details: { most: mostBlocks } } });
  });
});

describe('a block that recurs', () => {
  it('keeps its hours, is written as far ahead as anybody books, and a day further every day', async () => {
    const facility = await world.facility({ zone: 'Europe/Berlin' });
    must(await block(facility, { from: '2026-03-16T09:00:00+01:00', to: '2026-03-16T11:00:00+01:00', rrule: 'FREQ=WEEKLY' }));
    const spring = await blockedIn(world.database.db, [facility.id], { from: new Date('2026-03-20T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') });
    expect(spring.map(({ from, to }) => [from.toISOString(), to.toISOString()]).sort()).toEqual([
      ['2026-03-23T08:00:00.000Z', '2026-03-23T10:00:00.000Z'],
      ['2026-03-30T07:00:00.000Z', '2026-03-30T09:00:00.000Z'],
    ]);
    const before = await occurrences(facility.id);
    const run = { signal: new AbortController().signal };
    const later = new Date(testNow.getTime() + 70 * day);
    await extendBlocks(world.base(world.readers.visitor, later), run);
    const after = await occurrences(facility.id);
    expect(after - before).toBe(10);
    expect(await extendBlocks(world.base(world.readers.visitor, later), run)).toBe(0);
    expect(await occurrences(facility.id)).toBe(after);
    // Nothing is missing where the two were written.
    const seam = await blockedIn(world.database.db, [facility.id], {
      from: new Date(testNow.getTime() + 440 * day),
      to: new Date(testNow.getTime() + 500 * day),
    });
    const begins = seam.map(({ from }) => from.getTime()).sort((a, b) => a - b);
    for (const [i, begin] of begins.slice(1).entries()) expect(Math.abs(begin - begins[i]! - 7 * day)).toBeLessThanOrEqual(3_600_000);
  });
  it('shows the next time that is not over', async () => {
    const facility = await world.facility();
    must(await block(facility, { rrule: 'FREQ=WEEKLY;COUNT=3' }));
    expect(await list(facility)).toMatchObject([{ from: at8('2026-01-19T09:00') }]);
    expect(await list(facility, 'operator', at8('2026-01-19T12:00'))).toMatchObject([{ from: at8('2026-01-26T09:00') }]);
    expect(await list(facility, 'operator', at8('2026-02-02T12:00'))).toEqual([]);
  });
});

describe('bookings under a block', () => {
  it('are named first, and stay when the owner goes ahead', async () => {
    const facility = await world.facility();
    const { bookings } = must(await hold(facility, '2026-01-19T10:00', '2026-01-19T11:00'));
    must(await hold(facility, '2026-01-19T10:00', '2026-01-19T11:00', facility.triple));
    const refused = await block(facility);
    expect(refused).toMatchObject({
      error: {
        kind: 'block-clashes',
        details: {
          count: 1,
          clashes: [
            { bookingId: bookings[0]!.id, resourceId: facility.single, organizationName: { zh: '示例大学' }, state: 'held', from: iso('2026-01-19T10:00') },
          ],
        },
      },
    });
    expect(await occurrences(facility.id)).toBe(0);
    expect(must(await block(facility, { despiteClashes: true })).clashes).toHaveLength(1);
    expect((await list(facility))[0]!.clashes.map((clash) => clash.bookingId)).toEqual([bookings[0]!.id]);
    const timeline = must(
      await world.read('operator', (context) => getTimeline(context, facility.id, { from: iso('2026-01-19T00:00'), to: iso('2026-01-20T00:00') })),
    );
    expect(timeline.clashes).toEqual([{ bookingId: bookings[0]!.id, blockId: timeline.blocks[0]!.blockId }]);
  });
  it('are found on every date of one that recurs, and not beside it', async () => {
    const facility = await world.facility();
    must(await hold(facility, '2026-02-02T11:00', '2026-02-02T13:00'));
    must(await hold(facility, '2026-01-26T12:00', '2026-01-26T13:00'));
    expect(await block(facility, { rrule: 'FREQ=WEEKLY' })).toMatchObject({ error: { kind: 'block-clashes', details: { count: 1 } } });
    expect(kindOf(await block(facility, { rrule: 'FREQ=WEEKLY;COUNT=2' }))).toBe('ok');
  });
  it('that have run out are none', async () => {
    const facility = await world.facility();
    must(await hold(facility, '2026-01-19T10:00', '2026-01-19T11:00'));
    expect(kindOf(await block(facility, {}, 'operator', new Date(testNow.getTime() + 3 * day - 3_600_000)))).toBe('ok');
  });
});

describe('taking a block away', () => {
  it('gives its time to whoever waits', async () => {
    const facility = await world.facility();
    const { block: made } = must(await block(facility));
    must(
      await world.write('customer-manager', (context) =>
        waitForSlot(context, {
          organizationId: world.university,
          place: { facilityId: facility.id, resourceId: facility.single, from: iso('2026-01-19T09:00'), to: iso('2026-01-19T10:00') },
        }),
      ),
    );
    must(await world.write('admin', (context) => removeBlock(context, facility.id, made.id)));
    const { rows } = await world.database.pool.query('select state from bookings where facility_id = $1', [facility.id]);
    expect(rows).toEqual([{ state: 'held' }]);
    expect(await occurrences(facility.id)).toBe(0);
    expect(kindOf(await world.write('admin', (context) => removeBlock(context, facility.id, made.id)))).toBe('block-not-found');
  });
  it('is for its own facility only', async () => {
    const [one, other] = [await world.facility(), await world.facility()];
    const { block: made } = must(await block(one));
    expect(kindOf(await world.write('operator', (context) => removeBlock(context, other.id, made.id)))).toBe('block-not-found');
    expect(await list(one)).toHaveLength(1);
  });
});

describe('who', () => {
  it.each<[Stance, string, string]>([
    ['visitor', 'facility-not-found', 'facility-not-found'],
    ['enterprise', 'facility-not-found', 'facility-not-found'],
    ['other-provider', 'facility-not-found', 'facility-not-found'],
    ['viewer', 'ok', 'not-allowed'],
    ['technology-manager', 'ok', 'not-allowed'],
    ['signatory', 'ok', 'not-allowed'],
    ['operator', 'ok', 'ok'],
    ['admin', 'ok', 'ok'],
    ['secretariat', 'ok', 'not-allowed'],
    ['auditor', 'ok', 'not-allowed'],
    ['auditing-admin', 'ok', 'not-allowed'],
  ])('%s reads: %s, writes: %s', async (stance, reads, writes) => {
    const facility = await world.facility();
    must(await block(facility, { from: iso('2026-01-21T09:00'), to: iso('2026-01-21T10:00') }));
    expect(kindOf(await world.read(stance, (context) => listBlocks(context, facility.id)))).toBe(reads);
    expect(kindOf(await block(facility, {}, stance))).toBe(writes);
    const made = (await list(facility))[0]!.block;
    expect(kindOf(await world.write(stance, (context) => removeBlock(context, facility.id, made.id)))).toBe(writes);
  });
});

describe('at the same moment', () => {
  it('a block waits for a booking that is being made, and then sees it', async () => {
    const facility = await world.facility();
    let blocked: ReturnType<typeof block> | undefined;
    let settled = false;
    await inTransaction(world.database.db, async (tx) => {
      await lockForBooking(tx, [facility.id]);
      // Another booking of the same facility does not wait.
      expect(kindOf(await hold(facility, '2026-01-19T09:00', '2026-01-19T10:00'))).toBe('ok');
      blocked = block(facility);
      void blocked.then(() => (settled = true));
      await pause(150);
      expect(settled).toBe(false);
    });
    expect(kindOf(await blocked!)).toBe('block-clashes');
  });
  it('either the bookings or the block come first, and nobody lies unseen under the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const facility = await world.facility();
      const results = await Promise.all([
        hold(facility, '2026-01-19T09:00', '2026-01-19T10:00'),
        block(facility),
        hold(facility, '2026-01-19T10:00', '2026-01-19T11:00'),
        hold(facility, '2026-01-19T11:00', '2026-01-19T12:00'),
      ]);
      const [blocked, ...held] = [results[1]!, results[0]!, results[2]!, results[3]!].map(kindOf);
      const taken = held.filter((kind) => kind === 'ok').length;
      expect(['ok', 'block-clashes']).toContain(blocked);
      expect(blocked === 'ok' ? taken : 1).toBe(blocked === 'ok' ? 0 : 1);
    }
  });
});
