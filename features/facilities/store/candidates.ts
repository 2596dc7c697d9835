/** Facilities that a search may answer with, before their calendars and prices are looked at. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { profileOfRow, type Profile } from './profiles.ts';
import { tables } from './tables.ts';

export type CandidateAsk = {
  readonly now: Date;
  /** May this reader see cards that are for members? */
  readonly member: boolean;
  /** Whose cards he sees in any case. */
  readonly organizations: readonly string[];
  readonly kinds: readonly string[] | undefined;
  readonly regions: readonly string[] | undefined;
  readonly tests: readonly string[] | undefined;
  readonly trl: number | undefined;
  readonly bookable: boolean | undefined;
  /** Wished parameters: what names one of them is read first. */
  readonly parameters: readonly string[];
  readonly limit: number;
};

export type Candidate = {
  readonly profile: Profile;
  /** Takes bookings now. */
  readonly accepting: boolean;
};

const some = (values: readonly string[] | undefined): string[] | null => (values === undefined || values.length === 0 ? null : [...values]);
/** A province holds its cities, a city its districts. */
const within = (code: string): string => `${code.replace(/(?:00)+$/, '')}%`;

const read = async (tx: Tx, ask: CandidateAsk, naming: boolean | null, limit: number): Promise<Candidate[]> => {
  const [kinds, tests, regions] = [some(ask.kinds), some(ask.tests), some(ask.regions?.map(within))];
  let query = tables(tx)
    .selectFrom('facility_profiles as p')
    .leftJoin('facilities as f', 'f.facility_id', 'p.facility_id')
    .selectAll('p')
    .select(sql<boolean>`coalesce(f.accepting, false)`.as('accepting'))
    .where('p.is_out', '=', true)
    .where(sql<boolean>`coalesce(p.expires_at, 'infinity') > ${ask.now}::timestamptz`);
  if (!ask.member) query = query.where(sql<boolean>`(p.audience = 'public' or p.organization_id = any(${[...ask.organizations]}::uuid[]))`);
  if (kinds !== null) query = query.where(sql<boolean>`p.facility_kind = any(${kinds}::text[])`);
  if (tests !== null) query = query.where(sql<boolean>`p.tests && ${tests}::text[]`);
  if (regions !== null) query = query.where(sql<boolean>`p.region like any(${regions}::text[])`);
  if (ask.trl !== undefined) query = query.where('p.trl_min', '<=', ask.trl).where('p.trl_max', '>=', ask.trl);
  if (ask.bookable === true) query = query.where('f.accepting', '=', true);
  if (naming !== null) {
    const names = sql<boolean>`p.parameters && ${[...ask.parameters]}::text[]`;
    query = query.where(naming ? names : sql<boolean>`not ${names}`);
  }
  const rows = await query.orderBy('p.facility_id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ profile: profileOfRow(row), accepting: row.accepting }));
};

/**
 * At most `limit`, the newest first. Where parameters are wished, facilities that name one of them come before those that
 * say nothing of any: these could fit all the same, so they are left out only where the others fill the limit.
 */
export const candidates = async (tx: Tx, ask: CandidateAsk): Promise<Candidate[]> => {
  if (ask.parameters.length === 0) return read(tx, ask, null, ask.limit);
  const naming = await read(tx, ask, true, ask.limit);
  return naming.length === ask.limit ? naming : [...naming, ...(await read(tx, ask, false, ask.limit - naming.length))];
};

/** How many facilities that everybody may see name each parameter where everybody may read it. */
export const countByParameter = async (tx: Tx, now: Date): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ parameter: string; count: number }>`
    select parameter, count(*)::integer as count from (
      select unnest(parameters) as parameter from facility_profiles
      where is_out and coalesce(expires_at, 'infinity') > ${now}::timestamptz and audience = 'public' and capabilities_layer = 'public'
    ) as named group by parameter`.execute(tx);
  return new Map(rows.map((row) => [row.parameter, row.count]));
};
