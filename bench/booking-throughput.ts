/**
 * Accepted bookings on distinct slots: `node bench/booking-throughput.ts [seconds] [at once] [servers] [runs]`. First the
 * use-case alone, one transaction a booking, from this process; then over HTTP, signed in. Durable PostgreSQL; database,
 * servers and load share the machine.
 */
import { holdBookings } from '@tongtu/facilities';
import { personByEmail, readerOf } from '@tongtu/parties';
import { settleTransaction } from '@tongtu/platform/database';
import { broken } from '../features/facilities/tests/invariants.ts';
import { removeFolder } from '../tests/journeys/house.ts';
import { fill, inParallel, openBeside, signInAll, startCluster, startServers } from './booking-world.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';
import { post } from './post.ts';

const [seconds, atOnce, count, runs] = [numberAt(2, 10), numberAt(3, 32), numberAt(4, 2), numberAt(5, 3)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
// Ten holds a person and facility: enough of both that nobody meets that limit.
const { facilities, people } = await fill(beside, { facilities: 100, resources: 2, customers: 24 });
/** Distinct slots: each facility and resource, each working day ahead, every half hour of its hours. */
const slots = function* () {
  for (let ahead = 3; ahead < 390; ahead += 1) {
    const day = new Date(Date.now() + ahead * 86_400_000);
    if (day.getUTCDay() === 0 || day.getUTCDay() === 6) continue;
    const date = day.toISOString().slice(0, 10);
    for (let half = 0; half < 10; half += 1)
      for (const facility of facilities)
        for (const resourceId of facility.resources) {
          const minutes = 10 * 60 + half * 30;
          const clock = (at: number): string => `${date}T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00+08:00`;
          yield { facilityId: facility.id, resourceId, from: clock(minutes), to: clock(minutes + 30) };
        }
  }
};
const source = slots();
type Place = { readonly facilityId: string; readonly resourceId: string; readonly from: string; readonly to: string };
/** Answers `accepted`, or why not. */
type Book = (place: Place, n: number) => Promise<string>;

const run = async (lasts: number, book: Book) => {
  const began = performance.now();
  let accepted = 0;
  const refused: Record<string, number> = {};
  const times: number[] = [];
  let n = 0;
  await inParallel(atOnce, () => {
    if (performance.now() - began > lasts * 1000) return undefined;
    n += 1;
    const [place, number] = [source.next().value!, n];
    return async () => {
      const start = performance.now();
      const outcome = await book(place, number);
      times.push(performance.now() - start);
      if (outcome === 'accepted') accepted += 1;
      else refused[outcome] = (refused[outcome] ?? 0) + 1;
    };
  });
  return { accepted, refused, times, took: (performance.now() - began) / 1000 };
};
const measure = async (what: string, book: Book): Promise<void> => {
  await run(5, book);
  const rates: number[] = [];
  for (let each = 0; each < runs; each += 1) {
    // A booking that was asked for counts no more against its person's share of holds; what was taken stays taken.
    await beside.database.pool.query(`update bookings set state = 'confirmed', expires_at = null where state = 'held'`);
    const { accepted, refused, times, took } = await run(seconds, book);
    rates.push(accepted / took);
    const [p50Ms, p99Ms] = [rounded(quantile(times, 0.5)), rounded(quantile(times, 0.99))];
    say({ bench: 'booking-throughput', what, run: each, atOnce, accepted, refused, perSecond: rounded(accepted / took), p50Ms, p99Ms });
  }
  say({ bench: 'booking-throughput', what, medianPerSecond: rounded(median(rates)) });
};

const { db } = beside.database;
const readers = await Promise.all(people.map(async ({ email }) => readerOf(db, (await personByEmail(db, email))!.id)));
await measure('use-case', async (place, n) => {
  const reader = readers[Math.floor(n / 7) % readers.length]!;
  const held = await settleTransaction(db, (tx) =>
    holdBookings({ ...beside.context(reader), tx }, { organizationId: reader.memberships[0]!.organizationId, places: [place] }),
  );
  return held.ok ? 'accepted' : held.error.kind;
});

const servers = await startServers(count, cluster.url, cluster.ownerUrl);
const customers = await signInAll(servers[0]!, people);
await measure(`over HTTP, ${count} servers`, async (place, n) => {
  const [server, customer] = [servers[n % servers.length]!, customers[Math.floor(n / 7) % customers.length]!];
  const { status, answer } = await post(`${server.url}/api/bookings`, customer.cookie, { organizationId: customer.organizationId, places: [place] });
  return status === 201 ? 'accepted' : `${status} ${String(answer['kind'])}`;
});
say({
  bench: 'booking-throughput',
  overlaps: (await broken(beside.database.pool)).filter((one) => one.startsWith('two')),
});
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
