/**
 * Random events, reversals, lists, repeated keys and keys used again with other content, 500 at once, and kill -9 of a server in
 * the middle: `node bench/settlement-chaos.ts [seconds] [at once] [servers] [plans]`. Every plan has a second version, whose first
 * event closes the first on the way. Who gets no answer, or hears that the house is busy, asks again under the same key, as a program would. Afterwards all
 * balances sum to zero, every acknowledged event is there exactly once with what was acknowledged, and where the books stand is
 * what a replay of the event rows comes to. Exit status 1 where that is not so.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { acceptPlanVersion, draftPlanVersion, proposePlanVersion } from '@tongtu/sharing';
import { expect as must } from '@tongtu/kernel/result';
import { brokenBooks } from '../features/sharing/tests/books-invariants.ts';
import { savePlanVersion } from '../features/sharing/use-cases/save-plan-version.ts';
import { removeFolder, startHouse } from '../tests/journeys/house.ts';
import { inParallel, openBeside, secret, signInAll, startCluster, startServers } from './booking-world.ts';
import { numberAt, rounded, say } from './measure.ts';
import { post } from './post.ts';
import { eventOf, fillPlans } from './settlement-world.ts';

const [seconds, atOnce, count, many] = [numberAt(2, 30), numberAt(3, 500), numberAt(4, 2), numberAt(5, 8)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
const { unit, people, readers, plans } = await fillPlans(beside, { plans: many, managers: 8 });
for (const planId of plans)
  await beside.inTransaction(async (context) => {
    const { version } = must(await draftPlanVersion(context, planId));
    const tree = { ...version.tree, effectiveOn: '2027-01-01', steps: version.tree.steps!.slice(1) };
    const { sha256 } = must(await savePlanVersion(context, planId, 2, { revision: version.revision, tree })).version;
    must(await proposePlanVersion(context, planId, 2, sha256));
    must(await acceptPlanVersion(context, planId, 2, { sha256, organizationId: unit }));
  }, readers[0]);
const servers = await startServers(count, cluster.url, cluster.ownerUrl);
const customers = await signInAll(servers[0]!, people);

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;
type Event = Readonly<Record<string, string>>;
type Known = { readonly planId: string; readonly event: Event };
type Acknowledged = Known & { readonly position: number; readonly amount: string };
/** By plan and id; lists acknowledge the ids that they brought, without positions. */
const acknowledged = new Map<string, Acknowledged>();
const inLists = new Set<string>();
const sent: Known[] = [];
const answered: Known[] = [];
const counts: Record<string, number> = {};
const wrong: string[] = [];
const note = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

/** Asks until there is an answer that stands. */
const send = async (name: string, path: string, body: object): Promise<{ readonly status: number; readonly answer: Record<string, unknown> }> => {
  for (let attempt = 1; ; attempt += 1) {
    const said = await post(`${pick(servers).url}${path}`, pick(customers).cookie, body).catch(() => undefined);
    if (said !== undefined && said.status < 500) {
      note(`${name} ${said.status}${said.status < 300 ? '' : ` ${String(said.answer['kind'])}`}`);
      return said;
    }
    note(`${name} ${said === undefined ? 'no answer' : `${said.status} ${String(said.answer['kind'])}`}`);
    if (said?.status === 500) wrong.push(`${name}: ${JSON.stringify(said.answer)}`);
    if (attempt > 200) throw new Error(`${name} was never answered`);
    await sleep(50 + Math.random() * 400);
  }
};
const acknowledge = (known: Known, answer: Record<string, unknown>): void => {
  const key = `${known.planId} ${known.event['id']}`;
  const [position, amount] = [answer['position'] as number, answer['amount'] as string];
  const before = acknowledged.get(key);
  if (before !== undefined && (before.position !== position || before.amount !== amount)) wrong.push(`${key} was acknowledged twice, differently`);
  if (before === undefined) answered.push(known);
  acknowledged.set(key, { ...known, position, amount });
};

