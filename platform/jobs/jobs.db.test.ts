import { z } from 'zod';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '@tongtu/platform/testing';
import { inTransaction, silentLog } from '../database/index.ts';
import { wakeFollowers } from '../events/index.ts';
import { defineJob, handleJob, memoryJobs, prepareJobs, startJobs, type HandledJob, type Jobs, type JobRun } from './index.ts';

const database = await testDatabase();
const { db } = database;
beforeAll(() => prepareJobs(database.ownerUrl, database.appRole), 60_000);
afterAll(() => database.close());

const greet = defineJob({ name: 'greet', data: z.object({ name: z.string() }), retries: 1, retryDelaySeconds: 1 });
const sweep = defineJob({ name: 'sweep', data: z.object({}), single: true });
let jobs: Jobs | undefined;
const start = async (handled: readonly HandledJob<JobRun>[], work = true): Promise<Jobs> => {
  jobs = await startJobs({ url: database.url, jobs: handled, work, contextFor: (run) => run, log: silentLog, pollSeconds: 0.5 });
  return jobs;
};
afterEach(async () => {
  await jobs?.stop(0);
  jobs = undefined;
  await database.pool.query('delete from pgboss.job');
});
const waitFor = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

test('preparing again changes nothing, and the application owns nothing', async () => {
  await prepareJobs(database.ownerUrl, database.appRole);
  const owned = await database.pool.query(
    "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pgboss' and pg_get_userbyid(c.relowner) = $1",
    [database.appRole],
  );
  expect(owned.rowCount).toBe(0);
});

test('a job exists when its transaction commits and not otherwise', async () => {
  const seen: string[] = [];
  const { queue, counts } = await start([handleJob(greet, async (_, { name }) => void seen.push(name))]);
  let id: string | null = null;
  await inTransaction(db, async (tx) => {
    id = await queue.enqueue(tx, greet, { name: 'undone' });
    throw new Error('no');
  }).catch(() => {});
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await counts()).toEqual([]);
  await inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 'done' }));
  await waitFor(() => expect(seen).toEqual(['done']));
  await expect(queue.enqueue(db, greet, { name: 'x' })).rejects.toThrow('inside a transaction');
  await expect(inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 1 as never }))).rejects.toThrow('expected string');
});

test('the job of a worker that was killed begins again soon, not when its time is up', async () => {
  const seen: number[] = [];
  const handled = [handleJob<JobRun, { name: string }>(greet, async (_, __, run) => void seen.push(run.attempt))];
  const { queue, stop } = await start(handled, false);
  await inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 'orphan' }));
  await stop(0);
  // As kill -9 leaves it: begun, and nobody says any more that he lives.
  await database.pool.query(
    "update pgboss.job set state = 'active', started_on = now() - interval '3 minutes', heartbeat_on = now() - interval '2 minutes' where name = 'greet'",
  );
  jobs = await startJobs({ url: database.url, jobs: handled, work: true, contextFor: (run) => run, log: silentLog, pollSeconds: 0.5, superviseSeconds: 1 });
  await waitFor(() => expect(seen).toEqual([2]));
});

test('two servers that start together both come up', async () => {
  const { queue } = await start([handleJob(sweep, async () => {})]);
  const other = await startJobs({ url: database.url, jobs: [handleJob(sweep, async () => {})], work: true, contextFor: (run) => run, log: silentLog });
  await Promise.all([prepareJobs(database.ownerUrl, database.appRole), prepareJobs(database.ownerUrl, database.appRole)]);
  expect(await inTransaction(db, (tx) => queue.enqueue(tx, sweep, {}))).toMatch(/^[0-9a-f-]{36}$/);
  await other.stop(0);
});

