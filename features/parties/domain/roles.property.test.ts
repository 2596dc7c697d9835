/** Nobody's change leaves an organization without an admin or the consortium without a secretariat. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationRoles, platformRoles } from '@tongtu/kernel/reader';
import { inOrder, nextPlatformRoles, nextRoles } from './roles.ts';

const people = ['a', 'b', 'c'];
const holders = <Role>(roles: readonly Role[]) =>
  fc.tuple(...people.map((personId) => fc.record({ personId: fc.constant(personId), roles: fc.subarray([...roles]) })));
const change = <Role>(roles: readonly Role[]) => fc.record({ personId: fc.constantFrom(...people), roles: fc.subarray([...roles]) });

describe('members', () => {
  it('an organization that has an admin keeps one; everything else is allowed', () => {
    fc.assert(
      fc.property(holders(organizationRoles), change(organizationRoles), (members, { personId, roles }) => {
        const after = members.map((member) => (member.personId === personId ? { ...member, roles } : member));
        const has = (list: typeof members) => list.some((member) => member.roles.includes('admin'));
        const next = nextRoles(members, personId, roles);
        expect(next.ok).toBe(!(has(members) && !has(after as typeof members)));
        expect(next.ok ? next.value : next.error.kind).toEqual(next.ok ? roles : 'last-admin');
      }),
    );
  });
  it('each role once, in the house’s order', () => expect(inOrder(['viewer', 'admin', 'viewer'])).toEqual(['admin', 'viewer']));
});

describe('platform roles', () => {
  it('the consortium keeps its secretariat, and nobody is both', () => {
    fc.assert(
      fc.property(holders(platformRoles), change(platformRoles), (all, { personId, roles }) => {
        const has = (list: readonly { roles: readonly string[] }[]) => list.some((each) => each.roles.includes('secretariat'));
        const after = all.map((each) => (each.personId === personId ? { ...each, roles } : each));
        const next = nextPlatformRoles(all, personId, roles);
        const wanted = roles.length === 2 ? 'platform-roles-conflict' : has(all) && !has(after) ? 'last-secretariat' : 'ok';
        expect(next.ok ? 'ok' : next.error.kind).toBe(wanted);
      }),
    );
  });
});
