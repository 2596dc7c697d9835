-- Sharing plans and what hangs on one: everything is placed by the plan. The plan's ledger has the plan's id.
create table sharing_plans (
  plan_id uuid not null,
  organization_id uuid not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sharing_plans_pk primary key (plan_id)
);
select distribute('sharing_plans', 'plan_id');
create index sharing_plans_of_organization on sharing_plans (organization_id, updated_at desc);

-- A version is changed while it is a draft; from `proposed` on its tree is frozen and known by its hash.
create table sharing_plan_versions (
  plan_id uuid not null,
  version smallint not null,
  state text not null,
  tree jsonb not null,
  sha256 text not null,
  bindings jsonb not null,
  effective_on date not null,
  verdict text not null,
  -- The rule packs (`code@version`) under which it was proposed: the check is replayed under these.
  packs text[] not null,
  revision integer not null,
  created_by uuid,
  created_at timestamptz not null,
  proposed_at timestamptz,
  in_force_at timestamptz,
  changed_at timestamptz not null,
  constraint sharing_plan_versions_pk primary key (plan_id, version),
  constraint sharing_plan_versions_plan foreign key (plan_id) references sharing_plans (plan_id),
  constraint sharing_plan_versions_state_known check (state in ('draft', 'proposed', 'in-force', 'superseded', 'withdrawn'))
);
select distribute('sharing_plan_versions', 'plan_id', 'sharing_plans');
create unique index sharing_plan_versions_one_draft on sharing_plan_versions (plan_id) where state in ('draft', 'proposed');

-- Who may find a plan: every organization and person behind a party of a version that was proposed.
create table sharing_plan_readers (
  plan_id uuid not null,
  reader_id uuid not null,
  kind text not null,
  constraint sharing_plan_readers_pk primary key (plan_id, reader_id),
  constraint sharing_plan_readers_plan foreign key (plan_id) references sharing_plans (plan_id),
  constraint sharing_plan_readers_kind_known check (kind in ('organization', 'person'))
);
select distribute('sharing_plan_readers', 'plan_id', 'sharing_plans');
create index sharing_plan_readers_of_reader on sharing_plan_readers (reader_id, plan_id);

create table sharing_acceptances (
  plan_id uuid not null,
  version smallint not null,
  organization_id uuid not null,
  person_id uuid not null,
  sha256 text not null,
  accepted_at timestamptz not null,
  constraint sharing_acceptances_pk primary key (plan_id, version, organization_id),
  constraint sharing_acceptances_version foreign key (plan_id, version) references sharing_plan_versions (plan_id, version)
);
select distribute('sharing_acceptances', 'plan_id', 'sharing_plans');

-- Where a version in force stands. The row is the lock of the plan's books: one event at a time.
create table settlements (
  plan_id uuid not null,
  version smallint not null,
  state text not null,
  balance bigint not null,
  high_water bigint not null,
  years jsonb not null,
  events integer not null,
  closed_at timestamptz,
  constraint settlements_pk primary key (plan_id, version),
  constraint settlements_version foreign key (plan_id, version) references sharing_plan_versions (plan_id, version),
  constraint settlements_state_known check (state in ('open', 'closed')),
  constraint settlements_high_water_never_negative check (high_water >= 0)
);
select distribute('settlements', 'plan_id', 'sharing_plans');

-- Events in the order in which they were recorded; rows are never changed but for `reversed_by`.
create table income_events (
  plan_id uuid not null,
  event_id text not null,
  position integer not null,
  version smallint not null,
  on_day date not null,
  kind text not null,
  amount bigint not null,
  category text,
  stream text,
  year smallint,
  not_deductible boolean not null,
  distributable bigint not null,
  payouts jsonb not null,
  members jsonb not null,
  balance bigint not null,
  high_water bigint not null,
  high_water_before bigint not null,
  remainder bigint not null,
  reverses text,
  reversed_by text,
  entry_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint income_events_pk primary key (plan_id, event_id),
  constraint income_events_position unique (plan_id, position),
  constraint income_events_version foreign key (plan_id, version) references sharing_plan_versions (plan_id, version),
  constraint income_events_kind_known check (kind in ('income', 'cost', 'refund', 'operating-profit', 'closing'))
);
select distribute('income_events', 'plan_id', 'sharing_plans');

