-- Ledgers, placed by the ledger: a tree of accounts, entries, postings. What was booked is never changed and never removed.
-- Under Citus the triggers below run on the shard that they read.
set local citus.enable_unsafe_triggers = 'on';

create table ledgers (
  ledger_id uuid not null,
  organization_id uuid not null,
  name jsonb not null,
  created_at timestamptz not null,
  constraint ledgers_pk primary key (ledger_id)
);
select distribute('ledgers', 'ledger_id');
create index ledgers_of_organization on ledgers (organization_id, ledger_id);

-- Organizations whose members read it, beside those of its own.
create table ledger_readers (
  ledger_id uuid not null,
  organization_id uuid not null,
  constraint ledger_readers_pk primary key (ledger_id, organization_id)
);
select distribute('ledger_readers', 'ledger_id', 'ledgers');
alter table ledger_readers add constraint ledger_readers_ledger foreign key (ledger_id) references ledgers (ledger_id);

-- Paths in byte order, so that a branch of the tree is a range of the index.
create table ledger_accounts (
  ledger_id uuid not null,
  account text collate "C" not null,
  parent text collate "C",
  name jsonb not null,
  created_at timestamptz not null,
  constraint ledger_accounts_pk primary key (ledger_id, account),
  constraint ledger_accounts_path check (account ~ '^(assets|liabilities|equity|income|expenses)(:[a-z0-9][a-z0-9-]*)*$'),
  constraint ledger_accounts_below_parent check (parent is not distinct from substring(account from '^(.*):[^:]*$'))
);
select distribute('ledger_accounts', 'ledger_id', 'ledgers');
alter table ledger_accounts add constraint ledger_accounts_ledger foreign key (ledger_id) references ledgers (ledger_id);
alter table ledger_accounts add constraint ledger_accounts_parent foreign key (ledger_id, parent) references ledger_accounts (ledger_id, account);

-- `lines` says how many postings an entry has; it belongs to the key that postings refer to.
create table entries (
  ledger_id uuid not null,
  entry_id uuid not null,
  key text not null,
  content_hash text not null,
  kind text not null,
  reference text not null,
  effective_on date not null,
  booked_at timestamptz not null,
  booked_by uuid,
  reverses uuid,
  about jsonb not null,
  lines smallint not null,
  constraint entries_pk primary key (ledger_id, entry_id),
  constraint entries_once unique (ledger_id, key),
  constraint entries_with_lines unique (ledger_id, entry_id, lines),
  constraint entries_two_lines check (lines >= 2),
  constraint entries_not_of_itself check (reverses <> entry_id)
);
select distribute('entries', 'ledger_id', 'ledgers');
alter table entries add constraint entries_ledger foreign key (ledger_id) references ledgers (ledger_id);
alter table entries add constraint entries_reverses foreign key (ledger_id, reverses) references entries (ledger_id, entry_id);
create unique index entries_reversed_once on entries (ledger_id, reverses) where reverses is not null;
create index entries_by_day on entries (ledger_id, effective_on, entry_id);

-- Minor units; debit is positive. Lines are numbered 1 to `lines` and, once the entry is committed, all taken: none can be added.
create table postings (
  ledger_id uuid not null,
  entry_id uuid not null,
  line smallint not null,
  lines smallint not null,
  account text collate "C" not null,
  currency text collate "C" not null,
  amount bigint not null,
  constraint postings_pk primary key (ledger_id, entry_id, line),
  constraint postings_line_in_entry check (line between 1 and lines),
  constraint postings_currency_code check (length(currency) = 3),
  constraint postings_amount_moves check (amount <> 0 and amount between -1000000000000000000 and 1000000000000000000)
);
select distribute('postings', 'ledger_id', 'ledgers');
alter table postings add constraint postings_entry foreign key (ledger_id, entry_id, lines) references entries (ledger_id, entry_id, lines);
alter table postings add constraint postings_account foreign key (ledger_id, account) references ledger_accounts (ledger_id, account);
create index postings_of_account on postings (ledger_id, account, entry_id);

-- An entry is whole and balanced when it is committed. One look an entry, not one a posting.
create function entry_balances() returns trigger
language plpgsql as $$
declare
  counted bigint;
  total numeric;
  first_currency text;
  last_currency text;
begin
  select count(*), sum(amount), min(currency), max(currency) into counted, total, first_currency, last_currency
    from postings where ledger_id = new.ledger_id and entry_id = new.entry_id;
  if counted <> new.lines then
    raise exception 'entry % has % of % postings', new.entry_id, counted, new.lines using errcode = '23514';
  end if;
  if first_currency = last_currency then
    if total = 0 then
      return null;
    end if;
  elsif not exists (
    select from postings where ledger_id = new.ledger_id and entry_id = new.entry_id group by currency having sum(amount) <> 0
  ) then
    return null;
  end if;
  raise exception 'entry % does not sum to zero', new.entry_id using errcode = '23514';
end
$$;
create constraint trigger entries_balance after insert on entries deferrable initially deferred for each row execute function entry_balances();

create function refuse_rewriting() returns trigger
language plpgsql as $$
begin
  raise exception '% of % is refused: what was booked stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger entries_stand before update or delete on entries for each row execute function refuse_rewriting();
create trigger postings_stand before update or delete on postings for each row execute function refuse_rewriting();
create trigger entries_stay before truncate on entries for each statement execute function refuse_rewriting();
create trigger postings_stay before truncate on postings for each statement execute function refuse_rewriting();

-- Books one entry, in one trip and with plans that are kept. Answers with the entry that now bears the key and the hash of its
-- content: another entry's when the key was there before, none when what was refused is a second reversal of one entry.
create function record_entry(
  the_ledger uuid, the_entry uuid, the_key text, the_hash text, the_kind text, the_reference text, the_day date, the_instant timestamptz,
  the_person uuid, the_reversed uuid, the_matter jsonb, the_accounts text[], the_currencies text[], the_amounts bigint[],
  out kept_entry uuid, out kept_hash text
)
language plpgsql as $$
begin
  insert into entries (ledger_id, entry_id, key, content_hash, kind, reference, effective_on, booked_at, booked_by, reverses, about, lines)
  values (the_ledger, the_entry, the_key, the_hash, the_kind, the_reference, the_day, the_instant, the_person, the_reversed, the_matter, cardinality(the_accounts))
  on conflict do nothing;
  if found then
    insert into postings (ledger_id, entry_id, line, lines, account, currency, amount)
    select the_ledger, the_entry, given.line, cardinality(the_accounts), given.account, given.currency, given.amount
      from unnest(the_accounts, the_currencies, the_amounts) with ordinality as given (account, currency, amount, line);
    kept_entry := the_entry;
    kept_hash := the_hash;
  else
    select entry_id, content_hash into kept_entry, kept_hash from entries where ledger_id = the_ledger and key = the_key;
  end if;
end
$$;
