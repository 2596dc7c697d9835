/** Tables of sharing as Kysely sees them. */
import type { ColumnType } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import type { SharingPlanJson } from '../contract/plan.ts';
import type { PayoutLine } from '../contract/statements.ts';
import type { BindingsOut } from '../contract/versions.ts';
import type { PackState } from '../domain/pack-lifecycle.ts';
import type { PaymentState, RunState } from '../domain/payment-run.ts';
import type { StatementState } from '../domain/payout-statement.ts';
import type { PayoutTag } from '../domain/payout-tags.ts';
import type { RecordedKind } from '../domain/recorded-event.ts';
import type { VersionState } from '../domain/version-lifecycle.ts';

/** jsonb: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>;
/** Minor units by party or member, as decimal text. */
export type AmountsJson = Readonly<Record<string, string>>;

export type Tables = {
  sharing_plans: { plan_id: string; organization_id: string; created_by: string | null; created_at: Date; updated_at: Date };
  sharing_plan_versions: {
    plan_id: string;
    version: number;
    state: VersionState;
    tree: Json<SharingPlanJson>;
    sha256: string;
    bindings: Json<BindingsOut>;
    effective_on: string;
    verdict: 'lawful' | 'warning' | 'violation';
    packs: string[];
    revision: number;
    created_by: string | null;
    created_at: Date;
    proposed_at: Date | null;
    in_force_at: Date | null;
    changed_at: Date;
  };
  sharing_plan_readers: { plan_id: string; reader_id: string; kind: 'organization' | 'person' };
  sharing_acceptances: { plan_id: string; version: number; organization_id: string; person_id: string; sha256: string; accepted_at: Date };
  settlements: {
    plan_id: string;
    version: number;
    state: 'open' | 'closed';
    balance: bigint;
    high_water: bigint;
    years: Json<Readonly<Record<string, { readonly profit: string; readonly paid: string }>>>;
    events: number;
    closed_at: Date | null;
  };
  income_events: {
    plan_id: string;
    event_id: string;
    position: number;
    version: number;
    on_day: string;
    kind: RecordedKind;
    amount: bigint;
    category: string | null;
    stream: string | null;
    year: number | null;
    not_deductible: boolean;
    distributable: bigint;
    payouts: Json<AmountsJson>;
    members: Json<AmountsJson>;
    balance: bigint;
    high_water: bigint;
    high_water_before: bigint;
    remainder: bigint;
    reverses: string | null;
    reversed_by: string | null;
    entry_id: string | null;
    recorded_by: string | null;
    recorded_at: Date;
  };
  payout_statements: {
    plan_id: string;
    statement_id: string;
    number: string;
    payee: string;
    party: string;
    member: string | null;
    organization_id: string | null;
    person_id: string | null;
    plan_title: Json<Localized>;
    unit_name: Json<Localized>;
    payee_name: Json<Localized>;
    from_position: number;
    to_position: number;
    from_day: string;
    to_day: string;
    currency: string;
    amount: bigint;
    opening: bigint;
    lines: Json<readonly PayoutLine[]>;
    tags: PayoutTag[];
    state: StatementState;
    objections_until: string;
    sha256: string;
    issued_by: string | null;
    issued_at: Date;
  };
  statement_objections: {
    plan_id: string;
    objection_id: string;
    statement_id: string;
    person_id: string;
    words: string;
    outcome: 'open' | 'upheld' | 'rejected';
    answer: string | null;
    answered_by: string | null;
    answered_at: Date | null;
    made_at: Date;
  };
  payees: { plan_id: string; payee: string; account_name: string; account: string; bank: string; changed_by: string | null; changed_at: Date };
  payment_runs: {
    plan_id: string;
    run_id: string;
    number: string;
    state: RunState;
    currency: string;
    total: bigint;
    prepared_by: string;
    prepared_at: Date;
    approved_by: string | null;
    approved_at: Date | null;
  };
  payments: {
    plan_id: string;
    payment_id: string;
    run_id: string;
    payee: string;
    party: string;
    member: string | null;
    payee_name: Json<Localized>;
    account_name: string;
    account: string;
    bank: string;
    amount: bigint;
    reference: string;
    statement_ids: string[];
    tags: PayoutTag[];
    state: PaymentState;
    settled_on: string | null;
  };
  bank_lines: { plan_id: string; line_sha256: string; payment_id: string; read_at: Date };
  rule_pack_versions: {
    proposal_id: string;
    code: string;
    version: number;
    state: PackState;
    content: Json<Readonly<Record<string, unknown>>>;
    proposed_by: string;
    proposed_at: Date;
    answered_by: string | null;
    answered_at: Date | null;
  };
};

/** The open transaction (or the pool), typed with these tables. */
export const tables = (tx: Tx) => tx.withTables<Tables>();
