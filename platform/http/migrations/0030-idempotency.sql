-- One row a kept answer: a repeat of the same request by the same person gets the answer again (habit 10).
create table idempotency_keys (
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  answer jsonb,
  at timestamptz not null,
  constraint idempotency_keys_pk primary key (person_id, key),
  constraint idempotency_keys_key_length check (length(key) between 1 and 200)
);
create index idempotency_keys_at on idempotency_keys (at);
