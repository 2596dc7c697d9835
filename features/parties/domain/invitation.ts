/** An invitation is a link: sent to an address, for its owner and once, or for whoever has it. */
import type { OrganizationRole } from '@tongtu/kernel/reader';

export type Invitation = {
  readonly id: string;
  readonly organizationId: string;
  readonly tokenHash: string;
  /** Sent to this address, for its owner and once; null: a link for whoever has it. */
  readonly email: string | null;
  readonly roles: readonly OrganizationRole[];
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Days that a link is valid. */
export const invitationDays = 14;
/** Open invitations of one organization, those revoked within the last day counted in: it is no way to write to strangers. */
export const invitationsMax = 50;

const dayMs = 86_400_000;
export const invitationExpiry = (now: Date): Date => new Date(now.getTime() + invitationDays * dayMs);
export const dayBefore = (now: Date): Date => new Date(now.getTime() - dayMs);

/** Can it still be accepted? */
export const isOpen = (invitation: Invitation, now: Date): boolean =>
  invitation.acceptedAt === null && invitation.revokedAt === null && invitation.expiresAt > now;

/** Addresses are compared without regard to case, as mail providers do. */
export const normalAddress = (email: string): string => email.trim().toLowerCase();

export type Account = { readonly email: string; readonly emailVerified: boolean };
/** An addressed invitation is for who has shown that the address is his. */
export const isFor = (invitation: Invitation, account: Account | undefined): boolean =>
  invitation.email === null || (account?.emailVerified === true && normalAddress(account.email) === normalAddress(invitation.email));
