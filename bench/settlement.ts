/**
 * Events settled a second: `node bench/settlement.ts [seconds] [at once] [servers] [runs] [plans]`. First the use-case alone, a
 * transaction an event, on many plans and on one (whose books take one event at a time); then lists of events; then the same over
 * HTTP, signed in. Durable PostgreSQL; database, servers and load share the machine.
 */
import { settleTransaction } from '@tongtu/platform/database';
import { recordIncomeEvent } from '../features/sharing/use-cases/record-income-event.ts';
import { recordIncomeEvents } from '../features/sharing/use-cases/record-income-events.ts';
import { brokenBooks } from '../features/sharing/tests/books-invariants.ts';
import { removeFolder } from '../tests/journeys/house.ts';
import { inParallel, openBeside, signInAll, startCluster, startServers } from './booking-world.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';
import { post } from './post.ts';
import { eventOf, fillPlans } from './settlement-world.ts';

const [seconds, atOnce, count, runs, many] = [numberAt(2, 10), numberAt(3, 16), numberAt(4, 1), numberAt(5, 3), numberAt(6, 24)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
const { people, readers, plans } = await fillPlans(beside, { plans: many, managers: 8 });
const { db } = beside.database;
let made = 0;
const next = (): { readonly n: number; readonly event: ReturnType<typeof eventOf> } => {
  made += 1;
  return { n: made, event: eventOf(`e${made}`, made) };
};

/** Answers how many events went in, or throws. */
type Act = (on: readonly string[]) => Promise<number>;
const run = async (lasts: number, width: number, act: Act, on: readonly string[]) => {
  const began = performance.now();
  const times: number[] = [];
  let events = 0;
  await inParallel(width, () => {
    if (performance.now() - began > lasts * 1000) return undefined;
    return async () => {
      const start = performance.now();
      const recorded = await act(on);
      events += recorded;
      times.push(performance.now() - start);
    };
  });
  return { events, times, took: (performance.now() - began) / 1000 };
};
const measure = async (what: string, width: number, act: Act, on: readonly string[]): Promise<void> => {
  await run(3, width, act, on);
  const rates: number[] = [];
  for (let each = 0; each < runs; each += 1) {
    const { events, times, took } = await run(seconds, width, act, on);
    rates.push(events / took);
    say({
      bench: 'settlement',
      what,
      run: each,
      atOnce: width,
      plans: on.length,
      perSecond: rounded(events / took),
      p50Ms: rounded(quantile(times, 0.5)),
      p99Ms: rounded(quantile(times, 0.99)),
    });
  }
  say({ bench: 'settlement', what, atOnce: width, plans: on.length, medianPerSecond: rounded(median(rates)) });
};
const perBatch = 2000;
const inside =
  <T>(size: number, work: (context: Parameters<typeof recordIncomeEvent>[0], planId: string) => Promise<T>): Act =>
  async (on) => {
    const reader = readers[made % readers.length]!;
    const planId = on[made % on.length]!;
    const done = await settleTransaction(db, (tx) => work({ ...beside.context(reader), tx }, planId) as never);
    if (!(done as { ok: boolean }).ok) throw new Error(JSON.stringify(done));
    return size;
  };
const one = inside(1, (context, planId) => recordIncomeEvent(context, planId, next().event));
const batch = inside(perBatch, (context, planId) =>
  recordIncomeEvents(
    context,
    planId,
    Array.from({ length: perBatch }, () => next().event),
  ),
);
await measure('use-case', atOnce, one, plans);
await measure('use-case', atOnce, one, plans.slice(0, 1));
await measure('batch of 2,000, use-case', 1, batch, plans);
await measure('batch of 2,000, use-case', 2, batch, plans);

const servers = await startServers(count, cluster.url, cluster.ownerUrl);
const customers = await signInAll(servers[0]!, people);
const send = async (path: (planId: string) => string, planId: string, n: number, body: object): Promise<void> => {
  const { status, answer } = await post(`${servers[n % servers.length]!.url}${path(planId)}`, customers[n % customers.length]!.cookie, body);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(answer)}`);
};
const overHttp: Act = async (on) => {
  const { n, event } = next();
  await send((planId) => `/api/sharing-plans/${planId}/events`, on[n % on.length]!, n, event);
  return 1;
};
const batchOverHttp: Act = async (on) => {
  const events = Array.from({ length: perBatch }, () => next().event);
  await send((planId) => `/api/sharing-plans/${planId}/event-batches`, on[made % on.length]!, made, { events });
  return perBatch;
};
await measure(`over HTTP, ${count} server(s)`, atOnce, overHttp, plans);
await measure(`over HTTP, ${count} server(s)`, atOnce, overHttp, plans.slice(0, 1));
await measure(`batch of 2,000 over HTTP, ${count} server(s)`, 1, batchOverHttp, plans);
say({ bench: 'settlement', events: made, broken: (await brokenBooks(db)).slice(0, 3) });
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
