-- Reference tables: small, joined by all.
create extension if not exists pg_trgm;

create table organizations (
  organization_id uuid not null,
  kind text not null,
  state text not null,
  name jsonb not null,
  uscc text,
  region text,
  country text not null,
  parent_id uuid,
  website text,
  description jsonb,
  state_reason text,
  example boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  verified_at timestamptz,
  constraint organizations_pk primary key (organization_id),
  constraint organizations_uscc_once unique (uscc),
  constraint organizations_state_known check (state in ('applied', 'verified', 'declined', 'suspended'))
);
select reference('organizations');
create index organizations_by_state on organizations (state, organization_id);
create index organizations_by_kind on organizations (kind, organization_id);
create index organizations_by_region on organizations (region, organization_id);
create index organizations_by_parent on organizations (parent_id);
create index organizations_by_name on organizations using gin ((lower(coalesce(name ->> 'zh', '') || ' ' || coalesce(name ->> 'en', ''))) gin_trgm_ops);

create table people (
  person_id uuid not null,
  name text not null,
  email text,
  language text not null default 'zh',
  created_at timestamptz not null,
  constraint people_pk primary key (person_id)
);
select reference('people');

create table memberships (
  organization_id uuid not null,
  person_id uuid not null,
  roles text[] not null,
  since timestamptz not null,
  constraint memberships_pk primary key (organization_id, person_id),
  constraint memberships_roles_some check (cardinality(roles) > 0)
);
select reference('memberships');
create index memberships_by_person on memberships (person_id);

create table platform_roles (
  person_id uuid not null,
  roles text[] not null,
  constraint platform_roles_pk primary key (person_id)
);
select reference('platform_roles');

create table invitations (
  invitation_id uuid not null,
  organization_id uuid not null,
  token_sha256 text not null,
  email text,
  roles text[] not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  constraint invitations_pk primary key (invitation_id),
  constraint invitations_token_once unique (token_sha256)
);
select reference('invitations');
create index invitations_by_organization on invitations (organization_id, created_at);
