/** What rooms above read of parties. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '@tongtu/platform/database';
import { testContext, testDatabase, testIds, type TestDatabase } from '@tongtu/platform/testing';
import {
  addMember,
  contactsOf,
  countVerifiedOrganizations,
  ensurePerson,
  foundOrganization,
  organizationCardsByIds,
  organizationsNamed,
  organizationsUpward,
  readerOf,
} from '../index.ts';

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

test('the way up from several organizations, and organizations by a name as people type it', async () => {
  const newId = testIds('parties-upward');
  const [top, middle, leaf, alone] = [newId(), newId(), newId(), newId()];
  await inTransaction(database.db, async (tx) => {
    const context = testContext(tx, { newId });
    const found = (id: string, name: { zh?: string; en?: string }, parentId?: string) =>
      foundOrganization(context, {
        id,
        fields: { kind: 'private-enterprise', name, country: 'CN', region: '310000', ...(parentId === undefined ? {} : { parentId }) },
        state: 'verified',
        example: false,
      });
    await found(top, { zh: '山川集团' });
    await found(middle, { zh: '山川（上海）有限公司', en: 'Shanchuan (Shanghai) Co., Ltd.' }, top);
    await found(leaf, { zh: '山川仪器' }, middle);
    await found(alone, { zh: '孤帆公司' });
  });
  const ids = (cards: readonly { readonly id: string }[]): string[] => cards.map(({ id }) => id);
  expect(ids(await organizationsUpward(database.db, [leaf, leaf]))).toEqual([top, middle, leaf].toSorted());
  expect(ids(await organizationsUpward(database.db, [middle, alone]))).toEqual([top, middle, alone].toSorted());
  expect(await organizationsUpward(database.db, [])).toEqual([]);
  expect(ids(await organizationsNamed(database.db, ['山川(上海) 有限公司']))).toEqual([middle]);
  expect(ids(await organizationsNamed(database.db, ['ＳＨＡＮＣＨＵＡＮ [Shanghai] co ltd', '「孤帆」公司']))).toEqual([middle, alone].toSorted());
  expect(await organizationsNamed(database.db, ['山川', '', '——', "'; drop table organizations --"])).toEqual([]);
  expect(await organizationsNamed(database.db, [])).toEqual([]);
});
