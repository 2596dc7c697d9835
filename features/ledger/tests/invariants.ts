/** What must be true of all ledgers at any time, whoever booked what; asked after journeys and chaos. */
import type pg from 'pg';

type Row = Record<string, unknown>;

const questions: Readonly<Record<string, string>> = {
  'balances of a currency do not sum to zero': `
    select ledger_id, currency, sum(amount)::text as sum from postings group by ledger_id, currency having sum(amount) <> 0`,
  'an entry does not balance': `
    select ledger_id, entry_id, currency from postings group by ledger_id, entry_id, currency having sum(amount) <> 0`,
  'an entry is not whole': `
    select e.ledger_id, e.entry_id, e.lines, count(p.line) as found from entries e
      left join postings p on p.ledger_id = e.ledger_id and p.entry_id = e.entry_id
     group by e.ledger_id, e.entry_id, e.lines having count(p.line) <> e.lines`,
  'a reversal is no mirror': `
    select r.ledger_id, r.entry_id from entries r
      join postings p on p.ledger_id = r.ledger_id and p.entry_id in (r.entry_id, r.reverses)
     where r.reverses is not null group by r.ledger_id, r.entry_id, p.account, p.currency having sum(p.amount) <> 0`,
  'a reversal is reversed': `
    select r.entry_id from entries r join entries o on o.ledger_id = r.ledger_id and o.entry_id = r.reverses where o.reverses is not null`,
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
