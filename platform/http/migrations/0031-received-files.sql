-- Files that came in over this database's doors, so that the daily sweep takes away only those: a server that is started on
-- another database, or on an empty one, must not clear a store that is not its own.
create table received_files (
  hash text not null,
  received_at timestamptz not null,
  constraint received_files_pk primary key (hash)
);
