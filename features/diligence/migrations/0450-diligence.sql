-- Under Citus the triggers below read nothing but the row that they guard.
set local citus.enable_unsafe_triggers = 'on';

-- Committees: small, joined by all.
create table committees (
  committee_id uuid not null,
  organization_id uuid not null,
  name jsonb not null,
  quorum_share text not null,
  quorum_least smallint not null,
  majority text not null,
  -- Counted up by each change; who changes says which one he read.
  revision integer not null,
  formed_at timestamptz not null,
  dissolved_at timestamptz,
  constraint committees_pk primary key (committee_id)
);
select reference('committees');
create index committees_of_organization on committees (organization_id);

create table committee_members (
  committee_id uuid not null,
  person_id uuid not null,
  chair boolean not null,
  since timestamptz not null,
  constraint committee_members_pk primary key (committee_id, person_id)
);
select reference('committee_members');
create index committee_members_of_person on committee_members (person_id);

-- Versions of obligation packs that were proposed here; those that ship with the house are no rows.
create table obligation_packs (
  pack_id uuid not null,
  code text not null,
  version integer not null,
  state text not null,
  content jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  constraint obligation_packs_pk primary key (code, version),
  constraint obligation_packs_state_known check (state in ('proposed', 'approved', 'rejected')),
  constraint obligation_packs_second_person check (state <> 'approved' or answered_by <> proposed_by)
);
select reference('obligation_packs');

-- Who holds how much of whom.
create table shareholdings (
  shareholding_id uuid not null,
  held_id uuid not null,
  holder_organization_id uuid,
  holder_name text,
  share numeric(9, 6) not null,
  since date not null,
  until date,
  source text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint shareholdings_pk primary key (shareholding_id),
  constraint shareholdings_share_right check (share > 0 and share <= 100),
  constraint shareholdings_holder_named check (holder_organization_id is not null or holder_name is not null)
);
select reference('shareholdings');
create index shareholdings_of_held on shareholdings (held_id);
create index shareholdings_of_holder on shareholdings (holder_organization_id);

-- The register of a unit's people. A row is never changed but for `corrected_by`.
create table declarations (
  organization_id uuid not null,
  declaration_id uuid not null,
  person_id uuid not null,
  kind text not null,
  case_id uuid,
  about_organization_id uuid,
  about_name text,
  relation text,
  share numeric(9, 6),
  value bigint,
  currency text,
  on_day date not null,
  words text,
  corrects uuid,
  corrected_by uuid,
  declared_at timestamptz not null,
  -- Of the hash that is announced: without it nobody tries out what the words may have been.
  salt text,
  constraint declarations_pk primary key (organization_id, declaration_id),
  constraint declarations_kind_known check (kind in ('none', 'position', 'shareholding', 'family', 'interest', 'gift')),
  constraint declarations_share_right check (share > 0 and share <= 100),
  constraint declarations_value_right check (value is null or (value > 0 and currency is not null)),
  constraint declarations_corrects_another check (corrects <> declaration_id)
);
select distribute('declarations', 'organization_id');
create index declarations_of_person on declarations (organization_id, person_id, declared_at desc);
create unique index declarations_corrected_once on declarations (organization_id, corrects) where corrects is not null;

