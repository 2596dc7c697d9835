/**
 * Book, cancel, move, ask, let run out, at random, and kill -9 a server in the middle: `node bench/booking-chaos.ts [seconds] [at once] [servers]`.
 * Holds live for seconds here, so that many run out. Afterwards nothing overlaps, every change has its entry, and no hold was
 * seen alive more than 5 s after its time. Exit status 1 where that is not so.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { broken, overdue } from '../features/facilities/tests/invariants.ts';
import { removeFolder, startHouse } from '../tests/journeys/house.ts';
import { fill, inParallel, openBeside, secret, signInAll, startCluster, startServers } from './booking-world.ts';
import { numberAt, rounded, say } from './measure.ts';

const [seconds, atOnce, count] = [numberAt(2, 60), numberAt(3, 24), numberAt(4, 3)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
const { pool } = beside.database;
const { facilities, people } = await fill(beside, { facilities: 4, resources: 2, customers: 24 });
const servers = await startServers(count, cluster.url, cluster.ownerUrl);
const customers = await signInAll(servers[0]!, people);

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;
type Known = { readonly facilityId: string; readonly id: string; revision: number; readonly customer: (typeof customers)[number]; readonly resourceId: string };
const known: Known[] = [];
const counts: Record<string, number> = {};
const note = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

const slot = (): { from: string; to: string } => {
  const day = new Date(Date.now() + (3 + Math.floor(Math.random() * 12)) * 86_400_000).toISOString().slice(0, 10);
  const half = Math.floor(Math.random() * 12);
  const clock = (at: number): string => `${day}T${String(9 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}:00+08:00`;
  return { from: clock(half), to: clock(half + 1 + Math.floor(Math.random() * 4)) };
};
const send = async (name: string, path: string, customer: (typeof customers)[number], body: object): Promise<Record<string, unknown> | undefined> => {
  try {
    const answer = await fetch(`${pick(servers).url}${path}`, {
      method: 'POST',
      headers: { cookie: customer.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said = (await answer.json()) as Record<string, unknown>;
    note(`${name} ${answer.status}${answer.ok ? '' : ` ${String(said['kind'])}`}`);
    return answer.ok ? said : undefined;
  } catch {
    // The server that was killed.
    note(`${name} no answer`);
    return undefined;
  }
};
const acts: readonly (() => Promise<void>)[] = [
  async () => {
    const customer = pick(customers);
    const facility = pick(facilities);
    const resourceId = pick(facility.resources);
    const said = await send('hold', '/api/bookings', customer, {
      organizationId: customer.organizationId,
      places: [{ facilityId: facility.id, resourceId, ...slot() }],
    });
    for (const one of (said?.['bookings'] ?? []) as { id: string }[]) known.push({ facilityId: facility.id, id: one.id, revision: 1, customer, resourceId });
  },
  async () => {
    const one = known.splice(Math.floor(Math.random() * known.length), 1)[0];
    if (one)
      await send('cancel', `/api/facilities/${one.facilityId}/bookings/${one.id}/cancel`, one.customer, {
        revision: one.revision,
        reason: 'elsewhere',
        fee: '0',
      });
  },
  async () => {
    const one = known.length === 0 ? undefined : pick(known);
    const said =
      one && (await send('reschedule', `/api/facilities/${one.facilityId}/bookings/${one.id}/reschedule`, one.customer, { revision: one.revision, ...slot() }));
    if (one && said) one.revision = said['revision'] as number;
  },
  async () => {
    const one = known.length === 0 ? undefined : pick(known);
    const said =
      one && (await send('request', `/api/facilities/${one.facilityId}/bookings/${one.id}/request`, one.customer, { revision: one.revision, details: {} }));
    if (one && said) one.revision = said['revision'] as number;
  },
  async () => {
    const customer = pick(customers);
    const facility = pick(facilities);
    await send('wait', '/api/waiting-list', customer, {
      organizationId: customer.organizationId,
      place: { facilityId: facility.id, resourceId: pick(facility.resources), ...slot() },
    });
  },
];
const weighted = [acts[0]!, acts[0]!, acts[0]!, acts[1]!, acts[2]!, acts[3]!, acts[4]!];

let alive = true;
let worst = 0;
const watch = async (): Promise<void> => {
  while (alive) {
    // Holds of seconds in the place of two days: the clock has something to do.
    await pool.query(
      `update bookings set expires_at = $1::timestamptz + random() * interval '8 seconds' where state = 'held' and expires_at > $1::timestamptz + interval '9 seconds'`,
      [new Date()],
    );
    worst = Math.max(worst, await overdue(pool, new Date(), 5));
    await sleep(250);
  }
};
const kill = async (): Promise<void> => {
  await sleep(seconds * 400);
  const victim = servers.shift()!;
  await victim.kill();
  note('server killed');
  await sleep(4000);
  servers.push(await startHouse({ DATABASE_URL: cluster.url, DATABASE_OWNER_URL: cluster.ownerUrl, DEMO: 'off', AUTH_SECRET: secret }, victim.dataDir));
};
const began = performance.now();
const watching = watch();
const killing = kill();
await inParallel(atOnce, () => (performance.now() - began > seconds * 1000 ? undefined : () => pick(weighted)()));
await killing;
await sleep(6000);
alive = false;
await watching;
const wrong = await broken(pool);
const states = Object.fromEntries(
  (await pool.query('select state, count(*)::integer as n from bookings group by state order by state')).rows.map((row) => [row.state, row.n]),
);
const entries = (await pool.query('select count(*)::integer as n from booking_entries')).rows[0].n;
const fives = Object.entries(counts).filter(([what]) => / 5\d\d/.test(what));
say({
  bench: 'booking-chaos',
  seconds: rounded((performance.now() - began) / 1000),
  servers: count,
  atOnce,
  counts,
  states,
  entries,
  aliveMoreThan5sTooLong: worst,
  broken: wrong,
  serverErrors: fives,
});
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
process.exit(wrong.length === 0 && worst === 0 && fives.length === 0 ? 0 : 1);
