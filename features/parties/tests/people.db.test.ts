/** People: known from their first request on, found by the secretariat, given platform roles. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor, type PlatformRole } from '@tongtu/kernel/reader';
import { testNow } from '@tongtu/platform/testing';
import { contactsOf, identifyPerson, personNamesByIds } from '../index.ts';
import { tables } from '../store/tables.ts';
import { changePlatformRoles, listPeople, updateProfile } from '../use-cases/people.ts';
import { readSession } from '../use-cases/session.ts';
import { addMember } from '../use-cases/found-organization.ts';
import { addressOf, kindOf, makeWorld, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const account = async () => ({ email: 'me@example.org', emailVerified: true });
const row = (id: string) => tables(world.database.db).selectFrom('people').selectAll().where('person_id', '=', id).executeTakeFirst();

describe('identifying', () => {
  it('makes the person at the first request and follows the account', async () => {
    const id = world.newId();
    const said = { id, name: '李雷', email: 'li@example.org', emailVerified: false, language: 'en', now: testNow } as const;
    expect(await identifyPerson(world.database.db, said)).toEqual({ personId: id, platformRoles: [], memberships: [] });
    expect(await row(id)).toMatchObject({ name: '李雷', email: null, language: 'en' });
    await identifyPerson(world.database.db, { ...said, emailVerified: true });
    expect(await row(id)).toMatchObject({ email: 'li@example.org' });
    await identifyPerson(world.database.db, { ...said, name: '改名', email: 'new@example.org', emailVerified: true, language: 'zh' });
    expect(await row(id)).toMatchObject({ name: '李雷', email: 'new@example.org', language: 'zh' });
  });
  it('many first requests at once make one person', async () => {
    const id = world.newId();
    const said = { id, name: '韩梅', email: 'han@example.org', emailVerified: true, now: testNow };
    const readers = await Promise.all(Array.from({ length: 8 }, () => identifyPerson(world.database.db, said)));
    expect(new Set(readers.map((reader) => reader.personId))).toEqual(new Set([id]));
    expect(await row(id)).toMatchObject({ email: 'han@example.org' });
  });
  it('knows roles and whether each organization stands verified', async () => {
    const applied = await world.organization('applied');
    const reader = await identifyPerson(world.database.db, {
      id: world.personIds['auditing-admin'],
      name: 'x',
      email: addressOf('auditing-admin'),
      emailVerified: true,
      now: testNow,
    });
    expect(reader.platformRoles).toEqual(['auditor']);
    expect(reader.memberships.find((m) => m.organizationId === applied)).toEqual({ organizationId: applied, roles: ['admin'], organizationVerified: false });
  });
  it('an address that is not confirmed gets no letters', async () => {
    const [id, personId] = [await world.organization(), world.newId()];
    await identifyPerson(world.database.db, { id: personId, name: '未确认', email: 'somebody@example.org', emailVerified: false, now: testNow });
    await world.founding((c) => addMember(c, { organizationId: id, personId, roles: ['signatory'] }));
    expect((await contactsOf(world.database.db, id, ['signatory'])).map((c) => c.email)).toEqual([addressOf('signatory')]);
  });
});

describe('the session', () => {
  it('of a visitor is empty', async () =>
    expect(await world.read(visitor, (c) => readSession(c, account))).toEqual({ person: null, platformRoles: [], memberships: [] }));
  it('says who, with which roles, where', async () => {
    const session = await world.read(world.reader('other-admin'), (c) => readSession(c, account));
    expect(session.person).toEqual({ id: world.personIds['other-admin'], name: 'other-admin', email: 'me@example.org', emailVerified: true });
    expect(session.memberships).toEqual([
      {
        organizationId: world.enterprise,
        organizationName: { zh: '示例企业', en: 'Example Works' },
        organizationKind: 'private-enterprise',
        organizationState: 'verified',
        roles: ['admin'],
      },
    ]);
  });
});

describe('people', () => {
  it('are found by name or address, page by page', async () => {
    const find = async (q: string) => {
      const page = await world.read(world.reader('secretariat'), (c) => listPeople(c, { q, limit: 100 }));
      return page.ok ? page.value.items.map((person) => person.name).toSorted() : [];
    };
    expect(await find('OTHER-')).toEqual(['other-admin', 'other-member']);
    expect(await find('secretariat@example')).toEqual(['secretariat']);
    expect(await find('%')).toEqual([]);
    const first = await world.read(world.reader('secretariat'), (c) => listPeople(c, { limit: 1 }));
    const second = await world.read(world.reader('secretariat'), (c) => listPeople(c, { limit: 100, after: (first.ok && first.value.next) || '' }));
    expect(first.ok && second.ok && second.value.items.some((person) => person.id === first.value.items[0]?.id)).toBe(false);
    expect(kindOf(await world.read(world.reader('secretariat'), (c) => listPeople(c, { limit: 1, after: 'x' })))).toBe('malformed-cursor');
  });
  it('name themselves', async () => {
    const renamed = await world.write(world.reader('person'), (c) => updateProfile(c, { name: '王小明' }));
    expect(renamed).toMatchObject({ value: { name: '王小明', email: addressOf('person') } });
    expect((await personNamesByIds(world.database.db, [world.personIds.person])).get(world.personIds.person)).toBe('王小明');
  });
});

describe('platform roles', () => {
  const set = (stance: Stance, roles: readonly PlatformRole[]) =>
    world.write(world.reader('secretariat'), (c) => changePlatformRoles(c, world.personIds[stance], roles));
  it('the last of the secretariat stays; nobody is auditor and secretariat at once', async () => {
    expect(kindOf(await set('secretariat', []))).toBe('last-secretariat');
    expect(kindOf(await set('person', ['secretariat', 'auditor']))).toBe('platform-roles-conflict');
    expect(await set('person', ['secretariat'])).toMatchObject({ value: { platformRoles: ['secretariat'] } });
    // Both step down at once: one is told.
    expect((await Promise.all([set('secretariat', []), set('person', [])])).map(kindOf).toSorted()).toEqual(['last-secretariat', 'ok']);
    expect(kindOf(await world.write(world.reader('secretariat'), (c) => changePlatformRoles(c, world.newId(), [])))).toBe('person-not-found');
  });
});
