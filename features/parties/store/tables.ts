/** Rows of parties as PostgreSQL holds them. */
import type { Generated } from 'kysely';
import type { Language, Localized } from '@tongtu/kernel/localized';
import type { OrganizationRole, PlatformRole } from '@tongtu/kernel/reader';
import type { Tx } from '@tongtu/platform/context';
import type { OrganizationKind, OrganizationState } from '../contract.ts';

export type OrganizationRow = {
  organization_id: string;
  kind: OrganizationKind;
  state: OrganizationState;
  name: Localized;
  uscc: string | null;
  region: string | null;
  country: string;
  parent_id: string | null;
  website: string | null;
  description: Localized | null;
  state_reason: string | null;
  example: boolean;
  created_at: Date;
  updated_at: Date;
  verified_at: Date | null;
};
export type PersonRow = { person_id: string; name: string; email: string | null; language: Generated<Language>; created_at: Date };
export type MembershipRow = { organization_id: string; person_id: string; roles: OrganizationRole[]; since: Date };
export type InvitationRow = {
  invitation_id: string;
  organization_id: string;
  token_sha256: string;
  email: string | null;
  roles: OrganizationRole[];
  invited_by: string;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
};

export type PartyTables = {
  organizations: OrganizationRow;
  people: PersonRow;
  memberships: MembershipRow;
  platform_roles: { person_id: string; roles: PlatformRole[] };
  invitations: InvitationRow;
};

/** A document on its way into a `jsonb` column. */
export const json = (value: Localized | null): Localized | null => (value === null ? null : (JSON.stringify(value) as unknown as Localized));

export const tables = (tx: Tx) => tx.withTables<PartyTables>();
