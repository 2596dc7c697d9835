/**
 * What must be true of all books at any time, whoever did what in whichever order; asked after tests and chaos. Every plan is
 * replayed from its event rows: what they say, where the books stand and what the ledger holds have to be the same.
 */
import { balancesOf } from '@tongtu/ledger';
import type { Tx } from '@tongtu/platform/context';
import { sql } from 'kysely';
import { expect as must } from '@tongtu/kernel/result';
import { bookClosing, bookEvent, takeOver, type Booked, type Books, type NewEvent } from '../domain/books.ts';
import { readPlan } from '../domain/read-plan.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { emptySettlement, settlerOf } from '../domain/settle.ts';
import { eventsInOrder } from '../store/income-events.ts';
import { settlementsOf } from '../store/settlements.ts';
import { versionsOf } from '../store/versions.ts';

const text = (value: unknown): string =>
  JSON.stringify(value, (_, of: unknown) =>
    typeof of === 'bigint'
      ? `${of}n`
      : typeof of === 'object' && of !== null && !Array.isArray(of)
        ? Object.fromEntries(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : of,
  );
const contentOf = ({ reversedBy: _1, entryId: _2, recordedBy: _3, recordedAt: _4, ...event }: RecordedEvent): NewEvent => event;

const step = (books: Books, event: RecordedEvent): { readonly books: Books; readonly booked: Booked } => {
  if (event.kind === 'closing') return bookClosing(books, event.on);
  const { id, on, kind, amount, category, stream, year, reverses, notDeductible } = event;
  const sent = { id, on, kind, amount, ...(category === null ? {} : { category }), ...(stream === null ? {} : { stream }), ...(year === null ? {} : { year }) };
  return must(bookEvent(books, sent, { reverses, withoutEffect: reverses !== null && kind === 'cost' && notDeductible }));
};

const brokenPlan = async (tx: Tx, planId: string): Promise<string[]> => {
  const found: string[] = [];
  const hold = (is: unknown, should: unknown, what: string): void => {
    if (text(is) !== text(should)) found.push(`${planId} ${what}: ${text(is)} in place of ${text(should)}`);
  };
  const versions = new Map((await versionsOf(tx, planId)).map((version) => [version.version, version]));
  const settlerAt = (version: number) => settlerOf(must(readPlan(versions.get(version)!.tree)));
  const settlements = await settlementsOf(tx, planId);
  const ledger = new Map<string, bigint>();
  let books: Books | undefined;
  let position = 0;
  for (;;) {
    const events = await eventsInOrder(tx, planId, position, 2000);
    for (const event of events) {
      hold(event.position, position + 1, 'position');
      position = event.position;
      books ??= { version: event.version, settler: settlerAt(event.version), state: emptySettlement, position: 0 };
      if (books.version !== event.version) books = takeOver(books, event.version, settlerAt(event.version));
      const { books: after, booked } = step(books, event);
      hold(contentOf(event), booked.event, `event ${event.id}`);
      hold(event.entryId === null, booked.postings.length === 0, `entry of ${event.id}`);
      for (const { account, amount } of booked.postings) ledger.set(account, (ledger.get(account) ?? 0n) + amount);
      books = after;
    }
    if (events.length < 2000) break;
  }
  const last = settlements.at(-1);
  hold(settlements.filter(({ isOpen }) => isOpen).length <= 1, true, 'one open version');
  if (last !== undefined)
    hold(
      [last.position, last.state],
      [position, books === undefined ? emptySettlement : books.version === last.version ? books.state : last.state],
      'where the books stand',
    );
  const { rows } = await sql<{ entries: number; events: number; keys: number }>`
    select (select count(*)::integer from entries where ledger_id = ${planId} and kind like 'sharing-%') as entries,
           (select count(*)::integer from income_events where plan_id = ${planId} and entry_id is not null) as events,
           (select count(*)::integer from income_events v join entries e on e.ledger_id = v.plan_id and e.entry_id = v.entry_id and e.key = 'event:' || v.event_id
             where v.plan_id = ${planId}) as keys`.execute(tx);
  hold([rows[0]!.entries, rows[0]!.keys], [rows[0]!.events, rows[0]!.events], 'one entry an event');
  const balances = await balancesOf(tx, planId);
  hold(
    balances.reduce((sum, { amount }) => sum + amount, 0n),
    0n,
    'sum of the ledger',
  );
  // Payments move on what settlement owes: what is owed, in payment and paid out of cash is looked at together.
  const { rows: paid } = await sql<{ n: number }>`select count(*)::integer as n from entries where ledger_id = ${planId} and kind not like 'sharing-%'`.execute(
    tx,
  );
  if (paid[0]!.n === 0)
    for (const account of new Set([...ledger.keys(), ...balances.map((balance) => balance.account)]))
      hold(balances.find((balance) => balance.account === account)?.amount ?? 0n, ledger.get(account) ?? 0n, account);
  return found;
};

/** Every violation in words; none when all is well. */
export const brokenBooks = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ plan_id: string }>`select plan_id from sharing_plans order by plan_id`.execute(tx);
  const found: string[] = [];
  for (const { plan_id: planId } of rows) found.push(...(await brokenPlan(tx, planId)));
  return found;
};

/** For after tests. */
export const mustAgree = async (tx: Tx): Promise<void> => {
  const wrong = await brokenBooks(tx);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};