-- What a payee was told. `payee` is `party` or `party/member`.
create table payout_statements (
  plan_id uuid not null,
  statement_id uuid not null,
  number text not null,
  payee text not null,
  party text not null,
  member text,
  organization_id uuid,
  person_id uuid,
  -- Names as they were when it was issued.
  plan_title jsonb not null,
  unit_name jsonb not null,
  payee_name jsonb not null,
  from_position integer not null,
  to_position integer not null,
  from_day date not null,
  to_day date not null,
  currency text not null,
  amount bigint not null,
  opening bigint not null,
  lines jsonb not null,
  tags text[] not null,
  state text not null,
  objections_until date not null,
  sha256 text not null,
  issued_by uuid,
  issued_at timestamptz not null,
  constraint payout_statements_pk primary key (plan_id, statement_id),
  constraint payout_statements_number unique (plan_id, number),
  constraint payout_statements_plan foreign key (plan_id) references sharing_plans (plan_id),
  constraint payout_statements_state_known check (state in ('issued', 'objected', 'withdrawn', 'in-payment', 'paid'))
);
select distribute('payout_statements', 'plan_id', 'sharing_plans');
-- An event is stated to a payee once, unless the statement was withdrawn.
create unique index payout_statements_once on payout_statements (plan_id, payee, from_position) where state <> 'withdrawn';
create index payout_statements_of_person on payout_statements (person_id) where person_id is not null;

create table statement_objections (
  plan_id uuid not null,
  objection_id uuid not null,
  statement_id uuid not null,
  person_id uuid not null,
  words text not null,
  outcome text not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  made_at timestamptz not null,
  constraint statement_objections_pk primary key (plan_id, objection_id),
  constraint statement_objections_statement foreign key (plan_id, statement_id) references payout_statements (plan_id, statement_id),
  constraint statement_objections_outcome_known check (outcome in ('open', 'upheld', 'rejected'))
);
select distribute('statement_objections', 'plan_id', 'sharing_plans');
create unique index statement_objections_one_open on statement_objections (plan_id, statement_id) where outcome = 'open';

create table payees (
  plan_id uuid not null,
  payee text not null,
  account_name text not null,
  account text not null,
  bank text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  constraint payees_pk primary key (plan_id, payee),
  constraint payees_plan foreign key (plan_id) references sharing_plans (plan_id)
);
select distribute('payees', 'plan_id', 'sharing_plans');

create table payment_runs (
  plan_id uuid not null,
  run_id uuid not null,
  number text not null,
  state text not null,
  currency text not null,
  total bigint not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  constraint payment_runs_pk primary key (plan_id, run_id),
  constraint payment_runs_number unique (plan_id, number),
  constraint payment_runs_plan foreign key (plan_id) references sharing_plans (plan_id),
  constraint payment_runs_state_known check (state in ('prepared', 'approved', 'settled', 'cancelled')),
  constraint payment_runs_second_person check (approved_by is null or approved_by <> prepared_by)
);
select distribute('payment_runs', 'plan_id', 'sharing_plans');

create table payments (
  plan_id uuid not null,
  payment_id uuid not null,
  run_id uuid not null,
  payee text not null,
  party text not null,
  member text,
  payee_name jsonb not null,
  account_name text not null,
  account text not null,
  bank text not null,
  amount bigint not null,
  reference text not null,
  statement_ids uuid[] not null,
  tags text[] not null,
  state text not null,
  settled_on date,
  constraint payments_pk primary key (plan_id, payment_id),
  constraint payments_reference unique (plan_id, reference),
  constraint payments_run foreign key (plan_id, run_id) references payment_runs (plan_id, run_id),
  constraint payments_amount_positive check (amount > 0),
  constraint payments_state_known check (state in ('planned', 'in-payment', 'paid', 'returned', 'dropped'))
);
select distribute('payments', 'plan_id', 'sharing_plans');

-- Lines of bank statements that were matched, by their content: a file that is read twice pays nothing twice.
create table bank_lines (
  plan_id uuid not null,
  line_sha256 text not null,
  payment_id uuid not null,
  read_at timestamptz not null,
  constraint bank_lines_pk primary key (plan_id, line_sha256),
  constraint bank_lines_plan foreign key (plan_id) references sharing_plans (plan_id)
);
select distribute('bank_lines', 'plan_id', 'sharing_plans');

-- Versions of rule packs that were proposed here; those that ship with the house are files.
create table rule_pack_versions (
  -- Names the proposal in events; code and version name the pack.
  proposal_id uuid not null,
  code text not null,
  version smallint not null,
  state text not null,
  content jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  constraint rule_pack_versions_pk primary key (code, version),
  constraint rule_pack_versions_state_known check (state in ('proposed', 'approved', 'rejected')),
  constraint rule_pack_versions_second_person check (state <> 'approved' or answered_by <> proposed_by)
);
select reference('rule_pack_versions');
