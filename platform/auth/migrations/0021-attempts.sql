-- Tries that are slowed down (throttle.ts). The key is a deed and a hash: no addresses are kept here.
create table auth_attempts (
  key text not null,
  count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null,
  constraint auth_attempts_pk primary key (key)
);
create index auth_attempts_last on auth_attempts (last_at);
