/** What must be true of all bookings at any time, whoever did what in whichever order; asked after journeys, chaos and random lives. */
import type pg from 'pg';

type Row = Record<string, unknown>;

const questions: Readonly<Record<string, string>> = {
  'two occupying bookings overlap': `
    select a.booking_id, b.booking_id as other from bookings a join bookings b
      on a.facility_id = b.facility_id and a.resource_id = b.resource_id and a.unit = b.unit and a.booking_id < b.booking_id
      and tstzrange(a.from_at, a.to_at) && tstzrange(b.from_at, b.to_at)
    where a.state in ('held','requested','approved','confirmed','in-use') and b.state in ('held','requested','approved','confirmed','in-use')`,
  'a unit beyond the capacity': `
    select b.booking_id from bookings b join resources r on r.facility_id = b.facility_id and r.resource_id = b.resource_id where b.unit > r.capacity or b.unit < 1`,
  'a change without an entry': `
    select b.booking_id, b.revision, count(e.entry) as entries from bookings b left join booking_entries e on e.facility_id = b.facility_id and e.booking_id = b.booking_id
    group by b.facility_id, b.booking_id, b.revision having count(e.entry) <> b.revision or max(e.entry) <> b.revision or min(e.entry) <> 1`,
  'the last entry tells another state': `
    select b.booking_id, b.state, e.to_state from bookings b join booking_entries e on e.facility_id = b.facility_id and e.booking_id = b.booking_id and e.entry = b.revision
    where e.to_state <> b.state`,
  'an entry does not follow from the one before': `
    select e.booking_id, e.entry from booking_entries e join booking_entries p on p.facility_id = e.facility_id and p.booking_id = e.booking_id and p.entry = e.entry - 1
    where e.from_state is distinct from p.to_state`,
  'an entry without an event': `
    select e.booking_id, count(*) as entries from booking_entries e group by e.booking_id
    having count(*) <> (select count(*) from events v where v.subject_type = 'booking' and v.subject_id = e.booking_id)`,
  'confirmed without both signatures': `
    select b.booking_id from bookings b left join test_agreements t on t.facility_id = b.facility_id and t.booking_id = b.booking_id and t.revision = b.agreement_revision
    where b.state in ('confirmed','in-use','completed') and (t.provider_accepted_at is null or t.customer_accepted_at is null)`,
  'used and not charged': `
    select b.booking_id from bookings b where b.state = 'completed' and not exists (
      select from charges c where c.facility_id = b.facility_id and c.booking_id = b.booking_id and c.kind = 'use')`,
};

/** Every violation, `question: rows`; none when all is well. */
export const broken = async (pool: pg.Pool): Promise<string[]> => {
  const found: string[] = [];
  for (const [question, text] of Object.entries(questions)) {
    const { rows } = await pool.query<Row>(text);
    if (rows.length > 0)
      found.push(`${question}: ${JSON.stringify(rows.slice(0, 3), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`);
  }
  return found;
};

/** For after each test. */
export const mustBeSound = async (pool: pg.Pool): Promise<void> => {
  const wrong = await broken(pool);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};

/** Holds and the like whose time was over so many seconds before an instant, and that are still there. */
export const overdue = async (pool: pg.Pool, now: Date, seconds: number): Promise<number> =>
  (
    await pool.query<{ n: number }>(
      `select count(*)::integer as n from bookings where state in ('held','requested','approved','waitlisted') and expires_at < $1::timestamptz - make_interval(secs => $2)`,
      [now, seconds],
    )
  ).rows[0]!.n;
