-- Accounts, sessions and keys, in the shape that better-auth 1.7 reads (schema.ts maps the names). Local to the coordinator.
create table auth_users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean,
  disabled_at timestamptz,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  constraint auth_users_pk primary key (id),
  constraint auth_users_email_uq unique (email),
  constraint auth_users_email_lower check (email = lower(email))
);
create table auth_sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  factor text not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  constraint auth_sessions_pk primary key (id),
  constraint auth_sessions_token_uq unique (token),
  constraint auth_sessions_user_fk foreign key (user_id) references auth_users (id) on delete cascade,
  constraint auth_sessions_factor_known check (factor in ('password', 'totp', 'backup-code', 'passkey', 'provider'))
);
create index auth_sessions_user on auth_sessions (user_id);
create index auth_sessions_expires on auth_sessions (expires_at);
-- A way to sign in: the password (provider_id = 'credential') or a provider.
create table auth_accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  constraint auth_accounts_pk primary key (id),
  constraint auth_accounts_provider_uq unique (provider_id, account_id),
  constraint auth_accounts_user_fk foreign key (user_id) references auth_users (id) on delete cascade
);
create index auth_accounts_user on auth_accounts (user_id);
-- Tokens on their way: resets, challenges. Identifiers are stored hashed.
create table auth_verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  constraint auth_verifications_pk primary key (id)
);
create index auth_verifications_identifier on auth_verifications (identifier);
create index auth_verifications_expires on auth_verifications (expires_at);
create table auth_two_factors (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz,
  constraint auth_two_factors_pk primary key (id),
  constraint auth_two_factors_user_fk foreign key (user_id) references auth_users (id) on delete cascade
);
create unique index auth_two_factors_user on auth_two_factors (user_id);
-- The counter is unsigned 32 bit: too large for integer, and bigint would come back as a BigInt.
create table auth_passkeys (
  id uuid not null,
  user_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter double precision not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz,
  constraint auth_passkeys_pk primary key (id),
  constraint auth_passkeys_credential_uq unique (credential_id),
  constraint auth_passkeys_user_fk foreign key (user_id) references auth_users (id) on delete cascade
);
create index auth_passkeys_user on auth_passkeys (user_id);
create table auth_api_keys (
  id uuid not null,
  config_id text not null,
  reference_id uuid not null,
  name text,
  start text,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  permissions text,
  metadata text,
  constraint auth_api_keys_pk primary key (id),
  constraint auth_api_keys_key_uq unique (key),
  constraint auth_api_keys_user_fk foreign key (reference_id) references auth_users (id) on delete cascade
);
create index auth_api_keys_reference on auth_api_keys (reference_id);