test('a woken worker begins at once and empties its queue without pausing', async () => {
  const seen: string[] = [];
  jobs = await startJobs({
    url: database.url,
    jobs: [handleJob(greet, async (_, { name }) => void seen.push(name))],
    work: true,
    contextFor: () => null,
    log: silentLog,
    pollSeconds: 600,
  });
  const { queue } = jobs;
  // The first look, which finds nothing.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await inTransaction(db, async (tx) => {
    for (let i = 0; i < 20; i += 1) await queue.enqueue(tx, greet, { name: `n${i}` });
  });
  wakeFollowers();
  await waitFor(() => expect(seen).toHaveLength(20));
});

test('a process without workers queues and runs nothing', async () => {
  const { queue, counts } = await start([handleJob(greet, async () => {})], false);
  await inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 'later' }));
  expect(await counts()).toEqual([{ job: 'greet', waiting: 1, active: 0, failed: 0 }]);
});

test('of a single job one waits', async () => {
  const { queue, counts } = await start([handleJob(sweep, async () => {})], false);
  const twice = await inTransaction(db, async (tx) => [await queue.enqueue(tx, sweep, {}), await queue.enqueue(tx, sweep, {})]);
  expect(twice).toEqual([expect.any(String), null]);
  await inTransaction(db, (tx) => queue.enqueue(tx, sweep, {}, { key: 'other' }));
  expect(await counts()).toMatchObject([{ job: 'sweep', waiting: 2 }]);
});

test('a failing job is tried again, then lies among the dead letters, and can be revived', async () => {
  const attempts: number[] = [];
  let broken = true;
  const handled = handleJob<JobRun, { name: string }>(greet, async (run) => {
    attempts.push(run.attempt);
    if (broken) throw new Error('no post today');
  });
  const { queue, dead, revive } = await start([handled]);
  await inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 'Lin' }));
  await waitFor(async () => expect(await dead()).toMatchObject([{ job: 'greet', data: { name: 'Lin' } }]));
  expect(attempts).toEqual([1, 2]);
  broken = false;
  expect(await revive('greet')).toBe(1);
  await waitFor(() => expect(attempts).toHaveLength(3));
  expect(await dead()).toEqual([]);
}, 30_000);

test('stopping waits for the running job', async () => {
  let begun = false;
  let ended = false;
  const handled = handleJob<JobRun, { name: string }>(greet, async (run) => {
    begun = true;
    await new Promise((resolve) => run.signal.addEventListener('abort', resolve));
    await new Promise((resolve) => setTimeout(resolve, 300));
    ended = true;
  });
  const { queue, stop } = await start([handled]);
  await inTransaction(db, (tx) => queue.enqueue(tx, greet, { name: 'slow' }));
  await waitFor(() => expect(begun).toBe(true));
  await stop(10);
  jobs = undefined;
  expect(ended).toBe(true);
  expect((await database.pool.query("select state from pgboss.job where name = 'greet'")).rows).toEqual([{ state: 'completed' }]);
});

test('schedules are kept as declared and dropped when they are gone', async () => {
  const nightly = defineJob({ ...sweep, schedule: { cron: '30 3 * * *', data: {} } });
  await start([handleJob(nightly, async () => {})]);
  expect((await database.pool.query('select name, cron, timezone from pgboss.schedule')).rows).toEqual([
    { name: 'sweep', cron: '30 3 * * *', timezone: 'Asia/Shanghai' },
  ]);
  await jobs?.stop(0);
  await start([handleJob(sweep, async () => {})]);
  expect((await database.pool.query('select from pgboss.schedule')).rowCount).toBe(0);
});

test('the double remembers, merges single ones and runs what follows', async () => {
  const double = memoryJobs();
  const seen: string[] = [];
  await double.enqueue(db, greet, { name: 'a' });
  await double.enqueue(db, sweep, {});
  expect(await double.enqueue(db, sweep, {})).toBeNull();
  expect(double.queued.map((q) => q.job)).toEqual(['greet', 'sweep']);
  const handled = [
    handleJob<null, { name: string }>(greet, async (_, { name }) => void seen.push(name)),
    handleJob<null, object>(sweep, async () => void (await double.enqueue(db, greet, { name: 'b' }))),
  ];
  await double.runAll(handled, null);
  expect(seen).toEqual(['a', 'b']);
});
