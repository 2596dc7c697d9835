-- Cards and all that hangs on one, placed by the card. The face of a card lies in title, body, layers, audience;
-- what lists and filters need stands beside it in columns, so that no list reads a body.
create table listings (
  listing_id uuid not null,
  kind text not null,
  organization_id uuid not null,
  state text not null,
  title jsonb,
  body jsonb not null,
  layers jsonb not null,
  audience text not null,
  working jsonb,
  revision integer not null,
  version integer,
  returned_reason text,
  state_reason text,
  held boolean not null,
  sectors text[] not null,
  region text,
  country text,
  trl_min smallint,
  trl_max smallint,
  amount_min bigint,
  amount_max bigint,
  amount_currency text,
  deadline date,
  published_at timestamptz,
  confirmed_at timestamptz,
  expires_at timestamptz,
  reminded_at timestamptz,
  review_reason text,
  review_since timestamptz,
  reviewed_at timestamptz,
  source text,
  reference text,
  example boolean not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  saved_at timestamptz not null,
  constraint listings_pk primary key (listing_id),
  constraint listings_kind_known check (kind in ('achievement', 'need', 'facility', 'fund')),
  constraint listings_state_known check (state in ('draft', 'submitted', 'published', 'paused', 'closed', 'withdrawn')),
  constraint listings_audience_known check (audience in ('public', 'members')),
  constraint listings_out_is_whole check (state in ('draft', 'submitted', 'withdrawn') or (version is not null and title is not null and published_at is not null))
);
select distribute('listings', 'listing_id');

-- Each serves one list by keyset; those of what is out leave out what is not.
create index listings_newest on listings (published_at desc, listing_id desc) where state = 'published';
create index listings_newest_of_kind on listings (kind, published_at desc, listing_id desc) where state = 'published';
create index listings_of_organization on listings (organization_id, listing_id desc);
create index listings_out_of_organization on listings (organization_id, listing_id desc) where state = 'published';
create index listings_expiring on listings (expires_at, listing_id) where state = 'published';
create index listings_to_review on listings (review_since, listing_id) where state = 'published' and review_reason is not null;

-- Each publication as it was.
create table listing_versions (
  listing_id uuid not null,
  version integer not null,
  title jsonb not null,
  body jsonb not null,
  layers jsonb not null,
  audience text not null,
  published_at timestamptz not null,
  published_by uuid,
  constraint listing_versions_pk primary key (listing_id, version)
);
select distribute('listing_versions', 'listing_id', 'listings');

create table listing_attachments (
  listing_id uuid not null,
  attachment_id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  layer text not null,
  published boolean not null,
  added_at timestamptz not null,
  added_by uuid,
  constraint listing_attachments_pk primary key (listing_id, attachment_id),
  constraint listing_attachments_layer_known check (layer in ('public', 'members', 'on-request'))
);
select distribute('listing_attachments', 'listing_id', 'listings');

-- Requests for the on-request layer. A person has one open request for a card at a time.
create table access_requests (
  listing_id uuid not null,
  request_id uuid not null,
  organization_id uuid not null,
  asker_person_id uuid not null,
  asker_organization_id uuid not null,
  purpose text not null,
  state text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  reason text,
  constraint access_requests_pk primary key (listing_id, request_id),
  constraint access_requests_state_known check (state in ('asked', 'granted', 'declined'))
);
select distribute('access_requests', 'listing_id', 'listings');
create unique index access_requests_one_open on access_requests (listing_id, asker_person_id) where state = 'asked';
create index access_requests_of_person on access_requests (listing_id, asker_person_id, request_id desc);
create index access_requests_of_organization on access_requests (organization_id, request_id desc);

-- Where imported cards came from: unique across all cards of an organization, therefore a table of its own, placed by the
-- very value (SQL rule 3). The hash of what was imported tells whether a second run changes anything.
create table listing_references (
  reference_key text not null,
  organization_id uuid not null,
  source text not null,
  reference text not null,
  listing_id uuid not null,
  content_hash text not null,
  constraint listing_references_pk primary key (reference_key)
);
select distribute('listing_references', 'reference_key');
