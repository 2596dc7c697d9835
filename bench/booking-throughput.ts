/** Accepted bookings on distinct slots: `node bench/booking-throughput.ts [seconds] [at once] [servers] [runs]`. Over HTTP, signed in, durable PostgreSQL; servers, database and load share the machine. */
import { broken } from '../features/facilities/tests/invariants.ts';
import { removeFolder } from '../tests/journeys/house.ts';
import { fill, inParallel, openBeside, signInAll, startCluster, startServers } from './booking-world.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';

const [seconds, atOnce, count, runs] = [numberAt(2, 10), numberAt(3, 32), numberAt(4, 2), numberAt(5, 3)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
// Ten holds a person and facility: enough of both that nobody meets that limit.
const { facilities, people } = await fill(beside, { facilities: 100, resources: 2, customers: 24 });
const servers = await startServers(count, cluster.url, cluster.ownerUrl);
const customers = await signInAll(servers[0]!, people);

/** Distinct slots: each facility and resource, each working day ahead, every half hour of its hours. */
const slots = function* () {
  for (let ahead = 3; ahead < 390; ahead += 1) {
    const day = new Date(Date.now() + ahead * 86_400_000);
    if (day.getUTCDay() === 0 || day.getUTCDay() === 6) continue;
    const date = day.toISOString().slice(0, 10);
    for (let half = 0; half < 12; half += 1)
      for (const facility of facilities)
        for (const resourceId of facility.resources) {
          const minutes = 10 * 60 + half * 30;
          const clock = (at: number): string => `${date}T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00+08:00`;
          yield { facilityId: facility.id, resourceId, from: clock(minutes), to: clock(minutes + 30) };
        }
  }
};
const source = slots();
const run = async (lasts: number): Promise<{ accepted: number; refused: Record<string, number>; times: number[]; took: number }> => {
  const began = performance.now();
  let accepted = 0;
  const refused: Record<string, number> = {};
  const times: number[] = [];
  let n = 0;
  await inParallel(atOnce, () => {
    if (performance.now() - began > lasts * 1000) return undefined;
    n += 1;
    const server = servers[n % servers.length]!;
    const customer = customers[Math.floor(n / 7) % customers.length]!;
    const place = source.next().value!;
    return async () => {
      const start = performance.now();
      const answer = await fetch(`${server.url}/api/bookings`, {
        method: 'POST',
        headers: { cookie: customer.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ organizationId: customer.organizationId, places: [place] }),
      });
      const body = (await answer.json()) as { kind?: string };
      times.push(performance.now() - start);
      if (answer.status === 201) accepted += 1;
      else refused[`${answer.status} ${body.kind}`] = (refused[`${answer.status} ${body.kind}`] ?? 0) + 1;
    };
  });
  return { accepted, refused, times, took: (performance.now() - began) / 1000 };
};
await run(2);
const rates: number[] = [];
for (let each = 0; each < runs; each += 1) {
  // A hold that was asked for counts no more against its person's share; what was taken stays taken.
  await beside.database.pool.query(`update bookings set state = 'confirmed', expires_at = null where state = 'held'`);
  const { accepted, refused, times, took } = await run(seconds);
  rates.push(accepted / took);
  say({
    bench: 'booking-throughput',
    run: each,
    servers: count,
    atOnce,
    accepted,
    refused,
    perSecond: rounded(accepted / took),
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
  });
}
say({
  bench: 'booking-throughput',
  medianPerSecond: rounded(median(rates)),
  overlaps: (await broken(beside.database.pool)).filter((one) => one.startsWith('two')),
});
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
