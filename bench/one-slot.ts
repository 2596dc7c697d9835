/** Everybody wants one slot: `node bench/one-slot.ts [attempts] [at once] [servers]`. Exactly one gets it, the others are told what is free instead. */
import { broken } from '../features/facilities/tests/invariants.ts';
import { fill, inParallel, openBeside, signInAll, startCluster, startServers } from './booking-world.ts';
import { numberAt, quantile, rounded, say } from './measure.ts';
import { post } from './post.ts';
import { removeFolder } from '../tests/journeys/house.ts';

const [attempts, atOnce, count] = [numberAt(2, 10_000), numberAt(3, 64), numberAt(4, 3)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
const { facilities, people } = await fill(beside, { facilities: 1, resources: 1, customers: 16 });
const servers = await startServers(count, cluster.url, cluster.ownerUrl);
const customers = await signInAll(servers[0]!, people);
const facility = facilities[0]!;
const day = new Date(Date.now() + 14 * 86_400_000);
while (day.getUTCDay() !== 2) day.setUTCDate(day.getUTCDate() + 1);
const from = `${day.toISOString().slice(0, 10)}T10:00:00+08:00`;
const to = `${day.toISOString().slice(0, 10)}T12:00:00+08:00`;
const place = { facilityId: facility.id, resourceId: facility.resources[0]!, from, to };

const statuses = new Map<number, number>();
const times: number[] = [];
let withAlternatives = 0;
let n = 0;
const began = performance.now();
await inParallel(atOnce, () => {
  if (n >= attempts) return undefined;
  n += 1;
  const customer = customers[n % customers.length]!;
  const server = servers[n % servers.length]!;
  return async () => {
    const start = performance.now();
    const { status, answer } = await post(`${server.url}/api/bookings`, customer.cookie, { organizationId: customer.organizationId, places: [place] });
    times.push(performance.now() - start);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 409 && answer['kind'] === 'slot-taken' && (answer['next'] as unknown[]).length > 0) withAlternatives += 1;
  };
});
const seconds = (performance.now() - began) / 1000;
say({
  bench: 'one-slot',
  attempts,
  atOnce,
  servers: count,
  seconds: rounded(seconds),
  answers: Object.fromEntries(statuses),
  withAlternatives,
  p50Ms: rounded(quantile(times, 0.5)),
  p99Ms: rounded(quantile(times, 0.99)),
  bookings: Number((await beside.database.pool.query('select count(*) as n from bookings')).rows[0].n),
  broken: await broken(beside.database.pool),
});
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
