-- Shared facilities: what hangs on a facility's card, placed by the facility. A facility's id is that of its card in `listings`.
create extension if not exists btree_gist;

-- How a facility is booked. Openings, rules, tariff and terms are documents of `contract/`, checked at the door.
create table facilities (
  facility_id uuid not null,
  organization_id uuid not null,
  zone text not null,
  accepting boolean not null,
  approval text not null,
  openings jsonb not null,
  resource_groups jsonb not null,
  rules jsonb not null,
  tariff jsonb not null,
  terms jsonb not null,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint facilities_pk primary key (facility_id),
  constraint facilities_approval_known check (approval in ('manual', 'automatic'))
);
select distribute('facilities', 'facility_id');
create index facilities_of_organization on facilities (organization_id, facility_id);

-- The public face of a facility's card as the search and the booking door need it; kept by the follower of listings' events.
create table facility_profiles (
  facility_id uuid not null,
  organization_id uuid not null,
  title jsonb not null,
  facility_kind text,
  audience text not null,
  is_out boolean not null,
  expires_at timestamptz,
  region text,
  country text,
  coordinates jsonb,
  trl_min smallint,
  trl_max smallint,
  tariff_class text,
  capabilities jsonb not null,
  capabilities_layer text not null,
  tests text[] not null,
  parameters text[] not null,
  example boolean not null,
  updated_at timestamptz not null,
  constraint facility_profiles_pk primary key (facility_id)
);
select distribute('facility_profiles', 'facility_id', 'facilities');
create index facility_profiles_by_parameter on facility_profiles using gin (parameters) where is_out;
create index facility_profiles_of_organization on facility_profiles (organization_id, facility_id);

-- What is booked: a reactor, a line, ten desks (capacity 10). Retired ones keep their history.
create table resources (
  facility_id uuid not null,
  resource_id uuid not null,
  name jsonb not null,
  capacity smallint not null,
  group_id uuid,
  openings jsonb,
  state text not null,
  position integer not null,
  created_at timestamptz not null,
  constraint resources_pk primary key (facility_id, resource_id),
  constraint resources_capacity_some check (capacity between 1 and 100),
  constraint resources_state_known check (state in ('open', 'retired'))
);
select distribute('resources', 'facility_id', 'facilities');

-- One place (unit 1 … capacity) of one resource for one period. The last word against double booking is bookings_once.
create table bookings (
  facility_id uuid not null,
  booking_id uuid not null,
  resource_id uuid,
  group_id uuid,
  unit smallint,
  organization_id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  series_id uuid,
  bundle_id uuid,
  state text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  zone text not null,
  expires_at timestamptz,
  details jsonb not null,
  price jsonb not null,
  agreement_revision integer not null,
  reason text,
  words text,
  requested_at timestamptz,
  answered_at timestamptz,
  checked_in_at timestamptz,
  checked_out_at timestamptz,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint bookings_pk primary key (facility_id, booking_id),
  constraint bookings_state_known check (
    state in ('held', 'requested', 'approved', 'confirmed', 'in-use', 'completed', 'no-show', 'declined', 'cancelled', 'expired', 'waitlisted')
  ),
  constraint bookings_period_forward check (from_at < to_at),
  constraint bookings_placed check (state in ('waitlisted', 'cancelled', 'expired') or (resource_id is not null and unit is not null)),
  constraint bookings_once exclude using gist (facility_id with =, resource_id with =, unit with =, tstzrange(from_at, to_at) with &&)
    where (state in ('held', 'requested', 'approved', 'confirmed', 'in-use'))
);
select distribute('bookings', 'facility_id', 'facilities');
create index bookings_occupying on bookings using gist (tstzrange(from_at, to_at)) where state in ('held', 'requested', 'approved', 'confirmed', 'in-use');
create index bookings_held_by on bookings (facility_id, person_id) where state = 'held';
create index bookings_of_facility on bookings (facility_id, from_at);
create index bookings_of_organization on bookings (organization_id, from_at desc, booking_id);
create index bookings_running_out on bookings (expires_at) where state in ('held', 'requested', 'approved', 'waitlisted');
create index bookings_unanswered on bookings (provider_id, requested_at) where state = 'requested';
create index bookings_waiting on bookings (facility_id, created_at) where state = 'waitlisted';
create index bookings_unattended on bookings (to_at) where state = 'confirmed';

-- Every change of a booking, never overwritten.
create table booking_entries (
  facility_id uuid not null,
  booking_id uuid not null,
  entry integer not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor_id uuid,
  at timestamptz not null,
  reason text,
  words text,
  changed jsonb not null,
  constraint booking_entries_pk primary key (facility_id, booking_id, entry)
);
select distribute('booking_entries', 'facility_id', 'facilities');

-- The text that both sides accept. A rescheduled booking gets a new revision; earlier ones stay.
create table test_agreements (
  facility_id uuid not null,
  booking_id uuid not null,
  revision integer not null,
  terms_version text not null,
  body jsonb not null,
  sha256 text not null,
  provider_accepted_at timestamptz,
  provider_accepted_by uuid,
  customer_accepted_at timestamptz,
  customer_accepted_by uuid,
  made_at timestamptz not null,
  constraint test_agreements_pk primary key (facility_id, booking_id, revision)
);
select distribute('test_agreements', 'facility_id', 'facilities');

