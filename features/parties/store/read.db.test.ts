/** What rooms above read of parties. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '@tongtu/platform/database';
import { testContext, testDatabase, testIds, type TestDatabase } from '@tongtu/platform/testing';
import { addMember, contactsOf, countVerifiedOrganizations, ensurePerson, foundOrganization, organizationCardsByIds, readerOf } from '../index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('a founded organization, its member and how the house sees them', async () => {
  const newId = testIds('parties-read');
  const [verified, applied, personId] = [newId(), newId(), newId()];
  await inTransaction(database.db, async (tx) => {
    const context = testContext(tx, { newId });
    const fields = { kind: 'university', name: { zh: '示例大学' }, country: 'CN', region: '310000' } as const;
    await foundOrganization(context, { id: verified, fields, state: 'verified', example: true });
    await foundOrganization(context, { id: verified, fields: { ...fields, name: { zh: '别名' } }, state: 'verified', example: true });
    await foundOrganization(context, { id: applied, fields, state: 'applied', example: true });
    await ensurePerson(context, { personId, name: '张三', email: 'zhang@example.org' });
    await addMember(context, { organizationId: verified, personId, roles: ['admin'] });
    await addMember(context, { organizationId: applied, personId, roles: ['viewer'] });
  });
  const cards = await organizationCardsByIds(database.db, [verified, applied, newId()]);
  expect([...cards.keys()].toSorted()).toEqual([verified, applied].toSorted());
  expect(cards.get(verified)).toMatchObject({ name: { zh: '示例大学' }, state: 'verified', parentId: null });
  expect(await countVerifiedOrganizations(database.db)).toBe(1);
  expect((await readerOf(database.db, personId)).memberships.find((m) => m.organizationId === applied)?.organizationVerified).toBe(false);
  expect(await contactsOf(database.db, verified, ['admin'])).toHaveLength(1);
  expect(await contactsOf(database.db, verified, ['viewer'])).toEqual([]);
});
