/** Seeding an empty database, twice; and what readers then see. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgePassword } from '@tongtu/platform/auth';
import { inTransaction } from '@tongtu/platform/database';
import { loadLocales } from '@tongtu/platform/i18n';
import { memoryFiles, memoryJobs, memoryLetters, testContext, testDatabase, testIds, testNow, type TestDatabase } from '@tongtu/platform/testing';
import { broken } from '../../features/facilities/tests/invariants.ts';
import { demoFacilities } from './facilities.ts';
import { demoAccounts, seedDemo, type Seeded } from './index.ts';

const { translate } = loadLocales();
let database: TestDatabase;
let first: Seeded;
let runs = 0;
const accounts = new Map<string, string>();

const seed = (now = testNow, log?: (line: string) => void): Promise<Seeded> => {
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
    translate,
    log,
  });
};
const countOf = async (table: string): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*)::text as n from ${sql.table(table)}`.execute(database.db)).rows[0]!.n);
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      [
        'organizations',
        'people',
        'memberships',
        'platform_roles',
        'listings',
        'listing_versions',
        'facilities',
        'resources',
        'bookings',
        'booking_entries',
        'charges',
        'blocks',
        'sharing_plans',
        'income_events',
        'entries',
        'payout_statements',
        'payments',
        'diligence_cases',
        'evidence',
        'notices',
        'decisions',
        'events',
      ].map(async (table) => [table, await countOf(table)]),
    ),
  );

beforeAll(async () => {
  database = await testDatabase();
  first = await seed();
});
afterAll(() => database.close());

it('fills an empty database', async () => {
  expect(first).toEqual({
    organizations: 25,
    people: 33,
    listings: 120,
    facilities: 12,
    bookings: demoFacilities().flatMap((each) => each.bookings).length,
    plans: 3,
    cases: 5,
  });
  expect(await counts()).toMatchObject({ organizations: 25, people: 33, listings: 120, platform_roles: 2 });
  const { rows } = await sql<{ state: string; n: string }>`select state, count(*)::text as n from listings group by state`.execute(database.db);
  expect(Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]))).toEqual({ published: 116, submitted: 3, draft: 1 });
});

it('tells every case to the end of its story', async () => {
  const { rows } = await sql<{ said: string }>`
    select c.state || ' ' || c.price_state || ' ' || coalesce(string_agg(n.state, '+'), '-') as said
    from diligence_cases c left join notices n on n.case_id = c.case_id group by c.case_id order by said`.execute(database.db);
  expect(rows.map(({ said }) => said)).toEqual([
    'cleared settled completed',
    'open collecting-refusals -',
    'open in-notice running',
    'open method-open -',
    'signed settled -',
  ]);
});

it('changes nothing the second time, also months later', async () => {
  const before = await counts();
  const nothing = { organizations: 0, people: 0, listings: 0, facilities: 0, bookings: 0, plans: 0, cases: 0 };
  expect(await seed()).toEqual(nothing);
  expect(await seed(new Date(testNow.getTime() + 200 * 86_400_000))).toEqual(nothing);
  expect(await counts()).toEqual(before);
});

it('brings back what is missing, and leaves what people changed', async () => {
  await sql`delete from organizations where name ->> 'en' = 'Example Photonics'`.execute(database.db);
  await sql`update listings set title = '{"zh":"改过的标题"}' where reference = 'd-bay-seed'`.execute(database.db);
  expect(await seed()).toEqual({ organizations: 1, people: 0, listings: 0, facilities: 0, bookings: 0, plans: 0, cases: 0 });
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

/** How many of each state stand in the content. */
const statesOf = (states: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(states)].sort().map((state) => [state, states.filter((each) => each === state).length]));

it('every booking has come to its state, and the calendar lies around today', async () => {
  const { rows } = await sql<{ state: string; from_at: Date; to_at: Date }>`select state, from_at, to_at from bookings`.execute(database.db);
  expect(statesOf(rows.map((row) => row.state))).toEqual(statesOf(demoFacilities().flatMap((each) => each.bookings.map((booking) => booking.state))));
  const of = (...states: string[]) => rows.filter((row) => states.includes(row.state));
  expect(of('completed', 'no-show').filter((row) => row.to_at > testNow)).toEqual([]);
  expect(of('in-use').filter((row) => row.from_at > testNow || row.to_at < testNow)).toEqual([]);
  expect(of('held', 'requested', 'approved', 'waitlisted').filter((row) => row.from_at < testNow)).toEqual([]);
  expect(await broken(database.pool)).toEqual([]);
});

it('the month that is over is stated; one charge is given back, one goes onto the next statement', async () => {
  const { rows } = await sql<{ kind: string; n: number; months: string[] }>`
    select kind, count(*)::int as n, array_agg(distinct month) as months from statements group by kind order by kind`.execute(database.db);
  expect(rows).toMatchObject([
    { kind: 'credit-note', n: 1, months: ['2026-01'] },
    { kind: 'statement', months: ['2025-12'] },
  ]);
  expect(rows[1]!.n).toBeGreaterThanOrEqual(10);
  expect(await countOf('charges')).toBeGreaterThan(45);
});

it('a database that was filled before facilities could be booked gets them too', async () => {
  const tables = [
    'bookings',
    'booking_entries',
    'test_agreements',
    'charges',
    'statements',
    'blocks',
    'block_occurrences',
    'qualifications',
    'facility_customers',
    'resources',
    'facilities',
    'facility_profiles',
  ];
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(database.db);
  await sql`delete from events where subject_type in ('booking', 'facility')`.execute(database.db);
  const lines: string[] = [];
  const saturday = new Date('2026-01-17T04:00:00.000Z');
  expect(await seed(saturday, (line) => lines.push(line))).toMatchObject({ organizations: 0, listings: 0, facilities: 12, bookings: first.bookings });
  expect(lines).toEqual([]);
  expect(await broken(database.pool)).toEqual([]);
});

it('a facility whose card is away is left out, and nothing else', async () => {
  for (const table of ['bookings', 'booking_entries', 'test_agreements', 'charges', 'resources', 'facilities'])
    await sql`delete from ${sql.table(table)}`.execute(database.db);
  await sql`update listings set state = 'paused' where reference = 'f-bio-fermenter'`.execute(database.db);
  expect(await seed()).toMatchObject({ facilities: 11 });
});
