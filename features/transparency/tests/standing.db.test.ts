/** How the log stands: told while events wait, while entries wait, and when all is published; and what is listed is what is published. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { testContext, testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { entriesBetween } from '../store/entries.ts';
import { listLogEntries } from '../use-cases/read-log.ts';
import { logIsCurrent, logStanding } from '../use-cases/log-standing.ts';
import { appendAll, happen, makeLog, publish, type TestLog } from './world.ts';

let database: TestDatabase;
let log: TestLog;
beforeEach(async () => {
  database = await testDatabase();
  log = makeLog(database.db);
});
afterEach(() => database.close());
const minutesOn = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

it('says what waits, and since when', async () => {
  const begun = await logStanding(database.db, new Date());
  expect(begun).toMatchObject({ entries: 0, published: 0, eventsBehind: 0, secondsBehind: 0, secondsSincePublication: undefined, witnesses: [] });
  expect(logIsCurrent(begun).ok).toBe(true);
  await happen(database.db, 5);
  // Events of tests bear the time of tests; ten minutes after it they have waited for ten minutes.
  const told = testContext(database.db).now;
  const waiting = await logStanding(database.db, minutesOn(told, 10));
  expect(waiting).toMatchObject({ eventsBehind: 10, secondsBehind: 600 });
  expect(logIsCurrent(waiting)).toMatchObject({ ok: false, error: { kind: 'log-behind', details: { seconds: 600 } } });
  expect(logIsCurrent(await logStanding(database.db, minutesOn(told, 1))).ok).toBe(true);
  await appendAll(log, database.db, 5);
  await publish(log);
  const current = await logStanding(database.db, new Date(Date.now() + 600_000));
  expect(current).toMatchObject({ entries: 5, published: 5, secondsBehind: 0 });
  expect(current.secondsSincePublication).toBeGreaterThan(500);
  // Nothing waits, so an old checkpoint is no fault.
  expect(logIsCurrent(current).ok).toBe(true);
  await happen(database.db, 2);
  await appendAll(log, database.db, 7);
  const held = await logStanding(database.db, new Date(Date.now() + 600_000));
  expect(held).toMatchObject({ entries: 7, published: 5 });
  expect(logIsCurrent(held)).toMatchObject({ ok: false, error: { kind: 'log-behind', details: { entries: 2 } } });
});

it('lists what is published, the newest first, page by page', async () => {
  const context = testContext(database.db);
  expect(await listLogEntries(context, { limit: 3 })).toMatchObject({ ok: false, error: { kind: 'log-not-started' } });
  await happen(database.db, 8);
  await appendAll(log, database.db, 8);
  await publish(log);
  await happen(database.db, 4);
  await appendAll(log, database.db, 12);
  const pages: number[][] = [];
  for (let after: string | undefined, more = true; more;) {
    const { items, next } = must(await listLogEntries(context, { after, limit: 3 }));
    pages.push(items.map(({ index }) => index));
    [after, more] = [next ?? undefined, next !== null];
  }
  expect(pages).toEqual([
    [7, 6, 5],
    [4, 3, 2],
    [1, 0],
  ]);
  expect(must(await listLogEntries(context, { after: '11', limit: 2 })).items.map(({ index }) => index)).toEqual([7, 6]);
  expect(await entriesBetween(database.db, 0, 20)).toHaveLength(12);
});
