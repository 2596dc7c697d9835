/** Where the books of a plan stand. One row is open, and it is the lock of the books: one event at a time. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import type { ProfitYears } from '../domain/annual-profit.ts';
import type { SettlementState } from '../domain/settle.ts';
import type { StoredVersion } from '../domain/stored-plan.ts';
import { tables } from './tables.ts';

type YearsJson = Readonly<Record<string, { readonly profit: string; readonly paid: string }>>;
export const yearsOf = (json: YearsJson): ProfitYears => {
  const byYear = Object.fromEntries(Object.entries(json).map(([year, { profit, paid }]) => [year, { profit: BigInt(profit), paid: BigInt(paid) }]));
  return { byYear, paid: Object.values(byYear).reduce((sum, { paid }) => sum + paid, 0n) };
};
export const yearsJson = ({ byYear }: ProfitYears): string =>
  JSON.stringify(Object.fromEntries(Object.entries(byYear).map(([year, { profit, paid }]) => [year, { profit: profit.toString(), paid: paid.toString() }])));

/** What says which version an event belongs to. */
export type VersionHead = Pick<StoredVersion, 'version' | 'state' | 'effectiveOn' | 'sha256'>;

export type OpenBooks = {
  readonly organizationId: string;
  readonly version: number;
  readonly state: SettlementState;
  /** Of the plan's last event. */
  readonly position: number;
  /** Versions that are or were in force. */
  readonly heads: readonly VersionHead[];
  /** An event of that id was recorded before. */
  readonly isKnown: boolean;
};

type BooksRow = {
  readonly organization_id: string;
  readonly version: number | null;
  readonly balance: bigint;
  readonly high_water: bigint;
  readonly years: YearsJson;
  readonly events: number;
  readonly heads: readonly VersionHead[] | null;
  readonly is_known: boolean;
};

/**
 * The open books of a plan of one of these organizations, locked until the transaction ends; undefined where there are none, or
 * where another version took over while this waited: ask again then.
 */
export const lockBooks = async (tx: Tx, planId: string, organizationIds: readonly string[], eventId = ''): Promise<OpenBooks | undefined> => {
  const { rows } = await sql<BooksRow>`select * from lock_books(${planId}, ${[...organizationIds]}, ${eventId})`.execute(tx);
  const row = rows[0];
  if (row === undefined || row.version === null) return undefined;
  return {
    organizationId: row.organization_id,
    version: row.version,
    state: { balance: row.balance, highWater: row.high_water, years: yearsOf(row.years) },
    position: row.events,
    heads: row.heads ?? [],
    isKnown: row.is_known,
  };
};

export type Settlement = {
  readonly version: number;
  readonly isOpen: boolean;
  readonly state: SettlementState;
  readonly position: number;
  readonly closedAt: Date | null;
};
/** The books of all versions that had any, the oldest first; at most the last is open. */
export const settlementsOf = async (tx: Tx, planId: string): Promise<Settlement[]> =>
  (await tables(tx).selectFrom('settlements').selectAll().where('plan_id', '=', planId).orderBy('version').execute()).map((row) => ({
    version: row.version,
    isOpen: row.state === 'open',
    state: { balance: row.balance, highWater: row.high_water, years: yearsOf(row.years) },
    position: row.events,
    closedAt: row.closed_at,
  }));

/** The books of a version as they are to stand. */
export type WrittenBooks = Pick<Settlement, 'version' | 'isOpen' | 'state' | 'position'>;

const written = ({ state, position, isOpen }: WrittenBooks, now: Date) => ({
  state: isOpen ? ('open' as const) : ('closed' as const),
  balance: state.balance,
  high_water: state.highWater,
  years: yearsJson(state.years),
  events: position,
  closed_at: isOpen ? null : now,
});

export const insertSettlement = async (tx: Tx, planId: string, books: WrittenBooks, now: Date): Promise<void> => {
  await tables(tx)
    .insertInto('settlements')
    .values({ plan_id: planId, version: books.version, ...written(books, now) })
    .execute();
};

/** The caller holds the lock. */
export const updateSettlement = async (tx: Tx, planId: string, books: WrittenBooks, now: Date): Promise<void> => {
  await tables(tx).updateTable('settlements').set(written(books, now)).where('plan_id', '=', planId).where('version', '=', books.version).execute();
};

/** Locks the open books, whoever asks: for the step that brings a version into force. Answers their version. */
export const lockOpenVersion = async (tx: Tx, planId: string): Promise<number | undefined> =>
  (await sql<{ version: number }>`select version from settlements where plan_id = ${planId} and state = 'open' for update`.execute(tx)).rows[0]?.version;
