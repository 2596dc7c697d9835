/** Balances as a tree: each account with what lies below it added, so that a root shows the whole of its branch. */
import { ancestorsOf } from './account.ts';

type Balance = { readonly account: string; readonly currency: string; readonly amount: bigint };
type Sums = ReadonlyMap<string, bigint>;
export type TreeRow<T> = T & { readonly own: Sums; readonly total: Sums };

const add = (sums: Map<string, Map<string, bigint>>, account: string, { currency, amount }: Balance): void => {
  const of = sums.get(account) ?? new Map<string, bigint>();
  sums.set(account, of.set(currency, (of.get(currency) ?? 0n) + amount));
};

/** Each account by itself and with all below it, minor units by currency. */
export const sumTree = <T extends { readonly account: string }>(accounts: readonly T[], balances: readonly Balance[]): readonly TreeRow<T>[] => {
  const [own, total] = [new Map<string, Map<string, bigint>>(), new Map<string, Map<string, bigint>>()];
  for (const balance of balances) {
    add(own, balance.account, balance);
    for (const account of [...ancestorsOf(balance.account), balance.account]) add(total, account, balance);
  }
  return accounts.map((account) => ({ ...account, own: own.get(account.account) ?? new Map(), total: total.get(account.account) ?? new Map() }));
};

/** What all balances come to in each currency: zero everywhere, or something is broken. */
export const sumOfAll = (balances: readonly Balance[]): Sums => {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of balances) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  return sums;
};
