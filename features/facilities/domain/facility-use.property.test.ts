/** Laws of the figures, over random opening hours, closures and bookings. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { facilityUse, type BookingUse, type Time, type Use } from './facility-use.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const minute = 60_000;
const instant = (minutes: number): Date => new Date(start + minutes * minute);

const times: fc.Arbitrary<Time> = fc
  .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]) => ({ from: instant(from), to: instant(from + length) }));
const bookings: fc.Arbitrary<BookingUse> = fc
  .record({
    time: times,
    state: fc.constantFrom('confirmed', 'in-use', 'completed', 'no-show', 'cancelled', 'declined'),
    organizationId: fc.constantFrom('owner', 'a', 'b', 'c'),
    late: fc.integer({ min: -30, max: 60 }),
    used: fc.integer({ min: 0, max: 800 }),
    asked: fc.boolean(),
    samples: fc.nat(50),
  })
  .map(({ time, state, organizationId, late, used, asked, samples }) => {
    const came = state === 'in-use' || state === 'completed';
    const checkedInAt = came ? new Date(time.from.getTime() + late * minute) : null;
    return {
      ...time,
      state,
      organizationId,
      requestedAt: asked ? instant(0) : null,
      checkedInAt,
      checkedOutAt: state === 'completed' ? new Date(checkedInAt!.getTime() + used * minute) : null,
      samples,
    } as const;
  });
const facts = fc.record({
  now: fc.integer({ min: 0, max: 3000 }).map(instant),
  capacity: fc.integer({ min: 1, max: 5 }),
  open: fc.array(times, { maxLength: 8 }),
  closed: fc.array(times, { maxLength: 8 }),
  bookings: fc.array(bookings, { maxLength: 12 }),
});
const cuts = fc.tuple(fc.nat(2600), fc.nat(2600), fc.nat(2600)).map((three) => three.sort((a, b) => a - b).map(instant) as [Date, Date, Date]);

const added: readonly (keyof Use)[] = ['open', 'booked', 'used', 'outside', 'bookings', 'uses', 'noShows', 'cancellations', 'samples'];

test('two halves of a window make the whole', () =>
  fc.assert(
    fc.property(facts, cuts, (given, [from, middle, to]) => {
      const [whole, first, second] = [
        { from, to },
        { from, to: middle },
        { from: middle, to },
      ].map((window) => facilityUse({ ...given, window, providerId: 'owner' })) as [Use, Use, Use];
      for (const key of added) expect(first[key] + second[key], key).toBe(whole[key]);
      expect(whole.customers).toBeGreaterThanOrEqual(Math.max(first.customers, second.customers));
      expect(whole.customers).toBeLessThanOrEqual(first.customers + second.customers);
    }),
  ));

test('no figure is beyond what holds it', () =>
  fc.assert(
    fc.property(facts, cuts, (given, [from, , to]) => {
      const use = facilityUse({ ...given, window: { from, to }, providerId: 'owner' });
      const length = Math.max(0, Math.min(to.getTime(), given.now.getTime()) - from.getTime());
      for (const key of Object.keys(use) as (keyof Use)[]) expect(use[key], key).toBeGreaterThanOrEqual(0);
      expect(use.open).toBeLessThanOrEqual(given.capacity * length);
      expect(use.outside).toBeLessThanOrEqual(use.used);
      expect(use.used).toBeLessThanOrEqual(given.bookings.filter((one) => one.checkedInAt !== null).length * length);
      expect(use.booked).toBeLessThanOrEqual(given.bookings.length * length);
      expect(use.uses + use.noShows).toBeLessThanOrEqual(use.bookings);
      expect(use.customers).toBeLessThanOrEqual(use.bookings);
    }),
  ));

test('closing more never opens more', () =>
  fc.assert(
    fc.property(facts, cuts, times, (given, [from, , to], closure) => {
      const of = (closed: readonly Time[]): number => facilityUse({ ...given, closed, window: { from, to }, providerId: 'owner' }).open;
      expect(of([...given.closed, closure])).toBeLessThanOrEqual(of(given.closed));
    }),
  ));
