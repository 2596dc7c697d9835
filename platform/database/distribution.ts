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
  ledgers: { by: 'ledger_id' },
  ledger_readers: { by: 'ledger_id' },
  ledger_accounts: { by: 'ledger_id' },
  entries: { by: 'ledger_id' },
  postings: { by: 'ledger_id' },
  listings: { by: 'listing_id' },
  listing_versions: { by: 'listing_id' },
  listing_attachments: { by: 'listing_id' },
  access_requests: { by: 'listing_id' },
  listing_references: { by: 'reference_key' },
  listing_imports: { by: 'import_id' },
  listing_words: { by: 'listing_id' },
  facilities: { by: 'facility_id' },
  facility_profiles: { by: 'facility_id' },
  resources: { by: 'facility_id' },
  bookings: { by: 'facility_id' },
  booking_entries: { by: 'facility_id' },
  test_agreements: { by: 'facility_id' },
  blocks: { by: 'facility_id' },
  block_occurrences: { by: 'facility_id' },
  calendars: { by: 'facility_id' },
  calendar_feeds: { by: 'token_sha256' },
  qualifications: { by: 'facility_id' },
  facility_customers: { by: 'facility_id' },
  charges: { by: 'facility_id' },
  statements: { by: 'provider_id' },
};
