/** Taking places: one of many at once, any of a group, all or none, what a series could not book, who waits, what runs out. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expect as must, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { inTransaction, silentLog } from '@tongtu/platform/database';
import type { FreeSlot, Place } from '../contract/bookings.ts';
import { expireDue } from '../background.ts';
import { cancelBooking } from '../use-cases/cancel-booking.ts';
import { expireBooking } from '../use-cases/expire-booking.ts';
import { nextSlots } from '../use-cases/free-slots.ts';
import { holdBookings, holdsMax, type Held } from '../use-cases/hold-bookings.ts';
import { readBooking } from '../use-cases/read-bookings.ts';
import { waitForSlot } from '../use-cases/wait-for-slot.ts';
import { mustBeSound, overdue } from './invariants.ts';
import { at8, kindOf, makeWorld, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
let hall: OpenedFacility;
let other: OpenedFacility;
beforeAll(async () => {
  world = await makeWorld();
  hall = await world.facility({
    rules: [
      { kind: 'opening-hours', mode: 'within' },
      { kind: 'granularity', minutes: 30 },
    ],
  });
  other = await world.facility();
});
afterAll(() => world.close());
afterEach(async () => {
  await mustBeSound(world.database.pool);
  await world.database.pool.query(
    `delete from bookings; delete from booking_entries; delete from block_occurrences; delete from blocks; delete from events where subject_type = 'booking'`,
  );
});

const at = (from: string, to: string, more: Partial<Place> = { resourceId: hall.single }, facilityId = hall.id): Place => ({
  facilityId,
  from: at8(from).toISOString(),
  to: at8(to).toISOString(),
  ...more,
});
const hold = (places: readonly Place[], more: { who?: Stance; rrule?: string; now?: Date } = {}): Promise<Result<Held>> => {
  const who = more.who ?? 'customer-manager';
  const organizationId = who === 'enterprise' ? world.enterprise : world.university;
  return world.write(who, (context) => holdBookings(context, { organizationId, places, ...(more.rrule === undefined ? {} : { rrule: more.rrule }) }), more.now);
};
const count = async (): Promise<number> => Number((await world.database.pool.query('select count(*) as n from bookings')).rows[0].n);

describe('one place', () => {
  it('of many who want it at once exactly one gets it; the others are told what is free', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, (_, n) => world.reader(`rusher${n}`, world.university, ['technology-manager'])));
    const results = await Promise.all(
      people.map((reader) =>
        world.write(reader, (context) => holdBookings(context, { organizationId: world.university, places: [at('2026-01-20T09:00', '2026-01-20T11:00')] })),
      ),
    );
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    const refused = results.flatMap((one) => (one.ok ? [] : [one.error]));
    expect(new Set(refused.map((one) => one.kind))).toEqual(new Set(['slot-taken']));
    const offered = refused.map((one) => (one.details!['next'] as FreeSlot[])[0]);
    expect(offered).toEqual(offered.map(() => expect.objectContaining({ facilityId: hall.id, resourceId: hall.single })));
    expect(await count()).toBe(1);
  });

  it('an offered slot can be taken as it is', async () => {
    must(await hold([at('2026-01-20T09:00', '2026-01-20T17:00')]));
    const refused = await hold([at('2026-01-20T10:00', '2026-01-20T12:00')], { who: 'enterprise' });
    const [slot] = refused.ok ? [] : (refused.error.details!['next'] as FreeSlot[]);
    const place = { facilityId: slot!.facilityId, resourceId: slot!.resourceId, from: slot!.from, to: slot!.to };
    expect(kindOf(await hold([place], { who: 'enterprise' }))).toBe('ok');
  });

  it('places that only touch do not overlap', async () => {
    must(await hold([at('2026-01-20T09:00', '2026-01-20T11:00')]));
    expect(kindOf(await hold([at('2026-01-20T11:00', '2026-01-20T12:00')], { who: 'enterprise' }))).toBe('ok');
  });

  it('a resource with three places takes three, a group takes as many as it has members', async () => {
    const desk = at('2026-01-20T09:00', '2026-01-20T10:00', { resourceId: hall.triple });
    const reactor = at('2026-01-20T09:00', '2026-01-20T10:00', { groupId: hall.groupId });
    for (const place of [desk, reactor]) {
      const kinds = [];
      for (let n = 0; n < 4; n += 1) kinds.push(kindOf(await hold([place])));
      expect(kinds).toEqual(['ok', 'ok', 'ok', 'slot-taken']);
    }
    const { rows } = await world.database.pool.query('select resource_id, unit from bookings where group_id is not null order by resource_id');
    expect(new Set(rows.map((row) => row.resource_id))).toEqual(new Set(hall.reactors));
  });

  it('what the owner blocks is told apart from what is booked', async () => {
    const [id, from, to] = [world.newId(), at8('2026-01-20T08:00'), at8('2026-01-20T12:00')];
    await world.database.pool.query(
      `insert into blocks (facility_id, block_id, kind, from_at, to_at, zone, exdates, written_until, created_at) values ($1, $2, 'maintenance', $3, $4, 'UTC', '[]', $4, $3)`,
      [hall.id, id, from, to],
    );
    await world.database.pool.query('insert into block_occurrences (facility_id, block_id, from_at, to_at) values ($1, $2, $3, $4)', [hall.id, id, from, to]);
    expect(kindOf(await hold([at('2026-01-20T11:00', '2026-01-20T13:00')]))).toBe('slot-blocked');
    must(await hold([at('2026-01-20T12:00', '2026-01-20T13:00')]));
  });

  it('nobody holds more than his share of a facility', async () => {
    for (let n = 0; n < holdsMax; n += 1) {
      const hour = String(9 + (n % 5)).padStart(2, '0');
      const day = `2026-02-0${n < 5 ? 3 : 4}`;
      must(await hold([at(`${day}T${hour}:00`, `${day}T${hour}:30`)]));
    }
    expect(kindOf(await hold([at('2026-03-02T09:00', '2026-03-02T10:00')]))).toBe('holds-too-many');
    must(await hold([at('2026-03-02T09:00', '2026-03-02T10:00')], { who: 'enterprise' }));
  });

  it.each([
    ['a viewer', 'customer-viewer', 'university', 'not-allowed'],
    ['another organization', 'enterprise', 'university', 'organization-not-found'],
    ['nobody’s', 'person', 'university', 'organization-not-found'],
    ['one that is not verified', 'unverified-member', 'applicant', 'organization-not-verified'],
    ['an auditor', 'auditing-admin', 'provider', 'not-allowed'],
  ] as const)('%s books in no name', async (_, who, organization, kind) => {
    expect(
      kindOf(
        await world.write(who, (context) =>
          holdBookings(context, { organizationId: world[organization], places: [at('2026-01-20T09:00', '2026-01-20T10:00')] }),
        ),
      ),
    ).toBe(kind);
  });

  it('a facility that is not there, shut or without that resource is named so', async () => {
    expect(kindOf(await hold([at('2026-01-20T09:00', '2026-01-20T10:00', { resourceId: hall.single }, world.newId())]))).toBe('facility-not-found');
    expect(kindOf(await hold([at('2026-01-20T09:00', '2026-01-20T10:00', { resourceId: other.single })]))).toBe('resource-not-found');
    expect(kindOf(await hold([at('2026-01-20T09:00', '2026-01-20T10:00', { groupId: world.newId() })]))).toBe('group-not-found');
    await world.settle(other.id, { accepting: false });
    expect(kindOf(await hold([at('2026-01-20T09:00', '2026-01-20T10:00', { resourceId: other.single }, other.id)]))).toBe('facility-not-accepting');
    await world.settle(other.id, { accepting: true });
  });
});

describe('several places', () => {
  it('at several facilities: all or none', async () => {
    const here = at('2026-01-20T09:00', '2026-01-20T10:00');
    const there = at('2026-01-20T13:00', '2026-01-20T15:00', { resourceId: other.single }, other.id);
    const { bookings } = must(await hold([here, there]));
    expect(new Set(bookings.map((one) => one.bundleId)).size).toBe(1);
    const again = await hold([at('2026-01-20T11:00', '2026-01-20T12:00'), there], { who: 'enterprise' });
    expect(again).toMatchObject({ error: { kind: 'slot-taken', details: { place: 1, facilityId: other.id } } });
    expect(await count()).toBe(2);
  });

  it('the same place twice is one place too many', async () => {
    expect(kindOf(await hold([at('2026-01-20T09:00', '2026-01-20T11:00'), at('2026-01-20T10:00', '2026-01-20T12:00')]))).toBe('slot-taken');
    expect(await count()).toBe(0);
  });
});

describe('a series', () => {
  it('books what it can and lists the dates that it could not, each with its reasons', async () => {
    must(await hold([at('2026-01-27T09:00', '2026-01-27T10:00')], { who: 'enterprise' }));
    const { bookings, skipped } = must(await hold([at('2026-01-20T09:00', '2026-01-20T11:00')], { rrule: 'FREQ=DAILY;INTERVAL=1;COUNT=10' }));
    // Two weekends are shut, the 27th is taken: ten days, seven bookings.
    expect(bookings.map((one) => one.from.toISOString().slice(8, 10))).toEqual(['20', '21', '22', '23', '26', '28', '29']);
    expect(skipped.map((one) => [one.from.toISOString().slice(8, 10), one.errors[0]!.kind])).toEqual([
      ['24', 'rule-opening-hours'],
      ['25', 'rule-opening-hours'],
      ['27', 'slot-taken'],
    ]);
    expect(new Set(bookings.map((one) => one.seriesId)).size).toBe(1);
  });

  it('that overlaps itself books the first of what overlaps', async () => {
    await world.settle(hall.id, { rules: [{ kind: 'opening-hours', mode: 'any' }] });
    const { bookings, skipped } = must(await hold([at('2026-01-20T09:00', '2026-01-21T21:00')], { rrule: 'FREQ=DAILY;COUNT=6' }));
    expect([bookings.length, skipped.length]).toEqual([3, 3]);
    await world.settle(hall.id, {
      rules: [
        { kind: 'opening-hours', mode: 'within' },
        { kind: 'granularity', minutes: 30 },
      ],
    });
  });

  it.each([
    ['FREQ=SECONDLY', 'recurrence-too-dense'],
    ['FREQ=DAILY;COUNT=100000', 'recurrence-too-dense'],
    ['nonsense', 'recurrence-malformed'],
    ['FREQ=DAILY;UNTIL=99991231T000000Z', 'recurrence-too-dense'],
  ])('%s is refused', async (rrule, kind) => {
    const began = performance.now();
    expect(kindOf(await hold([at('2026-01-20T09:00', '2026-01-20T10:00')], { rrule }))).toBe(kind);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('of which no date is free says so', async () => {
    expect(await hold([at('2026-01-24T09:00', '2026-01-24T10:00')], { rrule: 'FREQ=WEEKLY;COUNT=3' })).toMatchObject({
      error: { kind: 'series-none-free', details: { skipped: [{ kinds: ['rule-opening-hours'] }, {}, {}] } },
    });
  });
});

describe('what falls free', () => {
  it('goes to whoever has waited longest, as a hold, with a letter', async () => {
    const place = at('2026-01-20T09:00', '2026-01-20T11:00');
    const wait = (who: Stance, organizationId: string) => world.write(who, (context) => waitForSlot(context, { organizationId, place }));
    expect(kindOf(await wait('enterprise', world.enterprise))).toBe('slot-free');
    const held = must(await hold([place])).bookings[0]!;
    const first = must(await wait('enterprise', world.enterprise));
    const second = must(await wait('customer-signatory', world.university));
    expect(kindOf(await wait('enterprise', world.enterprise))).toBe('waiting-already');
    expect(must(await world.read('customer-signatory', (context) => readBooking(context, hall.id, second.id))).waitingPlace).toBe(2);
    const sent = world.mail.sent.length;
    must(await world.write('customer-manager', (context) => cancelBooking(context, hall.id, held.id, { revision: 1, reason: 'elsewhere', fee: '0' })));
    const state = async (id: string) => (await world.database.pool.query('select state from bookings where booking_id = $1', [id])).rows[0].state;
    expect([await state(first.id), await state(second.id)]).toEqual(['held', 'waitlisted']);
    expect(world.mail.sent.slice(sent).map((letter) => [letter.template, letter.to])).toEqual([['facilities.booking-promoted', 'enterprise@example.org']]);
  });

  it('a hold that has run out keeps nobody out, even before the clock has come round', async () => {
    const place = at('2026-01-20T09:00', '2026-01-20T11:00');
    const held = must(await hold([place])).bookings[0]!;
    const later = new Date(held.expiresAt!.getTime() + 1);
    expect(
      (await nextSlots(world.base(world.readers.enterprise, later), [hall.id], { minutes: 120, resourceId: hall.single, after: held.from })).get(hall.id)![0]!
        .from,
    ).toEqual(held.from);
    must(await hold([place], { who: 'enterprise', now: later }));
    expect(must(await world.read('customer-manager', (context) => readBooking(context, hall.id, held.id), later)).booking.state).toBe('expired');
  });

  it('who frees a place and who begins to wait for it never wait for each other', async () => {
    // Without further attempts, which would hide that the database has cut a ring.
    const once = <T>(who: Stance, now: Date, work: (context: Context) => Promise<T>): Promise<T> =>
      inTransaction(world.database.db, (tx) => work({ ...world.base(world.readers[who], now), tx }), { retries: 0 });
    for (const day of ['19', '20', '21', '22', '23']) {
      const places = ['09', '11', '13'].map((hour) => at(`2026-01-${day}T${hour}:00`, `2026-01-${day}T${hour}:30`));
      const held = must(await hold(places)).bookings;
      for (const place of places) must(await world.write('enterprise', (context) => waitForSlot(context, { organizationId: world.enterprise, place })));
      const later = new Date(held[0]!.expiresAt!.getTime() + 1);
      const wait = (place: Place) => once('customer-signatory', later, (context) => waitForSlot(context, { organizationId: world.university, place }));
      await Promise.all([...held.map((one) => once('visitor', later, (context) => expireBooking(context, hall.id, one.id))), ...places.map(wait)]);
    }
    const states = await world.database.pool.query(`select state from bookings where organization_id = $1`, [world.enterprise]);
    expect(states.rows.map((row) => row.state)).toEqual(Array.from({ length: 15 }, () => 'held'));
  });

  it('the clock takes away what has run out, once', async () => {
    const held = must(await hold([at('2026-01-20T09:00', '2026-01-20T11:00')])).bookings[0]!;
    const running = (now: Date) => ({ context: () => world.base(world.readers.visitor, now), log: silentLog });
    expect(await expireDue(running(new Date(held.expiresAt!.getTime() - 1)))).toBe(0);
    expect(await overdue(world.database.pool, new Date(held.expiresAt!.getTime() + 6000), 5)).toBe(1);
    expect(await Promise.all([expireDue(running(held.expiresAt!)), expireDue(running(held.expiresAt!))]).then(([a, b]) => a + b)).toBe(1);
    expect(await overdue(world.database.pool, new Date(held.expiresAt!.getTime() + 6000), 5)).toBe(0);
    expect(await world.at(held.expiresAt!, 'visitor', (context) => expireBooking(context, hall.id, held.id))).toBe(false);
  });
});
