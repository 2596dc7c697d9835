/** What the ledger answers. Amounts are minor units as text, debit positive; days are `YYYY-MM-DD`. Nothing is written here: upper rooms book. */
import { z } from 'zod';
import { errorKinds, id, localizedOut, paging, route } from '@tongtu/platform/contract';

const day = z.iso.date({ error: 'date-malformed' });
const path = z
  .string()
  .max(400)
  .regex(/^[a-z][a-z0-9:-]*$/, { error: 'account-malformed' });
const amount = z.object({ currency: z.string(), amount: z.string() });
const params = z.object({ ledgerId: id });

export const ledgerCard = z.object({ id, organizationId: id, name: localizedOut, createdAt: z.iso.datetime() });
export type LedgerCard = z.output<typeof ledgerCard>;

/** An entry without its postings: what a line of a statement points at. */
export const entryHead = z.object({
  id,
  key: z.string(),
  kind: z.string(),
  reference: z.string(),
  effectiveOn: z.string(),
  bookedAt: z.iso.datetime(),
  /** The entry that this one takes back. */
  reverses: id.nullable(),
  /** What it is about, in the words of the room that booked it. */
  about: z.record(z.string(), z.unknown()),
});
export type EntryHead = z.output<typeof entryHead>;
export const ledgerEntry = entryHead.extend({
  /** The entry that takes this one back. */
  reversedBy: id.nullable(),
  postings: z.array(amount.extend({ account: z.string() })),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

export const getLedger = route({
  name: 'getLedger',
  method: 'GET',
  path: '/api/ledgers/:ledgerId',
  summary: 'A ledger: whose it is and what it is called',
  params,
  response: ledgerCard,
  errors: ['ledger-not-found'],
});

export const listLedgerEntries = route({
  name: 'listLedgerEntries',
  method: 'GET',
  path: '/api/ledgers/:ledgerId/entries',
  summary: 'Entries with their postings, the latest day first; `account` takes in all accounts below it',
  params,
  query: z.object({ account: path.optional(), from: day.optional(), to: day.optional(), ...paging }),
  response: z.object({ items: z.array(ledgerEntry), next: z.string().nullable() }),
  errors: ['ledger-not-found', 'malformed-cursor', 'range-reversed'],
});

const balanced = z.object({
  account: z.string(),
  name: localizedOut,
  /** The account by itself. */
  own: z.array(amount),
  /** With all accounts below. */
  total: z.array(amount),
});
export type BalancedAccount = z.output<typeof balanced>;
export const getTrialBalance = route({
  name: 'getTrialBalance',
  method: 'GET',
  path: '/api/ledgers/:ledgerId/trial-balance',
  summary: 'All accounts with their balances, and what these sum to: zero in each currency; `on` leaves out what counts after that day',
  params,
  query: z.object({ on: day.optional() }),
  response: z.object({ accounts: z.array(balanced), sums: z.array(amount) }),
  errors: ['ledger-not-found'],
});
export type TrialBalanceAnswer = z.output<(typeof getTrialBalance)['response']>;

/** More lines than anybody reads on a page; the whole is there to download. */
export const maxStatementLines = 2000;
const statementLine = z.object({ entry: entryHead, account: z.string(), amount: z.string(), balance: z.string() });
export const getAccountStatement = route({
  name: 'getAccountStatement',
  method: 'GET',
  path: '/api/ledgers/:ledgerId/statement',
  summary: 'Statement of an account with all below it: opening balance, lines with the balance after each, closing balance, by currency',
  params,
  query: z.object({ account: path, from: day.optional(), to: day.optional() }),
  response: z.object({
    account: z.string(),
    currencies: z.array(z.object({ currency: z.string(), opening: z.string(), lines: z.array(statementLine), closing: z.string() })),
  }),
  errors: ['ledger-not-found', 'account-not-found', 'account-statement-too-long', 'range-reversed'],
});
export type AccountStatementAnswer = z.output<(typeof getAccountStatement)['response']>;

export const downloadFormats = ['json', 'csv', 'hledger'] as const;
export const downloadLedger = route({
  name: 'downloadLedger',
  method: 'GET',
  path: '/api/ledgers/:ledgerId/file',
  summary: 'The whole ledger: JSON for the verifier, CSV with a line for each posting, a journal for hledger',
  params,
  query: z.object({ format: z.enum(downloadFormats) }),
  errors: ['ledger-not-found'],
  rateLimit: 30,
});

export const ledgerRoutes = { getLedger, listLedgerEntries, getTrialBalance, getAccountStatement, downloadLedger };

export const ledgerErrors = errorKinds({
  'ledger-not-found': 404,
  'ledger-exists': 409,
  'account-malformed': 422,
  'account-not-found': 404,
  'account-not-opened': 409,
  'account-statement-too-long': 422,
  'entry-malformed': 422,
  'entry-empty': 422,
  'entry-too-long': 422,
  'entry-unbalanced': 422,
  'posting-zero': 422,
  'posting-out-of-range': 422,
  'currency-unknown': 422,
  'range-reversed': 422,
  'entry-key-reused': 409,
  'entry-not-found': 404,
  'entry-already-reversed': 409,
  'entry-is-reversal': 409,
});
