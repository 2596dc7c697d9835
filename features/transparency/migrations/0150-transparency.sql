-- The log: local to the coordinator. An entry commits to its content; the content and its salt stand apart, so that they can be
-- erased while every proof still holds. What was logged is never changed and never removed.
create table log_entries (
  idx bigint not null,
  event_id uuid not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  entry bytea not null,
  leaf_hash bytea not null,
  constraint log_entries_pk primary key (idx),
  constraint log_entries_once unique (event_id),
  constraint log_entries_from_zero check (idx >= 0),
  constraint log_entries_fit check (octet_length(entry) between 1 and 65535),
  constraint log_entries_hash check (octet_length(leaf_hash) = 32)
);
create index log_entries_subject on log_entries (subject_type, subject_id, idx);

create table log_contents (
  idx bigint not null,
  organization_id uuid,
  salt bytea,
  content text,
  erased_at timestamptz,
  constraint log_contents_pk primary key (idx),
  constraint log_contents_entry foreign key (idx) references log_entries (idx),
  constraint log_contents_whole_or_erased check ((erased_at is null) = (content is not null) and (erased_at is null) = (salt is not null))
);

-- One row: what was last published, and under which name and keys.
create table log_state (
  only_row boolean not null,
  origin text not null,
  size bigint not null,
  root bytea not null,
  checkpoint text not null,
  verifier_keys text not null,
  published_at timestamptz not null,
  constraint log_state_pk primary key (only_row),
  constraint log_state_single check (only_row)
);

create function refuse_log_rewriting() returns trigger
language plpgsql as $$
begin
  raise exception '% of % is refused: what was logged stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger log_entries_stand before update or delete on log_entries for each row execute function refuse_log_rewriting();
create trigger log_entries_stay before truncate on log_entries for each statement execute function refuse_log_rewriting();
