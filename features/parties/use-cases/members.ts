/** Members of an organization: seen, given other roles, let go. */
import { announce, type Context } from '@tongtu/platform/context';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Organization } from '../domain/organization.ts';
import { nextRoles } from '../domain/roles.ts';
import { mayListMembers, mayManageMembers, mayRemoveMember, maySeeAddress } from '../policy.ts';
import { deleteMember, membersOf, putMember, type MemberView } from '../store/members.ts';
import { lockedOrganization, seenOrganization } from './find.ts';

const asSeen = ({ reader }: Context, organization: Organization, member: MemberView): MemberView =>
  maySeeAddress(reader, organization, member.personId) === 'allowed' ? member : { ...member, email: null };

/** Kinds `organization-not-found`, `not-allowed`. */
export const listMembers = async (context: Context, organizationId: string): Promise<Result<readonly MemberView[]>> => {
  const found = await seenOrganization(context, organizationId, mayListMembers);
  if (!found.ok) return found;
  return ok((await membersOf(context.tx, organizationId)).map((member) => asSeen(context, found.value, member)));
};

/** Kinds `organization-not-found`, `not-allowed`, `member-not-found`, `last-admin`. */
export const changeMemberRoles = async (
  context: Context,
  organizationId: string,
  personId: string,
  wanted: readonly OrganizationRole[],
): Promise<Result<MemberView>> => {
  const found = await lockedOrganization(context, organizationId, mayManageMembers);
  if (!found.ok) return found;
  const members = await membersOf(context.tx, organizationId);
  const member = members.find((each) => each.personId === personId);
  if (member === undefined) return fail('member-not-found');
  const roles = nextRoles(members, personId, wanted);
  if (!roles.ok) return roles;
  await putMember(context.tx, { organizationId, personId, roles: roles.value, since: member.since });
  await announce(context, {
    kind: 'member-changed',
    subject: { type: 'person', id: personId },
    organizationId,
    changed: { from: [...member.roles], roles: roles.value },
  });
  return ok(asSeen(context, found.value, { ...member, roles: roles.value }));
};

/** Also for leaving oneself. Kinds as `changeMemberRoles`. */
export const removeMember = async (context: Context, organizationId: string, personId: string): Promise<Result<{ removed: boolean }>> => {
  const found = await lockedOrganization(context, organizationId, (reader, organization) => mayRemoveMember(reader, organization, personId));
  if (!found.ok) return found;
  const members = await membersOf(context.tx, organizationId);
  if (!members.some((each) => each.personId === personId)) return fail('member-not-found');
  const left = nextRoles(members, personId, []);
  if (!left.ok) return left;
  await deleteMember(context.tx, organizationId, personId);
  await announce(context, { kind: 'member-removed', subject: { type: 'person', id: personId }, organizationId });
  return ok({ removed: true });
};
