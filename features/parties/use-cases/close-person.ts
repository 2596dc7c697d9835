/** Whoever closes the account leaves: no membership, no platform role, no address stays; the name stays with what was done. */
import { announce, type Context } from '@tongtu/platform/context';
import { ok, type Result } from '@tongtu/kernel/result';
import { nextPlatformRoles, nextRoles } from '../domain/roles.ts';
import { lockOrganization } from '../store/organizations.ts';
import { deleteMember, membershipsOf, membersOf } from '../store/members.ts';
import { findPerson, forgetAddress, lockPlatformRoles, putPlatformRoles } from '../store/people.ts';

/** Kinds `last-admin`, `last-secretariat`: another one is named first. Asked twice, it finds nothing left to do. */
export const closePerson = async (context: Context, personId: string): Promise<Result<void>> => {
  const { tx } = context;
  const person = await findPerson(tx, personId);
  if (person === undefined) return ok(undefined);
  if (person.platformRoles.length > 0) {
    const left = nextPlatformRoles(await lockPlatformRoles(tx), personId, []);
    if (!left.ok) return left;
    await putPlatformRoles(tx, personId, []);
    await announce(context, { kind: 'platform-roles-changed', subject: { type: 'person', id: personId }, changed: { platformRoles: [] } });
  }
  const memberships = (await membershipsOf(tx, [personId])).get(personId) ?? [];
  // In one order for everybody, so that two who leave at once do not wait for each other in a ring.
  for (const { organizationId } of memberships.toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1))) {
    await lockOrganization(tx, organizationId);
    const left = nextRoles(await membersOf(tx, organizationId), personId, []);
    if (!left.ok) return left;
    await deleteMember(tx, organizationId, personId);
    await announce(context, { kind: 'member-removed', subject: { type: 'person', id: personId }, organizationId });
  }
  await forgetAddress(tx, personId);
  return ok(undefined);
};
