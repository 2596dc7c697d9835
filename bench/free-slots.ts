/** The next free slot of many facilities with a year of calendars: `node bench/free-slots.ts [facilities] [times]`. */
import { nextSlots } from '../features/facilities/use-cases/free-slots.ts';
import { fill, openBeside, startCluster } from './booking-world.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';

const [count, times] = [numberAt(2, 1000), numberAt(3, 30)];
const cluster = await startCluster();
const house = await openBeside(cluster.url, cluster.ownerUrl);
const { provider, university, owner, facilities } = await fill(house, { facilities: count, resources: 2, customers: 0 });
const { pool } = house.database;
// A year of each: on four of five working days one booking of some hours on each resource, and maintenance every other week.
// A month at a time, so that no statement takes too long.
for (let month = 0; month < 12; month += 1)
  await pool.query(
    `insert into bookings (facility_id, booking_id, resource_id, unit, organization_id, person_id, provider_id, state, from_at, to_at, zone, details, price, agreement_revision, revision, created_at, updated_at)
     select r.facility_id, gen_random_uuid(), r.resource_id, 1, $1, $2, $3, 'confirmed', d.day + h.hours, d.day + h.hours + interval '6 hours', 'Asia/Shanghai', '{}', '{}', 0, 1, now(), now()
     from resources r cross join generate_series(date_trunc('day', now()) + $4::integer * interval '30 days' + interval '1 hour', date_trunc('day', now()) + ($4::integer + 1) * interval '30 days', interval '1 day') as d(day)
     cross join lateral (select interval '1 hour' * (('x' || substr(md5(r.resource_id::text || d.day::text), 1, 1))::bit(4)::integer % 2) as hours) h
     where extract(isodow from d.day) <= 5 and (('x' || substr(md5(d.day::text || r.resource_id::text), 1, 2))::bit(8)::integer % 5) < 4`,
    [university, owner.personId, provider, month],
  );
await pool.query(
  `with b as (
     insert into blocks (facility_id, block_id, kind, from_at, to_at, zone, exdates, written_until, created_at)
     select f.facility_id, gen_random_uuid(), 'maintenance', d.day, d.day + interval '8 hours', 'Asia/Shanghai', '[]', now(), now()
     from facilities f cross join generate_series(date_trunc('day', now()) + interval '9 days 1 hour', now() + interval '365 days', interval '14 days') as d(day)
     returning facility_id, block_id, from_at, to_at)
   insert into block_occurrences (facility_id, block_id, from_at, to_at) select facility_id, block_id, from_at, to_at from b`,
);
await pool.query('analyze bookings');
await pool.query('analyze block_occurrences');
const rows = Number((await pool.query('select count(*) as n from bookings')).rows[0].n);
const ids = facilities.map((one) => one.id);
const once = async (minutes: number): Promise<number> => {
  const began = performance.now();
  const found = await nextSlots(house.context(), ids, { minutes });
  const took = performance.now() - began;
  if (found.size < count * 0.95) throw new Error(`only ${found.size} of ${count} have a slot`);
  return took;
};
const cold = await once(120);
for (const minutes of [60, 120, 240]) {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) taken.push(await once(minutes));
  say({
    bench: 'free-slots',
    facilities: count,
    bookings: rows,
    minutes,
    medianMs: rounded(median(taken)),
    p95Ms: rounded(quantile(taken, 0.95)),
    worstMs: rounded(Math.max(...taken)),
    ...(minutes === 60 ? { firstEverMs: rounded(cold) } : {}),
  });
}
await house.close();
await cluster.stop();
