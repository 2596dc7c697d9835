/** Leaving for good: nothing that opens a door stays, and nobody is left without an admin. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@tongtu/platform/database';
import { testContext, testDatabase, testIds, testNow, type TestDatabase } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import { addMember, closePerson, ensurePerson, foundOrganization, grantPlatformRoles, readerOf } from '../index.ts';

let database: TestDatabase;
const newId = testIds('leaving');
const [organization, first, second] = [newId(), newId(), newId()];
const act = <T>(work: (context: ReturnType<typeof testContext>) => Promise<T>): Promise<T> =>
  inTransaction(database.db, (tx) => work({ ...testContext(database.db, { newId, reader: { platformRoles: ['secretariat'], memberships: [] } }), tx }));

beforeAll(async () => {
  database = await testDatabase();
  await act(async (context) => {
    must(
      await foundOrganization(context, {
        id: organization,
        fields: { kind: 'university', name: { zh: '示例大学' }, country: 'CN', region: '310000' },
        state: 'verified',
        example: false,
      }),
    );
    for (const [personId, email] of [
      [first, 'first@example.org'],
      [second, 'second@example.org'],
    ] as const)
      await ensurePerson({ ...context, now: testNow }, { personId, name: email, email });
    await addMember(context, { organizationId: organization, personId: first, roles: ['admin'] });
    await grantPlatformRoles(context, { personId: second, platformRoles: ['secretariat'] });
  });
});
afterAll(() => database.close());

it('the only admin and the only secretariat name another one first', async () => {
  expect(await act((context) => closePerson(context, first))).toMatchObject({ ok: false, error: { kind: 'last-admin' } });
  expect(await act((context) => closePerson(context, second))).toMatchObject({ ok: false, error: { kind: 'last-secretariat' } });
});

it('then they leave, and twice is once', async () => {
  await act((context) => addMember(context, { organizationId: organization, personId: second, roles: ['admin'] }));
  expect((await act((context) => closePerson(context, first))).ok).toBe(true);
  expect((await act((context) => closePerson(context, first))).ok).toBe(true);
  expect(await readerOf(database.db, first)).toMatchObject({ memberships: [], platformRoles: [] });
  const { rows } = await database.pool.query('select email from people where person_id = $1', [first]);
  expect(rows).toEqual([{ email: null }]);
});