-- A declaration stands as it was made, and is corrected once. What it tells of a life may be forgotten.
create function keep_declaration() returns trigger
language plpgsql as $$
declare
  life constant text[] := array['about_name', 'relation', 'words', 'salt'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - life - 'corrected_by' = to_jsonb(old) - life - 'corrected_by'
    and (old.corrected_by is null or new.corrected_by = old.corrected_by)
    and (new.about_name is null or new.about_name = old.about_name)
    and (new.relation is null or new.relation = old.relation)
    and (new.words is null or new.words = old.words)
    and (new.salt is null or new.salt = old.salt) then
    return new;
  end if;
  raise exception '% of % is refused: what was declared stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger declarations_stand before update or delete on declarations for each row execute function keep_declaration();

create table diligence_cases (
  case_id uuid not null,
  organization_id uuid not null,
  title jsonb not null,
  listing_id uuid,
  abstract jsonb,
  pathway text not null,
  counterparty_id uuid,
  counterparty_name text,
  related_party boolean not null,
  related_words text,
  price bigint,
  currency text,
  price_formula text,
  people jsonb not null,
  committee_id uuid,
  track text not null,
  method text,
  price_state text not null,
  unit_kind text not null,
  region text,
  country text not null,
  state text not null,
  -- A deal cannot have been signed before the day on which the case was cleared.
  cleared_on date,
  signed_on date,
  -- As the matrix counted when something last changed; lists show it.
  gaps integer not null,
  revision integer not null,
  opened_by uuid,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  constraint diligence_cases_pk primary key (case_id),
  constraint diligence_cases_state_known check (state in ('open', 'cleared', 'signed', 'closed', 'abandoned')),
  constraint diligence_cases_track_known check (track in ('institute', 'state-enterprise', 'private'))
);
select distribute('diligence_cases', 'case_id');
create index diligence_cases_of_organization on diligence_cases (organization_id, changed_at desc, case_id desc);
create index diligence_cases_of_committee on diligence_cases (committee_id);

create table case_pricing_steps (
  case_id uuid not null,
  position integer not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  method text,
  words text,
  person_id uuid,
  at timestamptz not null,
  constraint case_pricing_steps_pk primary key (case_id, position),
  constraint case_pricing_steps_case foreign key (case_id) references diligence_cases (case_id)
);
select distribute('case_pricing_steps', 'case_id', 'diligence_cases');

-- Files that were handed in for a case; evidence and price records refer to them.
create table case_files (
  case_id uuid not null,
  file_id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  constraint case_files_pk primary key (case_id, file_id),
  constraint case_files_case foreign key (case_id) references diligence_cases (case_id)
);
select distribute('case_files', 'case_id', 'diligence_cases');
create index case_files_by_hash on case_files (sha256);

create table price_records (
  case_id uuid not null,
  record_id uuid not null,
  kind text not null,
  institution text not null,
  amount bigint,
  currency text,
  on_day date not null,
  valid_until date,
  words text,
  file_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint price_records_pk primary key (case_id, record_id),
  constraint price_records_case foreign key (case_id) references diligence_cases (case_id)
);
select distribute('price_records', 'case_id', 'diligence_cases');

create table notices (
  case_id uuid not null,
  notice_id uuid not null,
  organization_id uuid not null,
  number text not null,
  state text not null,
  -- Name and USCC of the unit as they are told.
  unit jsonb not null,
  content jsonb not null,
  -- Of the draft: counted up by each save; who saves or publishes says which one he read.
  revision integer not null,
  -- Both from the pack when it was published.
  rule jsonb not null,
  places text[] not null,
  zone text not null,
  published_at timestamptz,
  published_on date,
  last_calendar_day date,
  last_day date,
  ends_at timestamptz,
  sha256 text,
  published_event uuid,
  supersedes uuid,
  superseded_by uuid,
  replaced_reason text,
  withdrawn_reason text,
  closing_statement text,
  completed_at timestamptz,
  certificate_number text,
  -- When it was completed, superseded or withdrawn; not of drafts.
  ended_at timestamptz,
  -- When its managers were last told that its period is over.
  reminded_at timestamptz,
  drafted_by uuid,
  drafted_at timestamptz not null,
  constraint notices_pk primary key (case_id, notice_id),
  constraint notices_case foreign key (case_id) references diligence_cases (case_id),
  constraint notices_state_known check (state in ('draft', 'running', 'completed', 'superseded', 'withdrawn')),
  constraint notices_clock check (published_at is null or ends_at > published_at)
);
select distribute('notices', 'case_id', 'diligence_cases');
create index notices_by_id on notices (notice_id);
create index notices_board on notices (published_at desc, notice_id desc) where published_at is not null;
create index notices_of_organization on notices (organization_id, published_at desc) where published_at is not null;
create unique index notices_one_draft on notices (case_id) where state = 'draft';
create unique index notices_one_running on notices (case_id) where state = 'running';

-- What was told to everybody stands: a published notice is completed, superseded or withdrawn once, and nothing else of it changes.
create function keep_published_notice() returns trigger
language plpgsql as $$
declare
  closing constant text[] := array['state', 'superseded_by', 'withdrawn_reason', 'closing_statement', 'completed_at', 'certificate_number', 'ended_at', 'reminded_at'];
begin
  if old.published_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and old.state = 'running' and new.state <> 'draft' and to_jsonb(new) - closing = to_jsonb(old) - closing then
    return new;
  end if;
  raise exception '% of % is refused: what was published stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger notices_stand before update or delete on notices for each row execute function keep_published_notice();

create table notice_objections (
  case_id uuid not null,
  objection_id uuid not null,
  notice_id uuid not null,
  number integer not null,
  name text not null,
  contact text not null,
  person_id uuid,
  words text not null,
  at timestamptz not null,
  outcome text not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  constraint notice_objections_pk primary key (case_id, objection_id),
  constraint notice_objections_number unique (case_id, notice_id, number),
  constraint notice_objections_notice foreign key (case_id, notice_id) references notices (case_id, notice_id),
  constraint notice_objections_outcome_known check (outcome in ('open', 'upheld', 'rejected', 'noted'))
);
select distribute('notice_objections', 'case_id', 'diligence_cases');

-- An objection stands as it was made, its answer as it was given. Who made it may be forgotten.
create function keep_notice_objection() returns trigger
language plpgsql as $$
declare
  person constant text[] := array['name', 'contact', 'person_id'];
  answer constant text[] := array['outcome', 'answer', 'answered_by', 'answered_at'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - person - answer = to_jsonb(old) - person - answer
    and (old.outcome = 'open' or to_jsonb(new) - person = to_jsonb(old) - person) then
    return new;
  end if;
  raise exception '% of % is refused: what was objected stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger notice_objections_stand before update or delete on notice_objections for each row execute function keep_notice_objection();

create table decisions (
  case_id uuid not null,
  decision_id uuid not null,
  committee_id uuid not null,
  number text not null,
  motion text not null,
  agenda jsonb not null,
  meets_at timestamptz not null,
  state text not null,
  -- Rules of the committee when it was called.
  quorum_needed smallint not null,
  majority text not null,
  result text,
  -- Revision of the case that was decided about.
  case_revision integer not null,
  minutes text,
  minutes_sha256 text,
  called_by uuid,
  called_at timestamptz not null,
  opened_at timestamptz,
  counted_at timestamptz,
  confirmed_at timestamptz,
  cancelled_reason text,
  constraint decisions_pk primary key (case_id, decision_id),
  constraint decisions_case foreign key (case_id) references diligence_cases (case_id),
  constraint decisions_state_known check (state in ('called', 'voting', 'counted', 'confirmed', 'cancelled')),
  constraint decisions_result_known check (result in ('passed', 'rejected', 'inquorate'))
);
select distribute('decisions', 'case_id', 'diligence_cases');
create unique index decisions_one_open on decisions (case_id) where state in ('called', 'voting', 'counted');

-- The members as they were when it was called.
create table decision_members (
  case_id uuid not null,
  decision_id uuid not null,
  person_id uuid not null,
  chair boolean not null,
  conflict text not null,
  conflict_words text,
  declared_at timestamptz,
  voice text,
  dissent text,
  voted_at timestamptz,
  confirmed_at timestamptz,
  constraint decision_members_pk primary key (case_id, decision_id, person_id),
  constraint decision_members_decision foreign key (case_id, decision_id) references decisions (case_id, decision_id),
  constraint decision_members_conflict_known check (conflict in ('open', 'none', 'declared', 'found')),
  -- Who has a conflict has no voice, whatever the code above forgets.
  constraint decision_members_no_conflicted_voice check (voice is null or conflict = 'none')
);
select distribute('decision_members', 'case_id', 'diligence_cases');
create index decision_members_of_person on decision_members (person_id);

create table related_party_checks (
  case_id uuid not null,
  check_id uuid not null,
  counterparty_id uuid,
  counterparty_name text,
  findings jsonb not null,
  undeclared uuid[] not null,
  marked boolean not null,
  -- Of what was asked and what came out: another one means that the check is old.
  outcome_sha256 text not null,
  checked_by uuid,
  checked_at timestamptz not null,
  constraint related_party_checks_pk primary key (case_id, check_id),
  constraint related_party_checks_case foreign key (case_id) references diligence_cases (case_id)
);
select distribute('related_party_checks', 'case_id', 'diligence_cases');
create index related_party_checks_latest on related_party_checks (case_id, checked_at desc);

-- A check stands as it was made; another one follows it.
create function keep_check() returns trigger
language plpgsql as $$
begin
  raise exception '% of % is refused: what was found stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger related_party_checks_stand before update or delete on related_party_checks for each row execute function keep_check();

create table evidence (
  case_id uuid not null,
  evidence_id uuid not null,
  kind text not null,
  title jsonb not null,
  source_type text not null,
  source_id uuid not null,
  sha256 text,
  file_id uuid,
  record text,
  supplied_by uuid,
  supplied_as text not null,
  supplied_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  event_id uuid not null,
  constraint evidence_pk primary key (case_id, evidence_id),
  constraint evidence_case foreign key (case_id) references diligence_cases (case_id)
);
select distribute('evidence', 'case_id', 'diligence_cases');
-- A record shows one thing once.
create unique index evidence_once on evidence (case_id, kind, source_type, source_id) where withdrawn_at is null;

create table dossier_accesses (
  case_id uuid not null,
  access_id uuid not null,
  what text not null,
  person_id uuid,
  -- Of a guest.
  review_id uuid,
  accessed_as text not null,
  at timestamptz not null,
  constraint dossier_accesses_pk primary key (case_id, access_id),
  constraint dossier_accesses_case foreign key (case_id) references diligence_cases (case_id),
  constraint dossier_accesses_what_known check (what in ('matrix', 'file', 'export'))
);
select distribute('dossier_accesses', 'case_id', 'diligence_cases');
create index dossier_accesses_latest on dossier_accesses (case_id, at desc);

create table dossier_exports (
  case_id uuid not null,
  export_id uuid not null,
  state text not null,
  requested_by uuid,
  requested_at timestamptz not null,
  ready_at timestamptz,
  file_sha256 text,
  size bigint,
  fault text,
  constraint dossier_exports_pk primary key (case_id, export_id),
  constraint dossier_exports_case foreign key (case_id) references diligence_cases (case_id),
  constraint dossier_exports_state_known check (state in ('making', 'ready', 'failed'))
);
select distribute('dossier_exports', 'case_id', 'diligence_cases');
create index dossier_exports_by_file on dossier_exports (file_sha256);

create table dossier_reviews (
  case_id uuid not null,
  review_id uuid not null,
  reviewer_name text not null,
  reviewer_body text not null,
  state text not null,
  finding text,
  reasons text,
  found_at timestamptz,
  appeal text,
  appealed_by uuid,
  appealed_at timestamptz,
  appeal_until date,
  final_finding text,
  final_reasons text,
  final_at timestamptz,
  invited_by uuid,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz,
  constraint dossier_reviews_pk primary key (case_id, review_id),
  constraint dossier_reviews_case foreign key (case_id) references diligence_cases (case_id),
  constraint dossier_reviews_state_known check (state in ('open', 'found', 'appealed', 'final', 'revoked')),
  constraint dossier_reviews_finding_known check (finding in ('exempt', 'partly', 'not-exempt') and final_finding in ('exempt', 'partly', 'not-exempt')),
  constraint dossier_reviews_reasons check ((finding is null) = (reasons is null) and (final_finding is null) = (final_reasons is null)),
  constraint dossier_reviews_found check (state in ('open', 'revoked') = (finding is null)),
  constraint dossier_reviews_final check ((state = 'final') = (final_finding is not null)),
  constraint dossier_reviews_appealed check (state <> 'appealed' or appeal is not null)
);
select distribute('dossier_reviews', 'case_id', 'diligence_cases');

-- A finding, an appeal and an answer stand as they were given.
create function keep_review() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state not in ('final', 'revoked')
    and (old.finding is null or (new.finding, new.reasons, new.found_at) is not distinct from (old.finding, old.reasons, old.found_at))
    and (old.appeal is null or (new.appeal, new.appealed_at) is not distinct from (old.appeal, old.appealed_at)) then
    return new;
  end if;
  -- A guest still looks at what has come to its end.
  if tg_op = 'UPDATE' and to_jsonb(new) - 'last_seen_at' = to_jsonb(old) - 'last_seen_at' then
    return new;
  end if;
  raise exception '% of % is refused: what was found stands', lower(tg_op), tg_table_name using errcode = '55000';
end
$$;
create trigger dossier_reviews_stand before update or delete on dossier_reviews for each row execute function keep_review();

-- From the hash of a guest link to its review: what is asked for first knows no case.
create table review_links (
  token_sha256 text not null,
  case_id uuid not null,
  review_id uuid not null,
  constraint review_links_pk primary key (token_sha256)
);
select distribute('review_links', 'token_sha256');
