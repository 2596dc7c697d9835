/** Who may do what with an organization in each state: one table for each act, written by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAuditor, isSecretariat, isSignedIn } from '@tongtu/kernel/reader';
import { organizationStates, partyRoutes, type OrganizationState } from '../contract.ts';
import { addMember, ensurePerson } from '../index.ts';
import { partyPolicy } from '../policy.ts';
import { declineOrganization, reinstateOrganization, suspendOrganization, verifyOrganization } from '../use-cases/decide-organization.ts';
import { inviteMember } from '../use-cases/invite-member.ts';
import { listInvitations, revokeInvitation } from '../use-cases/invitations.ts';
import { changeMemberRoles, listMembers, removeMember } from '../use-cases/members.ts';
import { getOrganization } from '../use-cases/organization-view.ts';
import { updateOrganization } from '../use-cases/update-organization.ts';
import { all, differences, kindOf, makeWorld, stances, strangers, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const hidden = 'organization-not-found';
const admins = { admin: 'ok', secretariat: 'ok' };
const issue = () => ({ chance: world.chance, linkOf: (token: string) => `https://example.org/invitations/${token}` });
const as = (stance: Stance, id: string, state: OrganizationState) => world.reader(stance, id, state === 'verified');
const unseen = organizationStates.filter((state) => state !== 'verified');
const newcomer = async (organizationId: string): Promise<string> => {
  const personId = world.newId();
  await world.founding(async (context) => {
    await ensurePerson(context, { personId, name: '新人', email: `${personId}@example.org` });
    await addMember(context, { organizationId, personId, roles: ['viewer'] });
  });
  return personId;
};

describe('reading', () => {
  it('a verified organization is everybody’s', async () => {
    const id = await world.organization('verified');
    expect(await differences(all('ok'), async (s) => kindOf(await world.read(as(s, id, 'verified'), (c) => getOrganization(c, id))))).toEqual([]);
  });
  it.each(unseen)('one that is %s is its members’ and the platform’s', async (state) => {
    const id = await world.organization(state);
    expect(await differences(all('ok', strangers(hidden)), async (s) => kindOf(await world.read(as(s, id, state), (c) => getOrganization(c, id))))).toEqual([]);
  });
  it('its members are seen by members and the platform', async () => {
    const id = await world.organization('verified');
    expect(
      await differences(all('ok', strangers('not-allowed')), async (s) => kindOf(await world.read(as(s, id, 'verified'), (c) => listMembers(c, id)))),
    ).toEqual([]);
    const applied = await world.organization('applied');
    expect(
      await differences(all('ok', strangers(hidden)), async (s) => kindOf(await world.read(as(s, applied, 'applied'), (c) => listMembers(c, applied)))),
    ).toEqual([]);
  });
  it('code, reason and number of members are for members and the platform', async () => {
    const id = await world.organization('verified');
    const seesInside = async (s: Stance): Promise<string> => {
      const found = await world.read(as(s, id, 'verified'), (c) => getOrganization(c, id));
      return found.ok && found.value.inside !== null ? 'inside' : 'outside';
    };
    expect(await differences(all('inside', strangers('outside')), seesInside)).toEqual([]);
  });
  it('addresses of others are for admins and the platform', async () => {
    const id = await world.organization('verified');
    const sees = async (s: Stance): Promise<string> => {
      const found = await world.read(as(s, id, 'verified'), (c) => listMembers(c, id));
      return found.ok ? String(found.value.filter((member) => member.email !== null).length) : found.error.kind;
    };
    const table = all('1', { ...strangers('not-allowed'), admin: '7', 'auditing-admin': '7', secretariat: '7', auditor: '7' });
    expect(await differences(table, sees)).toEqual([]);
  });
  it('invitations are for admins and the platform', async () => {
    const id = await world.organization('verified');
    const table = all('not-allowed', { admin: 'ok', 'auditing-admin': 'ok', secretariat: 'ok', auditor: 'ok' });
    expect(await differences(table, async (s) => kindOf(await world.read(as(s, id, 'verified'), (c) => listInvitations(c, id))))).toEqual([]);
  });
});

describe.each(organizationStates)('writing to one that is %s', (state) => {
  const outside = state === 'verified' ? {} : strangers(hidden);
  const table = all('not-allowed', { ...outside, ...admins });
  it('says something else of itself: admins and the secretariat', async () => {
    expect(
      await differences(table, async (s) => {
        const id = await world.organization(state);
        return kindOf(await world.write(as(s, id, state), (c) => updateOrganization(c, id, { website: 'https://example.org' })));
      }),
    ).toEqual([]);
  });
  it('takes another name: once verified, the secretariat only', async () => {
    const own = state === 'verified' || state === 'suspended' ? 'organization-identity-locked' : 'ok';
    expect(
      await differences({ ...table, admin: own }, async (s) => {
        const id = await world.organization(state);
        return kindOf(await world.write(as(s, id, state), (c) => updateOrganization(c, id, { name: { zh: '新名' } })));
      }),
    ).toEqual([]);
  });
  it('gives a member other roles: admins and the secretariat', async () => {
    expect(
      await differences(table, async (s) => {
        const id = await world.organization(state);
        return kindOf(await world.write(as(s, id, state), (c) => changeMemberRoles(c, id, world.personIds.viewer, ['signatory'])));
      }),
    ).toEqual([]);
  });
  it('lets a member go: admins and the secretariat', async () => {
    expect(
      await differences(table, async (s) => {
        const id = await world.organization(state);
        const personId = await newcomer(id);
        return kindOf(await world.write(as(s, id, state), (c) => removeMember(c, id, personId)));
      }),
    ).toEqual([]);
  });
  it('invites: admins and the secretariat, where people may join', async () => {
    const open = state === 'applied' || state === 'verified' ? 'ok' : 'wrong-state';
    expect(
      await differences({ ...table, admin: open, secretariat: open }, async (s) => {
        const id = await world.organization(state);
        return kindOf(await world.write(as(s, id, state), (c) => inviteMember(c, issue(), id, { roles: ['viewer'] })));
      }),
    ).toEqual([]);
  });
  const decisions = [
    ['verify', verifyOrganization, state === 'applied'],
    ['decline', declineOrganization, state === 'applied'],
    ['suspend', suspendOrganization, state === 'verified'],
    ['reinstate', reinstateOrganization, state === 'declined' || state === 'suspended'],
  ] as const;
  it.each(decisions)('%s: the secretariat', async (_, act, fits) => {
    expect(
      await differences(all('not-allowed', { ...outside, secretariat: fits ? 'ok' : 'wrong-state' }), async (s) => {
        const id = await world.organization(state);
        return kindOf(await world.write(as(s, id, state), (c) => act(c, id, '理由')));
      }),
    ).toEqual([]);
  });
});

describe('a verified organization', () => {
  it('revokes an invitation: admins and the secretariat', async () => {
    expect(
      await differences(all('not-allowed', admins), async (s) => {
        const id = await world.organization('verified');
        const made = await world.write(as('admin', id, 'verified'), (c) => inviteMember(c, issue(), id, { roles: ['viewer'] }));
        return kindOf(await world.write(as(s, id, 'verified'), (c) => revokeInvitation(c, id, made.ok ? made.value.invitation.id : '')));
      }),
    ).toEqual([]);
  });
  it('is left by anybody inside, but not by an auditor', async () => {
    expect(
      await differences(
        all('ok', { ...strangers('not-allowed'), secretariat: 'member-not-found', auditor: 'not-allowed', 'auditing-admin': 'not-allowed' }),
        async (s) => {
          const id = await world.organization('verified');
          return kindOf(await world.write(as(s, id, 'verified'), (c) => removeMember(c, id, world.personIds[s])));
        },
      ),
    ).toEqual([]);
  });
});

describe('the door of each route', () => {
  const table: Record<keyof typeof partyRoutes, string> = {
    getSession: 'anyone',
    listDemoAccounts: 'anyone',
    listDemoLetters: 'anyone',
    listOrganizations: 'anyone',
    getOrganization: 'anyone',
    applyForOrganization: 'writers',
    updateOrganization: 'writers',
    verifyOrganization: 'secretariat',
    declineOrganization: 'secretariat',
    suspendOrganization: 'secretariat',
    reinstateOrganization: 'secretariat',
    listMembers: 'signed in',
    changeMemberRoles: 'writers',
    removeMember: 'writers',
    inviteMember: 'writers',
    listInvitations: 'signed in',
    revokeInvitation: 'writers',
    getInvitation: 'anyone',
    acceptInvitation: 'writers',
    listPeople: 'platform',
    updateProfile: 'writers',
    changePlatformRoles: 'secretariat',
    listRegions: 'anyone',
  };
  it.each(Object.entries(table))('%s: %s', (name, who) => {
    const may = stances.filter((stance) => {
      const reader = world.reader(stance, world.enterprise);
      return {
        anyone: true,
        'signed in': isSignedIn(reader),
        writers: isSignedIn(reader) && !isAuditor(reader),
        secretariat: isSecretariat(reader),
        platform: isSecretariat(reader) || isAuditor(reader),
      }[who];
    });
    expect(stances.filter((stance) => partyPolicy[name as keyof typeof partyPolicy](world.reader(stance, world.enterprise)) === 'allowed')).toEqual(may);
  });
  it('an auditor’s is open for reading only', () => {
    const open = Object.values(partyRoutes).filter(
      (route) => partyPolicy[route.name as keyof typeof partyPolicy](world.reader('auditing-admin', world.enterprise)) === 'allowed',
    );
    expect(new Set(open.map((route) => route.method))).toEqual(new Set(['GET']));
  });
});
