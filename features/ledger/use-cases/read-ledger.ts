/** A ledger as its readers see it; for all others it is not there. */
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { maxStatementLines } from '../contract.ts';
import { isDay, type Entry } from '../domain/entry.ts';
import type { Ledger } from '../domain/ledger.ts';
import { mayReadLedger } from '../policy.ts';
import { entriesOf, reversalsOf } from '../store/entries.ts';
import { findLedger, hasAccount, readersOf } from '../store/ledgers.ts';
import { statementOf, trialBalance, type AccountStatement, type TrialBalance } from './books.ts';

/** Kind `ledger-not-found`. */
export const readLedger = async ({ tx, reader }: Context, ledgerId: string): Promise<Result<Ledger>> => {
  const ledger = await findLedger(tx, ledgerId);
  return ledger !== undefined && mayReadLedger(reader, ledger, await readersOf(tx, ledgerId)) ? ok(ledger) : fail('ledger-not-found');
};

type Days = { readonly from?: string | undefined; readonly to?: string | undefined };
const isReversed = ({ from, to }: Days): boolean => from !== undefined && to !== undefined && from > to;

const cursorOf = ({ effectiveOn, id }: Entry): string => `${effectiveOn}_${id}`;
const readCursor = (text: string): Result<Pick<Entry, 'effectiveOn' | 'id'>> => {
  const [effectiveOn = '', id = ''] = text.split('_');
  return isDay(effectiveOn) && isUuid(id) ? ok({ effectiveOn, id }) : fail('malformed-cursor', { field: 'after' });
};

export type EntryQuery = Days & { readonly account?: string | undefined; readonly after?: string | undefined; readonly limit: number };
export type EntryPage = { readonly items: readonly (Entry & { readonly reversedBy: string | null })[]; readonly next: string | null };

/** Kinds `ledger-not-found`, `range-reversed`, `malformed-cursor`. */
export const listLedgerEntries = async (context: Context, ledgerId: string, query: EntryQuery): Promise<Result<EntryPage>> => {
  const ledger = await readLedger(context, ledgerId);
  if (!ledger.ok) return ledger;
  if (isReversed(query)) return fail('range-reversed', { field: 'to' });
  const after = query.after === undefined ? ok(undefined) : readCursor(query.after);
  if (!after.ok) return after;
  const found = await entriesOf(context.tx, ledgerId, { ...query, after: after.value, limit: query.limit + 1 });
  const items = found.slice(0, query.limit);
  const reversals = await reversalsOf(
    context.tx,
    ledgerId,
    items.map(({ id }) => id),
  );
  return ok({
    items: items.map((entry) => ({ ...entry, reversedBy: reversals.get(entry.id) ?? null })),
    next: found.length > items.length ? cursorOf(items.at(-1)!) : null,
  });
};

/** Kind `ledger-not-found`. */
export const getTrialBalance = (context: Context, ledgerId: string, on?: string): Promise<Result<TrialBalance>> =>
  readLedger(context, ledgerId).then(async (ledger) => (ledger.ok ? ok(await trialBalance(context.tx, ledgerId, on)) : ledger));

/** Without days: from the first to the last. Kinds `ledger-not-found`, `range-reversed`, `account-not-found`, `account-statement-too-long` (details: max). */
export const getAccountStatement = async (
  context: Context,
  ledgerId: string,
  { account, from = '0001-01-01', to = '9999-12-31' }: Days & { readonly account: string },
): Promise<Result<readonly AccountStatement[]>> => {
  const ledger = await readLedger(context, ledgerId);
  if (!ledger.ok) return ledger;
  if (isReversed({ from, to })) return fail('range-reversed', { field: 'to' });
  if (!(await hasAccount(context.tx, ledgerId, account))) return fail('account-not-found');
  const statements = await statementOf(context.tx, ledgerId, account, from, to, maxStatementLines + 1);
  const lines = statements.reduce((count, statement) => count + statement.lines.length, 0);
  return lines > maxStatementLines ? fail('account-statement-too-long', { details: { max: maxStatementLines } }) : ok(statements);
};
