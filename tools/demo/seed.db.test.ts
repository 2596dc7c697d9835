/** Seeding an empty database, twice; and what readers then see. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgePassword } from '@tongtu/platform/auth';
import { inTransaction } from '@tongtu/platform/database';
import { memoryFiles, memoryJobs, memoryLetters, testContext, testDatabase, testIds, testNow, type TestDatabase } from '@tongtu/platform/testing';
import { demoAccounts, seedDemo, type Seeded } from './index.ts';

let database: TestDatabase;
let first: Seeded;
let runs = 0;
const accounts = new Map<string, string>();

const seed = (now = testNow): Promise<Seeded> => {
  runs += 1;
  const newId = testIds(`demo run ${runs}`, now);
  const [jobs, mail, files] = [memoryJobs(), memoryLetters(), memoryFiles()];
  return seedDemo({
    inTransaction: (work) => inTransaction(database.db, (tx) => work(testContext(tx, { now, newId, jobs, mail, files }))),
    createAccount: async ({ email, id }) => {
      const created = !accounts.has(email);
      if (created) accounts.set(email, id!);
      return { userId: accounts.get(email)!, created };
    },
    now,
  });
};
const countOf = async (table: string): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*)::text as n from ${sql.table(table)}`.execute(database.db)).rows[0]!.n);
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      ['organizations', 'people', 'memberships', 'platform_roles', 'listings', 'listing_versions', 'events'].map(async (table) => [
        table,
        await countOf(table),
      ]),
    ),
  );

beforeAll(async () => {
  database = await testDatabase();
  first = await seed();
});
afterAll(() => database.close());

it('fills an empty database', async () => {
  expect(first).toEqual({ organizations: 25, people: 33, listings: 120 });
  expect(await counts()).toMatchObject({ organizations: 25, people: 33, listings: 120, platform_roles: 2 });
  const { rows } = await sql<{ state: string; n: string }>`select state, count(*)::text as n from listings group by state`.execute(database.db);
  expect(Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]))).toEqual({ published: 116, submitted: 3, draft: 1 });
});

it('changes nothing the second time, also months later', async () => {
  const before = await counts();
  expect(await seed()).toEqual({ organizations: 0, people: 0, listings: 0 });
  expect(await seed(new Date(testNow.getTime() + 200 * 86_400_000))).toEqual({ organizations: 0, people: 0, listings: 0 });
  expect(await counts()).toEqual(before);
});

it('brings back what is missing, and leaves what people changed', async () => {
  await sql`delete from organizations where name ->> 'en' = 'Example Photonics'`.execute(database.db);
  await sql`update listings set title = '{"zh":"改过的标题"}' where reference = 'd-bay-seed'`.execute(database.db);
  expect(await seed()).toEqual({ organizations: 1, people: 0, listings: 0 });
  const { rows } = await sql<{ title: unknown }>`select title from listings where reference = 'd-bay-seed'`.execute(database.db);
  expect(rows).toEqual([{ title: { zh: '改过的标题' } }]);
});

it('is marked as an example throughout, and nothing of it is out of date', async () => {
  const of = async (where: string) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(where)}`.execute(database.db)).rows[0]!.n;
  expect(await of('organizations where not example')).toBe(0);
  expect(await of('listings where not example')).toBe(0);
  expect(await of(`listings where expires_at <= '${testNow.toISOString()}' or published_at > '${testNow.toISOString()}'`)).toBe(0);
});

it('every account could be made by the sign-up page too', () => {
  const refused = demoAccounts().filter(({ email, name, password }) => !judgePassword(password, { email, name: name.zh }).ok);
  expect(refused).toEqual([]);
  expect(accounts.size).toBe(demoAccounts().length);
});
