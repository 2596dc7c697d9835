import { describe, expect, it } from 'vitest';
import { ancestorsOf, isAccount, liesIn, parentOf } from './account.ts';
import { sumOfAll, sumTree } from './tree.ts';

describe('accounts', () => {
  it('a root has no parent, a path that of its last segment', () => {
    expect(parentOf('assets')).toBeNull();
    expect(parentOf('liabilities:party:team')).toBe('liabilities:party');
    expect(ancestorsOf('liabilities:party:team')).toEqual(['liabilities', 'liabilities:party']);
    expect(ancestorsOf('equity')).toEqual([]);
  });
  it('a neighbour with a longer name does not lie in the branch', () => {
    expect(liesIn('assets:bank:icbc', 'assets:bank')).toBe(true);
    expect(liesIn('assets:bank', 'assets:bank')).toBe(true);
    expect(liesIn('assets:bank-2', 'assets:bank')).toBe(false);
  });
  it('ids are segments; longer than 400 characters is none', () => {
    expect(isAccount('liabilities:party:01900000-0000-7000-8000-000000000000')).toBe(true);
    expect(isAccount(`assets:${'a'.repeat(394)}`)).toBe(false);
  });
});

describe('the tree', () => {
  const accounts = ['assets', 'assets:bank', 'assets:bank:icbc', 'equity'].map((account) => ({ account }));
  const balances = [
    { account: 'assets:bank', currency: 'CNY', amount: 5n },
    { account: 'assets:bank:icbc', currency: 'CNY', amount: 7n },
    { account: 'assets:bank:icbc', currency: 'USD', amount: 1n },
    { account: 'equity', currency: 'CNY', amount: -12n },
    { account: 'equity', currency: 'USD', amount: -1n },
  ];
  it('adds what lies below, and keeps what an account has by itself', () => {
    const rows = new Map(sumTree(accounts, balances).map((row) => [row.account, row]));
    expect([...rows.get('assets')!.total]).toEqual([
      ['CNY', 12n],
      ['USD', 1n],
    ]);
    expect(rows.get('assets')!.own.size).toBe(0);
    expect(rows.get('assets:bank')!.own.get('CNY')).toBe(5n);
    expect(rows.get('assets:bank')!.total.get('CNY')).toBe(12n);
  });
  it('sums to zero in each currency, or says by how much not', () => {
    expect([...sumOfAll(balances).values()]).toEqual([0n, 0n]);
    expect(sumOfAll(balances.slice(1)).get('CNY')).toBe(-5n);
  });
});
