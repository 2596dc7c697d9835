-- The outbox: local to the coordinator. `txid` orders the rows so that a follower never passes one that commits late.
create table events (
  seq bigint generated always as identity,
  id uuid not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  actor_id uuid,
  organization_id uuid,
  at timestamptz not null,
  changed jsonb not null,
  txid xid8 not null default pg_current_xact_id(),
  constraint events_pk primary key (seq),
  constraint events_id_key unique (id)
);

create index events_place on events (txid, seq);
create index events_subject on events (subject_id, seq);

create table event_cursors (
  follower text not null,
  txid xid8 not null,
  seq bigint not null,
  saved_at timestamptz not null,
  constraint event_cursors_pk primary key (follower)
);