let made = 0;
const began = performance.now();
/** The second version takes over in the middle of the run; a few come late. */
const isLate = (): boolean => performance.now() - began > seconds * 500 && Math.random() < 0.95;
const fresh = (): Known => {
  made += 1;
  const event = eventOf(`e${made}`, made);
  const known = { planId: pick(plans), event: { ...event, on: isLate() ? '2027-01-15' : event['on']! } };
  sent.push(known);
  return known;
};
const record = async (name: string, known: Known): Promise<void> => {
  const { status, answer } = await send(name, `/api/sharing-plans/${known.planId}/events`, known.event);
  if (status === 201) acknowledge(known, answer);
};
const acts: readonly (readonly [number, () => Promise<void>])[] = [
  [70, () => record('record', fresh())],
  [10, () => (sent.length === 0 ? Promise.resolve() : record('repeat', pick(sent)))],
  [
    5,
    async () => {
      const known = sent.length === 0 ? undefined : pick(sent);
      if (known === undefined) return;
      const { status, answer } = await send('reuse', `/api/sharing-plans/${known.planId}/events`, { ...known.event, amount: '7777.77' });
      // It may have come before the one whose key it has.
      if (status === 201) acknowledge({ ...known, event: { ...known.event, amount: '7777.77' } }, answer);
    },
  ],
  [
    10,
    async () => {
      const known = answered.length === 0 ? undefined : pick(answered);
      if (known === undefined) return;
      const id = known.event['id']!;
      const on = isLate() ? '2027-01-20' : '2026-12-31';
      const { status, answer } = await send('reverse', `/api/sharing-plans/${known.planId}/events/${encodeURIComponent(id)}/reverse`, { on });
      if (status === 201) acknowledge({ planId: known.planId, event: { id: `${id}:reversal` } }, answer);
    },
  ],
  [
    5,
    async () => {
      const planId = pick(plans);
      const on = isLate() ? '2027-01-15' : '2026-12-20';
      const events = Array.from({ length: 20 }, (): Event => {
        made += 1;
        return { ...eventOf(`l${made}`, made), on };
      });
      const { status } = await send('list', `/api/sharing-plans/${planId}/event-batches`, { events });
      if (status === 201) for (const event of events) inLists.add(`${planId} ${event['id']}`);
    },
  ],
];
const act = (): (() => Promise<void>) => {
  let left = Math.random() * 100;
  for (const [weight, one] of acts) {
    left -= weight;
    if (left < 0) return one;
  }
  return acts[0]![1];
};
const kill = async (): Promise<void> => {
  await sleep(seconds * 500);
  const victim = servers.shift()!;
  await victim.kill();
  note('server killed');
  await sleep(3000);
  servers.push(await startHouse({ DATABASE_URL: cluster.url, DATABASE_OWNER_URL: cluster.ownerUrl, DEMO: 'off', AUTH_SECRET: secret }, victim.dataDir));
};
const killing = kill();
await inParallel(atOnce, () => (performance.now() - began > seconds * 1000 ? undefined : act()));
await killing;
const took = (performance.now() - began) / 1000;

const { pool, db } = beside.database;
const { rows } = await pool.query<{ plan_id: string; event_id: string; position: number; amount: bigint }>(
  'select plan_id, event_id, position, amount from income_events',
);
const stored = new Map(rows.map((row) => [`${row.plan_id} ${row.event_id}`, row]));
if (stored.size !== rows.length) wrong.push('an event is there twice');
for (const [key, { position, amount }] of acknowledged) {
  const row = stored.get(key);
  if (row === undefined) wrong.push(`${key} was acknowledged and is not there`);
  else if (row.position !== position || row.amount !== BigInt(amount.replace('.', ''))) wrong.push(`${key} is not what was acknowledged`);
}
for (const key of inLists) if (!stored.has(key)) wrong.push(`${key} was acknowledged in a list and is not there`);
const sums = await pool.query<{ currency: string; sum: string }>('select currency, sum(amount) as sum from postings group by currency');
for (const { currency, sum } of sums.rows) if (BigInt(sum) !== 0n) wrong.push(`balances in ${currency} sum to ${sum}`);
wrong.push(...(await brokenBooks(db)));
say({
  bench: 'settlement-chaos',
  seconds: rounded(took),
  servers: count,
  plans: many,
  atOnce,
  counts: Object.fromEntries(Object.entries(counts).sort()),
  events: rows.length,
  acknowledged: acknowledged.size + inLists.size,
  reversals: rows.filter((row) => row.event_id.endsWith(':reversal')).length,
  closings: rows.filter((row) => row.event_id.endsWith(':closing')).length,
  sums: sums.rows,
  wrong: wrong.slice(0, 10),
});
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
process.exit(wrong.length === 0 ? 0 : 1);
