-- Witnesses of the log, all local to the coordinator. A checkpoint is handed to all of them, so that several sign the same one.
create table log_checkpoints (
  size bigint not null,
  checkpoint text not null,
  chosen_at timestamptz not null,
  constraint log_checkpoints_pk primary key (size)
);

-- The line as it stands in the note, verified when it came; `seconds` is the time in it.
create table log_cosignatures (
  size bigint not null,
  vkey text not null,
  line text not null,
  seconds bigint not null,
  constraint log_cosignatures_pk primary key (size, vkey),
  constraint log_cosignatures_checkpoint foreign key (size) references log_checkpoints (size)
);

-- What is known of each witness. `next_at`: nobody asks it before; who asks it moves this on first, so that one process does.
create table log_witnesses (
  vkey text not null,
  known_size bigint not null,
  failures integer not null,
  fault text,
  seen_at timestamptz,
  next_at timestamptz not null,
  constraint log_witnesses_pk primary key (vkey)
);
