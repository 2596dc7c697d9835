/** Where a settlement stands while its events are walked: one version's D and H, its yearly profits, and what everybody has so far. */
import { fraction, times } from '@tongtu/kernel/fraction';
import { NotRight } from './fault.ts';
import { entitled, exactMembers, handOut, membersOf, whole, type Tree } from './waterfall.ts';

export type EventRow = {
  readonly line: string;
  readonly id: string;
  readonly on: string;
  readonly version: number;
  readonly kind: string;
  readonly amount: bigint;
  readonly category: string | undefined;
  readonly year: number | undefined;
  readonly reverses: string | undefined;
  readonly notDeductible: boolean;
};

export type Books = {
  readonly tree: Tree;
  readonly balance: bigint;
  readonly highWater: bigint;
  readonly profits: ReadonlyMap<number, { readonly profit: bigint; readonly paid: bigint }>;
  /** A closing has handed the remainder out. */
  readonly closing: { readonly parties: ReadonlyMap<string, bigint>; readonly members: ReadonlyMap<string, bigint> } | null;
};

/** `loss`: what the version before could not make good. */
export const beginBooks = (tree: Tree, loss: bigint): Books => ({ tree, balance: -loss, highWater: 0n, profits: new Map(), closing: null });

const yearlyPaid = ({ profits }: Books): bigint => [...profits.values()].reduce((sum, { paid }) => sum + paid, 0n);

/** Cumulative whole amounts. */
export const totalsOf = (books: Books) => {
  const { tree, highWater, closing } = books;
  const steps = new Map([...entitled(tree, highWater)].map(([party, amount]) => [party, whole(amount)]));
  const remainder = tree.steps.length === 0 ? 0n : highWater - [...steps.values()].reduce((sum, amount) => sum + amount, 0n);
  const parties = new Map(steps);
  if (tree.annual !== null) parties.set(tree.annual.party, (parties.get(tree.annual.party) ?? 0n) + yearlyPaid(books));
  if (closing !== null) for (const [party, unit] of closing.parties) parties.set(party, (parties.get(party) ?? 0n) + unit);
  const pooled = tree.pool === null ? 0n : (parties.get(tree.pool.party) ?? 0n);
  const members = new Map(membersOf(tree, pooled));
  if (closing !== null) for (const [member, unit] of closing.members) members.set(member, (members.get(member) ?? 0n) + unit);
  const poolRemainder = tree.pool === null ? 0n : pooled - [...members.values()].reduce((sum, amount) => sum + amount, 0n);
  return { parties, members, remainder: closing === null ? remainder : 0n, poolRemainder, yearly: yearlyPaid(books) };
};
export type Totals = ReturnType<typeof totalsOf>;

const afterProfit = (books: Books, event: EventRow): Books => {
  const { annual, clawback } = books.tree;
  if (annual === null || event.year === undefined) throw new NotRight('event-not-of-pathway', event.line);
  const known = books.profits.get(event.year) ?? { profit: 0n, paid: 0n };
  const profit = known.profit + event.amount;
  const withProfit = [...books.profits].filter(([year, row]) => (year === event.year ? profit : row.profit) > 0n).map(([year]) => year);
  const firsts = annual.first === null ? [...withProfit, ...(profit > 0n ? [event.year] : [])] : [annual.first];
  const first = firsts.length === 0 ? undefined : Math.min(...firsts);
  const counts = first !== undefined && event.year >= first && event.year < first + annual.years;
  const due = counts && profit > 0n ? whole(times(annual.rate, fraction(profit))) : 0n;
  const paid = clawback || due > known.paid ? due : known.paid;
  return { ...books, profits: new Map([...books.profits, [event.year, { profit, paid }]]) };
};

const moves = (books: Books, event: EventRow): bigint => {
  if (event.kind === 'income') return event.amount;
  if (event.kind === 'refund') return -event.amount;
  const counts = books.tree.deduct.includes(event.category ?? '') && !(event.reverses !== undefined && event.notDeductible);
  return counts ? -event.amount : 0n;
};

const closed = (books: Books): Books => {
  const before = totalsOf(books);
  const exact = entitled(books.tree, books.highWater);
  const parties = handOut(
    books.tree.ties.map((party) => [party, exact.get(party)!] as const),
    before.remainder,
  );
  const half: Books = { ...books, closing: { parties, members: new Map() } };
  const { poolRemainder, parties: totals } = totalsOf(half);
  const pooled = books.tree.pool === null ? 0n : (totals.get(books.tree.pool.party) ?? 0n);
  return { ...books, closing: { parties, members: handOut(exactMembers(books.tree, pooled), poolRemainder) } };
};

export const afterEvent = (books: Books, event: EventRow): Books => {
  if (event.kind === 'closing') return closed(books);
  if (event.kind === 'operating-profit') return afterProfit(books, event);
  const balance = books.balance + moves(books, event);
  const positive = balance > 0n ? balance : 0n;
  return { ...books, balance, highWater: books.tree.clawback || positive > books.highWater ? positive : books.highWater };
};

/** Is this cost one that moves nothing? */
export const isIdleCost = (books: Books, event: EventRow): boolean => event.kind === 'cost' && moves(books, event) === 0n;
