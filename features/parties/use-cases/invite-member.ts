/** Invites by a link, and sends it where an address is given. A second invitation to the same address replaces the first. */
import { announce, type Context } from '@tongtu/platform/context';
import { inLanguage } from '@tongtu/kernel/localized';
import type { OrganizationRole } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { dayBefore, invitationDays, invitationExpiry, invitationsMax, normalAddress, type Invitation } from '../domain/invitation.ts';
import { isOpenToMembers } from '../domain/organization.ts';
import { inOrder } from '../domain/roles.ts';
import { mayManageMembers } from '../policy.ts';
import { countInvitations, insertInvitation, markRevoked, openInvitations } from '../store/invitations.ts';
import { personNamesByIds } from '../store/read.ts';
import { lockedOrganization, personOf } from './find.ts';
import { makeToken, tokenHash, type Chance } from './invitation-token.ts';

export type InvitationIssue = {
  readonly chance: Chance;
  /** Address of the page that shows an invitation. */
  readonly linkOf: (token: string) => string;
};
export type IssuedInvitation = { readonly invitation: Invitation; readonly link: string };

/** Kinds `organization-not-found`, `not-allowed`, `wrong-state`, `invitations-too-many`. */
export const inviteMember = async (
  context: Context,
  issue: InvitationIssue,
  organizationId: string,
  asked: { readonly email?: string | undefined; readonly roles: readonly OrganizationRole[] },
): Promise<Result<IssuedInvitation>> => {
  const found = await lockedOrganization(context, organizationId, mayManageMembers);
  if (!found.ok) return found;
  const organization = found.value;
  if (!isOpenToMembers(organization.state)) return fail('wrong-state', { details: { state: organization.state, action: 'invite' } });
  if ((await countInvitations(context.tx, organizationId, context.now, dayBefore(context.now))) >= invitationsMax)
    return fail('invitations-too-many', { details: { max: invitationsMax } });
  const email = asked.email === undefined ? null : normalAddress(asked.email);
  const replaced = email === null ? [] : (await openInvitations(context.tx, organizationId, context.now)).filter((each) => each.email === email);
  for (const { id } of replaced) await markRevoked(context.tx, id, context.now);
  const token = makeToken(issue.chance);
  const invitedBy = personOf(context.reader);
  const invitation: Invitation = {
    id: context.newId(),
    organizationId,
    tokenHash: tokenHash(token),
    email,
    roles: inOrder(asked.roles),
    invitedBy,
    createdAt: context.now,
    expiresAt: invitationExpiry(context.now),
    acceptedAt: null,
    revokedAt: null,
  };
  await insertInvitation(context.tx, invitation);
  const link = issue.linkOf(token);
  if (email !== null) {
    const names = await personNamesByIds(context.tx, [invitedBy]);
    await context.mail.send(context.tx, {
      to: email,
      template: 'parties.invitation',
      // The guest's language is not known yet; whoever invites him shares one with him.
      language: context.language,
      data: { person: names.get(invitedBy) ?? '', organization: inLanguage(organization.name, context.language).text, days: invitationDays, link },
    });
  }
  await announce(context, {
    kind: 'invitation-created',
    subject: { type: 'invitation', id: invitation.id },
    organizationId,
    changed: { roles: [...invitation.roles], replaced: replaced.map(({ id }) => id) },
  });
  return ok({ invitation, link });
};
