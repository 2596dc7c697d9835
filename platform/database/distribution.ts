/**
 * The one list of tables and how each is placed where the database is distributed (SQL rule 2).
 * A test compares it with what the migrations create and with what they say.
 *   reference    small, joined by all, on every node
 *   by <column>  spread over the nodes by that column
 *   local        on the coordinator only
 */
export type Placement = 'reference' | 'local' | { readonly by: string };

export const distribution: Readonly<Record<string, Placement>> = {
  migrations: 'local',
  idempotency_keys: 'local',
  received_files: 'local',
  auth_accounts: 'local',
  auth_api_keys: 'local',
  auth_attempts: 'local',
  auth_passkeys: 'local',
  auth_sessions: 'local',
  auth_two_factors: 'local',
  auth_users: 'local',
  auth_verifications: 'local',
  event_cursors: 'local',
  events: 'local',
  organizations: 'reference',
  people: 'reference',
  memberships: 'reference',
  platform_roles: 'reference',
  invitations: 'reference',
  listings: { by: 'listing_id' },
  listing_versions: { by: 'listing_id' },
  listing_attachments: { by: 'listing_id' },
  access_requests: { by: 'listing_id' },
  listing_references: { by: 'reference_key' },
  listing_imports: { by: 'import_id' },
  listing_words: { by: 'listing_id' },
};
