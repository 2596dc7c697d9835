/** Random lives of bookings, several at once: whatever is done in whichever order, what must be true of all bookings stays true. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { cancelBooking } from '../use-cases/cancel-booking.ts';
import { expireBooking } from '../use-cases/expire-booking.ts';
import { nextSlots } from '../use-cases/free-slots.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { requestBooking } from '../use-cases/request-booking.ts';
import { rescheduleBooking } from '../use-cases/reschedule-booking.ts';
import { waitForSlot } from '../use-cases/wait-for-slot.ts';
import { broken } from './invariants.ts';
import { makeWorld, type OpenedFacility, type World } from './world.ts';

let world: World;
let hall: OpenedFacility;
beforeAll(async () => {
  world = await makeWorld();
  hall = await world.facility({ rules: [{ kind: 'opening-hours', mode: 'any' }], approval: 'automatic' });
});
afterAll(() => world.close());

const start = Date.parse('2026-02-02T00:00:00Z');
const hour = 3_600_000;
const time = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 })).map(([from, length]) => ({
  from: new Date(start + from * hour).toISOString(),
  to: new Date(start + (from + length) * hour).toISOString(),
}));
const where = fc.constantFrom('single' as const, 'triple' as const, 'group' as const);
const which = fc.nat({ max: 30 });
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('hold' as const), where, time }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('series' as const), where, time, count: fc.integer({ min: 2, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('bundle' as const), time, other: time }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reschedule' as const), which, time }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('request' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('wait' as const), where, time }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('expire' as const), which }) },
);

it('nothing overlaps, every change has its entry, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      const { pool } = world.database;
      await pool.query(`delete from bookings; delete from booking_entries; delete from test_agreements; delete from events where subject_type = 'booking'`);
      const known: Booking[] = [];
      const place = (at: 'single' | 'triple' | 'group', span: { from: string; to: string }) => ({
        facilityId: hall.id,
        ...(at === 'group' ? { groupId: hall.groupId } : { resourceId: hall[at] }),
        ...span,
      });
      const hold = async (places: ReturnType<typeof place>[], rrule?: string): Promise<void> => {
        const held = await world.write('enterprise', (context) =>
          holdBookings(context, { organizationId: world.enterprise, places, ...(rrule === undefined ? {} : { rrule }) }),
        );
        if (held.ok) known.push(...held.value.bookings);
      };
      const one = (n: number): Booking | undefined => (known.length === 0 ? undefined : known[n % known.length]);
      const keep = (after: { ok: boolean; value?: Booking }, before: Booking): void => {
        if (after.ok && after.value) known[known.indexOf(before)] = after.value;
      };
      const run = async (each: (typeof acts)[number]): Promise<void> => {
        if (each.act === 'hold') return hold([place(each.where, each.time)]);
        if (each.act === 'series') return hold([place(each.where, each.time)], `FREQ=DAILY;COUNT=${each.count}`);
        if (each.act === 'bundle') return hold([place('single', each.time), place('triple', each.other)]);
        if (each.act === 'wait')
          return void (await world.write('enterprise', (context) =>
            waitForSlot(context, { organizationId: world.enterprise, place: place(each.where, each.time) }),
          ));
        const booking = one(each.which);
        if (booking === undefined) return undefined;
        const { id, revision } = booking;
        if (each.act === 'cancel')
          keep(await world.write('enterprise', (context) => cancelBooking(context, hall.id, id, { revision, reason: 'elsewhere', fee: '0' })), booking);
        else if (each.act === 'reschedule')
          keep(await world.write('enterprise', (context) => rescheduleBooking(context, hall.id, id, { revision, ...each.time })), booking);
        else if (each.act === 'request')
          keep(await world.write('enterprise', (context) => requestBooking(context, hall.id, id, { revision, details: {} })), booking);
        else await world.at(new Date(start), 'visitor', (context) => expireBooking(context, hall.id, id));
        return undefined;
      };
      // Two by two at once, so that they meet.
      for (let n = 0; n < acts.length; n += 2) await Promise.all(acts.slice(n, n + 2).map(run));
      expect(await broken(pool)).toEqual([]);
    }),
    { numRuns: 80 },
  );
}, 180_000);

it('cancelling gives back exactly what was taken', async () => {
  await fc.assert(
    fc.asyncProperty(time, where, fc.integer({ min: 1, max: 6 }), async (span, at, length) => {
      await world.database.pool.query(`delete from bookings; delete from booking_entries; delete from events where subject_type = 'booking'`);
      const asked = at === 'group' ? { groupId: hall.groupId } : { resourceId: hall[at] };
      const free = async () =>
        (await nextSlots(world.base(world.readers.enterprise), [hall.id], { minutes: length * 60, after: new Date(start), limit: 12, ...asked })).get(hall.id);
      const before = await free();
      const { bookings } = must(
        await world.write('enterprise', (context) =>
          holdBookings(context, { organizationId: world.enterprise, places: [{ facilityId: hall.id, ...asked, ...span }] }),
        ),
      );
      must(await world.write('enterprise', (context) => cancelBooking(context, hall.id, bookings[0]!.id, { revision: 1, reason: 'elsewhere', fee: '0' })));
      expect(await free()).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 120_000);
