/** What an event must have booked: accounts and amounts from the two states of the books, before and after. Debit is positive. */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { totalsOf, type Books } from './books.ts';
import type { CheckedEntry } from './ledger.ts';

const hex = (text: string): string => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** An id as a segment of an account: as it is where it can be, else `x-` and its bytes. */
export const segmentOf = (id: string): string => (/^[a-z0-9][a-z0-9-]*$/.test(id) && !id.startsWith('x-') ? id : `x-${hex(id)}`);
export const payeeAccount = (kind: 'payable' | 'in-payment', party: string, member: string | null): string =>
  ['liabilities', kind, segmentOf(party), ...(member === null ? [] : [segmentOf(member)])].join(':');

/** Accounts with what they must have moved, none of them zero. */
export const postingsOf = (before: Books, after: Books): ReadonlyMap<string, bigint> => {
  const [was, is] = [totalsOf(before), totalsOf(after)];
  const { pool } = after.tree;
  const postings = new Map<string, bigint>();
  const add = (account: string, amount: bigint): void => void (amount !== 0n && postings.set(account, (postings.get(account) ?? 0n) + amount));
  add('assets:cash', after.balance - before.balance);
  add('equity:carried-loss', after.highWater - after.balance - (before.highWater - before.balance));
  add('equity:operating-profit', is.yearly - was.yearly);
  for (const [party, amount] of is.parties)
    if (party !== pool?.party || pool.members.length === 0) add(payeeAccount('payable', party, null), -(amount - was.parties.get(party)!));
  for (const [member, amount] of is.members) add(payeeAccount('payable', pool!.party, member), -(amount - was.members.get(member)!));
  add('liabilities:carried-remainder:parties', -(is.remainder - was.remainder));
  if (pool !== null && pool.members.length > 0) add('liabilities:carried-remainder:pool', -(is.poolRemainder - was.poolRemainder));
  return postings;
};

/** The first account on which an entry differs from what it must hold. */
export const samePostings = (
  expected: ReadonlyMap<string, bigint>,
  entry: CheckedEntry,
  currency: Currency,
): { readonly account: string; readonly stated: string; readonly computed: string; readonly currency: string } | undefined => {
  const stated = new Map<string, bigint>();
  for (const posting of entry.postings) stated.set(posting.account, (stated.get(posting.account) ?? 0n) + posting.amount);
  const text = (amount: bigint): string => moneyToDecimal({ amount, currency });
  for (const account of new Set([...expected.keys(), ...stated.keys()])) {
    const [is, should] = [stated.get(account) ?? 0n, expected.get(account) ?? 0n];
    if (is !== should) return { account, stated: text(is), computed: text(should), currency };
  }
  return undefined;
};
