-- Imports over the web: what was asked for, how far it is, what was refused. Counts grow in the transaction of each batch,
-- so that after a crash they say exactly what is in.
create table listing_imports (
  import_id uuid not null,
  organization_id uuid not null,
  person_id uuid not null,
  file_name text not null,
  file_hash text not null,
  file_size bigint not null,
  format text not null,
  kind text,
  publish boolean not null,
  state text not null,
  rows_read integer not null,
  rows_added integer not null,
  rows_changed integer not null,
  rows_unchanged integer not null,
  rows_refused integer not null,
  bytes_done bigint not null,
  last_row integer not null,
  refusals jsonb not null,
  failure text,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint listing_imports_pk primary key (import_id),
  constraint listing_imports_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  constraint listing_imports_format_known check (format in ('jsonl', 'csv', 'xlsx'))
);
select distribute('listing_imports', 'import_id');
create index listing_imports_of_organization on listing_imports (organization_id, import_id desc);
