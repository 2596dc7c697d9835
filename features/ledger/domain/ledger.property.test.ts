import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, aDraft } from '../tests/random-entries.ts';
import { ancestorsOf } from './account.ts';
import { buildEntry, mirror, sumsOf, type Entry, type EntryDraft, type Posting } from './entry.ts';
import { runBalances } from './statement.ts';
import { sumOfAll, sumTree } from './tree.ts';

const stored = (draft: EntryDraft): Entry => ({
  ...draft,
  about: draft.about ?? {},
  id: 'e',
  ledgerId: 'l',
  bookedAt: new Date(0),
  bookedBy: null,
  reverses: null,
});
const balancesOf = (postings: readonly Posting[]) =>
  [...Map.groupBy(postings, ({ account, currency }) => `${account} ${currency}`)].map(([, lines]) => ({
    account: lines[0]!.account,
    currency: lines[0]!.currency,
    amount: lines.reduce((sum, line) => sum + line.amount, 0n),
  }));

describe('entries', () => {
  it('a random draft in balance may be booked', () =>
    fc.assert(
      fc.property(aDraft(10), (draft) => {
        expect(buildEntry(draft)).toEqual({ ok: true, value: draft });
      }),
    ));
  it('one minor unit more on any line and it may not', () =>
    fc.assert(
      fc.property(aDraft(10), fc.nat(), (draft, at) => {
        const postings = draft.postings.map((line, index) =>
          index === at % draft.postings.length ? { ...line, amount: line.amount + (line.amount === -1n ? 2n : 1n) } : line,
        );
        expect(buildEntry({ ...draft, postings })).toMatchObject({ ok: false, error: { kind: 'entry-unbalanced' } });
      }),
    ));
  it('a reversal brings every balance back to where it was', () =>
    fc.assert(
      fc.property(fc.array(aDraft(10), { maxLength: 6 }), aDraft(10), (before, draft) => {
        const booked = before.flatMap(({ postings }) => postings);
        const back = mirror(stored(draft), { key: 'back', effectiveOn: draft.effectiveOn, reference: '' });
        expect(buildEntry(back).ok).toBe(true);
        const after = balancesOf([...booked, ...draft.postings, ...back.postings]).filter(({ amount }) => amount !== 0n);
        const was = balancesOf(booked).filter(({ amount }) => amount !== 0n);
        const sorted = (rows: typeof was) => rows.toSorted((a, b) => `${a.account} ${a.currency}`.localeCompare(`${b.account} ${b.currency}`));
        expect(sorted(after)).toEqual(sorted(was));
      }),
    ));
});

describe('the tree', () => {
  const tree = [...new Set(accounts.flatMap((account) => [...ancestorsOf(account), account]))].map((account) => ({ account }));
  it('sums to zero whatever was booked, and its roots hold all of it', () =>
    fc.assert(
      fc.property(fc.array(aDraft(10), { maxLength: 8 }), (drafts) => {
        const balances = balancesOf(drafts.flatMap(({ postings }) => postings));
        for (const amount of sumOfAll(balances).values()) expect(amount).toBe(0n);
        const roots = sumTree(tree, balances).filter(({ account }) => !account.includes(':'));
        const perCurrency = roots.flatMap(({ account, total }) => [...total].map(([currency, amount]) => ({ account, currency, amount })));
        for (const amount of sumsOf(perCurrency).values()) expect(amount).toBe(0n);
        for (const { account, own, total } of sumTree(tree, balances).filter((row) => !tree.some(({ account: other }) => other.startsWith(`${row.account}:`))))
          expect([account, [...total]]).toEqual([account, [...own]]);
      }),
    ));
});

describe('a statement', () => {
  it('closes at its opening and its lines, and each line where the one before left it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ currency: fc.constantFrom('CNY', 'USD'), amount: fc.bigInt({ min: -1000n, max: 1000n }) }), { maxLength: 20 }),
        fc.bigInt({ min: -1000n, max: 1000n }),
        (movements, opening) => {
          for (const statement of runBalances(new Map([['CNY', opening]]), movements)) {
            expect(statement.opening).toBe(statement.currency === 'CNY' ? opening : 0n);
            let before = statement.opening;
            for (const line of statement.lines) {
              expect(line.balance - line.amount).toBe(before);
              before = line.balance;
            }
            expect(statement.closing).toBe(before);
          }
          const lines = runBalances(new Map([['CNY', opening]]), movements).flatMap((statement) => statement.lines);
          expect(lines.length).toBe(movements.length);
        },
      ),
    ));
  it('of a currency that stood at zero and was not moved there is none', () => expect(runBalances(new Map([['CNY', 0n]]), [])).toEqual([]));
});