-- When a facility cannot be booked: maintenance, blackouts, its owner's own use. What recurs is written out into occurrences.
create table blocks (
  facility_id uuid not null,
  block_id uuid not null,
  resource_id uuid,
  kind text not null,
  note text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  zone text not null,
  rrule text,
  exdates jsonb not null,
  calendar_id uuid,
  uid text,
  written_until timestamptz not null,
  created_by uuid,
  created_at timestamptz not null,
  constraint blocks_pk primary key (facility_id, block_id),
  constraint blocks_kind_known check (kind in ('maintenance', 'blackout', 'internal')),
  constraint blocks_period_forward check (from_at < to_at)
);
select distribute('blocks', 'facility_id', 'facilities');
create index blocks_of_calendar on blocks (facility_id, calendar_id) where calendar_id is not null;
create index blocks_recurring on blocks (written_until) where rrule is not null;

create table block_occurrences (
  facility_id uuid not null,
  block_id uuid not null,
  resource_id uuid,
  from_at timestamptz not null,
  to_at timestamptz not null,
  constraint block_occurrences_pk primary key (facility_id, block_id, from_at)
);
select distribute('block_occurrences', 'facility_id', 'facilities');
create index block_occurrences_in_time on block_occurrences using gist (tstzrange(from_at, to_at));
create index block_occurrences_of_facility on block_occurrences (facility_id, from_at);

-- The owner's own calendars, read from an address or a file; their events block slots.
create table calendars (
  facility_id uuid not null,
  calendar_id uuid not null,
  resource_id uuid,
  name text not null,
  address text,
  etag text,
  content_sha256 text,
  events integer not null,
  skipped integer not null,
  failure text,
  failures integer not null,
  fetched_at timestamptz,
  due_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  constraint calendars_pk primary key (facility_id, calendar_id)
);
select distribute('calendars', 'facility_id', 'facilities');
create index calendars_due on calendars (due_at) where due_at is not null;

-- Secret addresses of outgoing calendars, known by their hash alone; placed by that very value.
create table calendar_feeds (
  token_sha256 text not null,
  facility_id uuid not null,
  scope text not null,
  created_by uuid,
  created_at timestamptz not null,
  constraint calendar_feeds_pk primary key (token_sha256),
  constraint calendar_feeds_scope_known check (scope in ('full', 'busy'))
);
select distribute('calendar_feeds', 'token_sha256');
create index calendar_feeds_of_facility on calendar_feeds (facility_id, scope);

-- Who was trained or is licensed, until when.
create table qualifications (
  facility_id uuid not null,
  qualification_id uuid not null,
  person_id uuid not null,
  code text not null,
  valid_from date not null,
  valid_until date,
  granted_by uuid,
  granted_at timestamptz not null,
  constraint qualifications_pk primary key (facility_id, qualification_id)
);
select distribute('qualifications', 'facility_id', 'facilities');
create index qualifications_of_person on qualifications (facility_id, person_id);

-- Tariff class of a customer where the owner has put it into another than its kind says.
create table facility_customers (
  facility_id uuid not null,
  organization_id uuid not null,
  tariff_class text not null,
  set_by uuid,
  set_at timestamptz not null,
  constraint facility_customers_pk primary key (facility_id, organization_id)
);
select distribute('facility_customers', 'facility_id', 'facilities');

-- What is owed for a booking; append-only, a correction is a charge of its own.
create table charges (
  facility_id uuid not null,
  charge_id uuid not null,
  booking_id uuid not null,
  provider_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  currency text not null,
  amount bigint not null,
  lines jsonb not null,
  corrects uuid,
  reason text,
  actor_id uuid,
  at timestamptz not null,
  statement_id uuid,
  constraint charges_pk primary key (facility_id, charge_id),
  constraint charges_kind_known check (kind in ('use', 'late-cancellation', 'no-show', 'correction'))
);
select distribute('charges', 'facility_id', 'facilities');
create index charges_of_booking on charges (facility_id, booking_id);
create index charges_unstated on charges (provider_id, organization_id, at) where statement_id is null;

-- Statements and credit notes as they were issued. A number is unique for its provider.
create table statements (
  provider_id uuid not null,
  statement_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  number text not null,
  month text not null,
  currency text not null,
  total bigint not null,
  lines jsonb not null,
  parties jsonb not null,
  corrects uuid,
  sha256 text not null,
  issued_at timestamptz not null,
  issued_by uuid,
  constraint statements_pk primary key (provider_id, statement_id),
  constraint statements_number_once unique (provider_id, number),
  constraint statements_kind_known check (kind in ('statement', 'credit-note'))
);
select distribute('statements', 'provider_id');
create index statements_of_provider on statements (provider_id, issued_at desc, statement_id);
create index statements_of_customer on statements (organization_id, issued_at desc, statement_id);
