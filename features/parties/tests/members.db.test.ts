/** Members and invitations: roles, the last admin, links. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import { writeLetter } from '@tongtu/platform/mail';
import { testNow } from '@tongtu/platform/testing';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { readerOf } from '../index.ts';
import type { Account } from '../domain/invitation.ts';
import { suspendOrganization } from '../use-cases/decide-organization.ts';
import { tokenHash } from '../use-cases/invitation-token.ts';
import { inviteMember, type IssuedInvitation } from '../use-cases/invite-member.ts';
import { acceptInvitation, getInvitation, listInvitations, revokeInvitation } from '../use-cases/invitations.ts';
import { changeMemberRoles, listMembers, removeMember } from '../use-cases/members.ts';
import { addressOf, kindOf, makeWorld, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const days = (count: number): Date => new Date(testNow.getTime() + count * 86_400_000);
const admin = (id: string) => world.reader('admin', id);
const roles = (id: string, stance: Stance, wanted: readonly OrganizationRole[], who = world.reader('secretariat')) =>
  world.write(who, (c) => changeMemberRoles(c, id, world.personIds[stance], wanted));
const remove = (id: string, stance: Stance, who = world.reader('secretariat')) => world.write(who, (c) => removeMember(c, id, world.personIds[stance]));

describe('members', () => {
  it('roles are kept once each, in order, and the house knows them at once', async () => {
    const id = await world.organization();
    const changed = await roles(id, 'viewer', ['viewer', 'signatory', 'signatory'], admin(id));
    expect(changed).toMatchObject({ value: { roles: ['signatory', 'viewer'], email: addressOf('viewer'), since: testNow } });
    const reader = await readerOf(world.database.db, world.personIds.viewer);
    expect(reader.memberships.find((m) => m.organizationId === id)?.roles).toEqual(['signatory', 'viewer']);
    expect((await world.events(id)).at(-1)).toBe('member-changed');
  });
  it('the last admin stays, as an admin', async () => {
    const id = await world.organization();
    expect(kindOf(await remove(id, 'auditing-admin'))).toBe('ok');
    expect(kindOf(await roles(id, 'admin', ['viewer']))).toBe('last-admin');
    expect(kindOf(await remove(id, 'admin', admin(id)))).toBe('last-admin');
    expect(kindOf(await roles(id, 'admin', ['admin', 'signatory'], admin(id)))).toBe('ok');
    expect(kindOf(await roles(id, 'viewer', ['admin'], admin(id)))).toBe('ok');
    expect(kindOf(await remove(id, 'admin', admin(id)))).toBe('ok');
  });
  it('of two admins who leave at the same moment one stays', async () => {
    const id = await world.organization();
    expect((await Promise.all([remove(id, 'admin'), remove(id, 'auditing-admin')])).map(kindOf).toSorted()).toEqual(['last-admin', 'ok']);
  });
  it('who is not there cannot be changed or removed', async () => {
    const id = await world.organization();
    expect([kindOf(await roles(id, 'person', ['viewer'])), kindOf(await remove(id, 'person'))]).toEqual(['member-not-found', 'member-not-found']);
  });
  it('who left is gone from the list and from his rights', async () => {
    const id = await world.organization();
    await remove(id, 'signatory', world.reader('signatory', id));
    const list = await world.read(admin(id), (c) => listMembers(c, id));
    expect(list.ok && list.value.map((m) => m.name)).not.toContain('signatory');
    expect((await readerOf(world.database.db, world.personIds.signatory)).memberships.map((m) => m.organizationId)).not.toContain(id);
  });
});

const issue = () => ({ chance: world.chance, linkOf: (token: string) => `https://tongtu.example/invitations/${token}` });
const invite = async (id: string, asked: { email?: string; roles: readonly OrganizationRole[] }, now = testNow) =>
  world.write(admin(id), (c) => inviteMember(c, issue(), id, asked), now);
const invited = async (...args: Parameters<typeof invite>): Promise<IssuedInvitation & { readonly token: string }> => {
  const made = await invite(...args);
  if (!made.ok) throw new Error(made.error.kind);
  return { ...made.value, token: made.value.link.split('/').at(-1) ?? '' };
};
const verifiedAs =
  (email: string, emailVerified = true) =>
  async (): Promise<Account> => ({ email, emailVerified });
const accept = (token: string, stance: Stance, account = verifiedAs(addressOf(stance)), now = testNow) =>
  world.write(world.reader(stance), (c) => acceptInvitation(c, account, token), now);
const offer = (token: string, now = testNow) => world.read(world.reader('visitor'), (c) => getInvitation(c, token), now);

describe('an invitation by letter', () => {
  it('is sent, is for that address and once', async () => {
    const id = await world.organization('applied', { name: { zh: '乙研究院' } });
    const before = world.mail.sent.length;
    const { token, invitation, link } = await invited(id, { email: 'Person@Example.org', roles: ['viewer', 'signatory'] });
    const [letter] = world.mail.sent.slice(before).map((sent) => writeLetter(loadLocales(), sent, 'https://tongtu.example'));
    expect(letter).toMatchObject({ to: 'person@example.org', subject: '邀请您加入乙研究院' });
    expect(letter?.text).toContain(link);
    expect(letter?.text).toContain('admin邀请您');
    expect(await offer(token)).toMatchObject({ value: { organization: { id }, roles: ['signatory', 'viewer'], expiresAt: days(14) } });
    expect(kindOf(await accept(token, 'other-member'))).toBe('invitation-for-another-address');
    expect(kindOf(await accept(token, 'person', verifiedAs(addressOf('person'), false)))).toBe('invitation-for-another-address');
    expect(await accept(token, 'person')).toMatchObject({ value: { organizationId: id, organizationState: 'applied', roles: ['signatory', 'viewer'] } });
    expect([kindOf(await accept(token, 'person')), kindOf(await offer(token))]).toEqual(['invitation-not-found', 'invitation-not-found']);
    expect((await world.events(id)).slice(-3)).toEqual(['invitation-created', 'invitation-accepted', 'member-joined']);
    expect(invitation.email).toBe('person@example.org');
  });
  it('a second one to the same address makes the first void', async () => {
    const id = await world.organization();
    const first = await invited(id, { email: 'a@example.org', roles: ['viewer'] });
    const second = await invited(id, { email: 'A@example.org', roles: ['signatory'] });
    expect([kindOf(await offer(first.token)), kindOf(await offer(second.token))]).toEqual(['invitation-not-found', 'ok']);
  });
});

describe('a link', () => {
  it('lets several people in; a member gains roles and loses none', async () => {
    const id = await world.organization();
    const { token } = await invited(id, { roles: ['facility-operator'] });
    expect(await accept(token, 'other-member')).toMatchObject({ value: { roles: ['facility-operator'] } });
    expect(await accept(token, 'signatory')).toMatchObject({ value: { roles: ['facility-operator', 'signatory'] } });
    expect((await world.events(id)).slice(-2)).toEqual(['invitation-accepted', 'member-changed']);
  });
  it('two clicks at once make one membership', async () => {
    const id = await world.organization();
    const { token } = await invited(id, { email: addressOf('person'), roles: ['viewer'] });
    expect((await Promise.all([accept(token, 'person'), accept(token, 'person')])).map(kindOf).toSorted()).toEqual(['invitation-not-found', 'ok']);
  });
  it('ends after fourteen days', async () => {
    const { token } = await invited(await world.organization(), { roles: ['viewer'] });
    expect([kindOf(await offer(token, days(13.9))), kindOf(await offer(token, days(14))), kindOf(await accept(token, 'person', undefined, days(14)))]).toEqual([
      'ok',
      'invitation-not-found',
      'invitation-not-found',
    ]);
  });
  it('ends when it is revoked, and while the organization is suspended', async () => {
    const id = await world.organization();
    const [one, two] = [await invited(id, { roles: ['viewer'] }), await invited(id, { roles: ['viewer'] })];
    const revoke = () => world.write(admin(id), (c) => revokeInvitation(c, id, one.invitation.id));
    expect([kindOf(await revoke()), kindOf(await revoke())]).toEqual(['ok', 'invitation-not-found']);
    expect(kindOf(await accept(one.token, 'person'))).toBe('invitation-not-found');
    await world.write(world.reader('secretariat'), (c) => suspendOrganization(c, id, 'x'));
    expect([kindOf(await offer(two.token)), kindOf(await accept(two.token, 'person'))]).toEqual(['invitation-not-found', 'invitation-not-found']);
  });
  it('of another organization is not revoked from here', async () => {
    const [id, other] = [await world.organization(), await world.organization()];
    const { invitation } = await invited(other, { roles: ['viewer'] });
    expect(kindOf(await world.write(admin(id), (c) => revokeInvitation(c, id, invitation.id)))).toBe('invitation-not-found');
  });
  it('a guessed token opens nothing', async () => expect(kindOf(await offer('A'.repeat(43)))).toBe('invitation-not-found'));
});

describe('the house', () => {
  it('keeps no token, only its hash', async () => {
    const { token } = await invited(await world.organization(), { roles: ['viewer'] });
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await world.database.db.withTables<{ invitations: { token_sha256: string } }>().selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map((row) => row.token_sha256)).toContain(tokenHash(token));
  });
  it('lets fifty be open; revoking makes room the day after', async () => {
    const id = await world.organization();
    const made: string[] = [];
    for (let i = 0; i < 50; i += 1) made.push((await invited(id, { roles: ['viewer'] })).invitation.id);
    expect(await invite(id, { roles: ['viewer'] })).toMatchObject({ error: { kind: 'invitations-too-many', details: { max: 50 } } });
    await world.write(admin(id), (c) => revokeInvitation(c, id, made[0]!));
    expect(kindOf(await invite(id, { roles: ['viewer'] }))).toBe('invitations-too-many');
    expect(kindOf(await invite(id, { roles: ['viewer'] }, days(1.1)))).toBe('ok');
    const list = await world.read(admin(id), (c) => listInvitations(c, id), days(1.2));
    expect(list.ok && list.value).toHaveLength(50);
    expect(kindOf(await invite(id, { roles: ['viewer'] }, days(15)))).toBe('ok');
  });
});
