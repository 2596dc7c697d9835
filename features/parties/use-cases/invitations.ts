/** What becomes of invitations: listed, revoked, looked at, accepted. */
import { announce, type Context } from '@tongtu/platform/context';
import type { Tx } from '@tongtu/platform/context';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Membership } from '../contract.ts';
import { isFor, isOpen, type Account, type Invitation } from '../domain/invitation.ts';
import { isOpenToMembers, type Organization } from '../domain/organization.ts';
import { inOrder } from '../domain/roles.ts';
import { mayListInvitations, mayManageMembers } from '../policy.ts';
import { findInvitation, markAccepted, markRevoked, openInvitations } from '../store/invitations.ts';
import { membersOf, membershipsOf, putMember } from '../store/members.ts';
import { findOrganization, lockOrganization } from '../store/organizations.ts';
import { lockedOrganization, personOf, seenOrganization } from './find.ts';
import { tokenHash } from './invitation-token.ts';

/** The account of a person: whose address it is, and whether that was shown. Asked inside the open transaction. */
export type AccountOf = (personId: string, tx: Tx) => Promise<Account | undefined>;

/** Open ones, newest first. Kinds `organization-not-found`, `not-allowed`. */
export const listInvitations = async (context: Context, organizationId: string): Promise<Result<readonly Invitation[]>> => {
  const found = await seenOrganization(context, organizationId, mayListInvitations);
  return found.ok ? ok(await openInvitations(context.tx, organizationId, context.now)) : found;
};

/** Kinds `organization-not-found`, `not-allowed`, `invitation-not-found` (accepted, expired and revoked ones too). */
export const revokeInvitation = async (context: Context, organizationId: string, invitationId: string): Promise<Result<{ revoked: boolean }>> => {
  const found = await lockedOrganization(context, organizationId, mayManageMembers);
  if (!found.ok) return found;
  const open = await openInvitations(context.tx, organizationId, context.now);
  if (!open.some(({ id }) => id === invitationId)) return fail('invitation-not-found');
  await markRevoked(context.tx, invitationId, context.now);
  await announce(context, { kind: 'invitation-revoked', subject: { type: 'invitation', id: invitationId }, organizationId });
  return ok({ revoked: true });
};

export type InvitationOffer = { readonly organization: Organization; readonly roles: readonly OrganizationRole[]; readonly expiresAt: Date };

/** Whoever has the link may know what it offers. Kind `invitation-not-found`, whatever the reason. */
export const getInvitation = async ({ tx, now }: Context, token: string): Promise<Result<InvitationOffer>> => {
  const invitation = await findInvitation(tx, tokenHash(token));
  const organization = invitation && (await findOrganization(tx, invitation.organizationId));
  if (invitation === undefined || organization === undefined || !isOpen(invitation, now) || !isOpenToMembers(organization.state))
    return fail('invitation-not-found');
  return ok({ organization, roles: invitation.roles, expiresAt: invitation.expiresAt });
};

/** A member gains roles by it and loses none. Kinds `invitation-not-found`, `invitation-for-another-address`. */
export const acceptInvitation = async (context: Context, accountOf: AccountOf, token: string): Promise<Result<Membership>> => {
  const { tx, now } = context;
  const personId = personOf(context.reader);
  const hash = tokenHash(token);
  const shown = await findInvitation(tx, hash);
  const organization = shown && (await lockOrganization(tx, shown.organizationId));
  // Read again behind the lock: two people with one link, or a revocation at the same moment, come one after the other.
  const invitation = await findInvitation(tx, hash);
  if (invitation === undefined || organization === undefined || !isOpen(invitation, now) || !isOpenToMembers(organization.state))
    return fail('invitation-not-found');
  if (!isFor(invitation, await accountOf(personId, tx))) return fail('invitation-for-another-address');
  const organizationId = organization.id;
  const before = (await membersOf(tx, organizationId)).find((member) => member.personId === personId);
  const roles = inOrder([...(before?.roles ?? []), ...invitation.roles]);
  await putMember(tx, { organizationId, personId, roles, since: before?.since ?? now });
  if (invitation.email !== null) await markAccepted(tx, invitation.id, now);
  await announce(context, { kind: 'invitation-accepted', subject: { type: 'invitation', id: invitation.id }, organizationId, changed: { personId } });
  await announce(context, {
    kind: before === undefined ? 'member-joined' : 'member-changed',
    subject: { type: 'person', id: personId },
    organizationId,
    changed: { roles },
  });
  const own = (await membershipsOf(tx, [personId])).get(personId) ?? [];
  return ok(own.find((membership) => membership.organizationId === organizationId)!);
};
