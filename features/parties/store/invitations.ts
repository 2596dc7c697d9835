/** Invitations in SQL. */
import type { Tx } from '@tongtu/platform/context';
import type { Invitation } from '../domain/invitation.ts';
import { tables, type InvitationRow } from './tables.ts';

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.invitation_id,
  organizationId: row.organization_id,
  tokenHash: row.token_sha256,
  email: row.email,
  roles: row.roles,
  invitedBy: row.invited_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  revokedAt: row.revoked_at,
});

export const insertInvitation = async (tx: Tx, invitation: Invitation): Promise<void> => {
  await tables(tx)
    .insertInto('invitations')
    .values({
      invitation_id: invitation.id,
      organization_id: invitation.organizationId,
      token_sha256: invitation.tokenHash,
      email: invitation.email,
      roles: [...invitation.roles],
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      accepted_at: invitation.acceptedAt,
      revoked_at: invitation.revokedAt,
    })
    .execute();
};

export const findInvitation = async (tx: Tx, tokenHash: string): Promise<Invitation | undefined> => {
  const row = await tables(tx).selectFrom('invitations').selectAll().where('token_sha256', '=', tokenHash).executeTakeFirst();
  return row && toInvitation(row);
};

/** Neither accepted nor revoked nor expired, newest first. */
export const openInvitations = async (tx: Tx, organizationId: string, now: Date): Promise<Invitation[]> => {
  const rows = await tables(tx)
    .selectFrom('invitations')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invitation_id', 'desc')
    .execute();
  return rows.map(toInvitation);
};

/** Open ones, and those revoked after `revokedSince`. */
export const countInvitations = async (tx: Tx, organizationId: string, now: Date, revokedSince: Date): Promise<number> => {
  const row = await tables(tx)
    .selectFrom('invitations')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .where((e) => e.or([e('revoked_at', 'is', null), e('revoked_at', '>', revokedSince)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

export const markAccepted = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tables(tx).updateTable('invitations').set({ accepted_at: at }).where('invitation_id', '=', id).execute();
};
export const markRevoked = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tables(tx).updateTable('invitations').set({ revoked_at: at }).where('invitation_id', '=', id).execute();
};
