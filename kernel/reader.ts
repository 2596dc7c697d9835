/**
 * Who is asking. Every policy line is a function of a reader and, where needed,
 * of the thing asked for; the reader is resolved once at the door.
 */

export const organizationRoles = ['admin', 'technology-manager', 'facility-operator', 'investment-manager', 'signatory', 'viewer'] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

export const platformRoles = ['secretariat', 'auditor'] as const;
export type PlatformRole = (typeof platformRoles)[number];

export type ReaderMembership = {
  readonly organizationId: string;
  readonly roles: readonly OrganizationRole[];
  /** Only a verified organization's members read the members' layer and publish. */
  readonly organizationVerified: boolean;
};

export type Reader = {
  /** Absent for a visitor. */
  readonly personId?: string;
  readonly platformRoles: readonly PlatformRole[];
  readonly memberships: readonly ReaderMembership[];
  /** When he signed in; absent for a visitor and where the request came with an API key. */
  readonly signedInAt?: Date;
  /** Present when the request came with an API key: what that key may do. */
  readonly scopes?: readonly string[];
};

/** `hidden`: the answer must not reveal that the thing exists (404 instead of 403). */
export type Decision = 'allowed' | 'forbidden' | 'hidden';

export const visitor: Reader = { platformRoles: [], memberships: [] };

export const isSignedIn = (reader: Reader): boolean => reader.personId !== undefined;
export const isSecretariat = (reader: Reader): boolean => reader.platformRoles.includes('secretariat');
/** Reads everything, writes nothing. */
export const isAuditor = (reader: Reader): boolean => reader.platformRoles.includes('auditor');

/** A signature is confirmed by signing in once more: older than this and it might be somebody at a desk that was left. */
const freshMs = 15 * 60_000;
export const isFreshlySignedIn = (reader: Reader, now: Date): boolean =>
  reader.signedInAt !== undefined && now.getTime() - reader.signedInAt.getTime() <= freshMs;

/** Member of any verified organization, or somebody who may read everything. */
export const isMember = (reader: Reader): boolean => isSecretariat(reader) || isAuditor(reader) || reader.memberships.some((m) => m.organizationVerified);

export const membershipIn = (reader: Reader, organizationId: string): ReaderMembership | undefined =>
  reader.memberships.find((m) => m.organizationId === organizationId);

/** Whether the reader holds one of the roles in that organization. */
export const hasRole = (reader: Reader, organizationId: string, ...roles: readonly OrganizationRole[]): boolean =>
  membershipIn(reader, organizationId)?.roles.some((r) => roles.includes(r)) ?? false;
