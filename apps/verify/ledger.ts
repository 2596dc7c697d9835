/**
 * Re-adds an exported ledger: every entry balances, nothing is booked twice, a reversal mirrors what it reverses, and the balances
 * are what the postings sum to. Written from the export's description alone; shares no code with the ledger that it checks.
 */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { hold } from './fault.ts';
import { amountOf, currencyOf, fieldsOf, listOf, textOf } from './read.ts';

export type CheckedPosting = { readonly account: string; readonly currency: Currency; readonly amount: bigint };
export type CheckedEntry = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly reference: string;
  readonly effectiveOn: string;
  readonly reverses: string | null;
  readonly postings: readonly CheckedPosting[];
  readonly line: string;
};
export type CheckedLedger = { readonly entries: readonly CheckedEntry[]; readonly balances: ReadonlyMap<string, bigint> };

const roots = ['assets', 'liabilities', 'equity', 'income', 'expenses'];
export const balanceKey = (account: string, currency: string): string => `${account} ${currency}`;
const text = (amount: bigint, currency: Currency): string => moneyToDecimal({ amount, currency });

const checkAccounts = (value: unknown, line: string): ReadonlySet<string> => {
  const known = new Set<string>();
  const accounts = listOf(value, line).map((item, i) => textOf(fieldsOf(item, `${line}.${i}`)['account'], `${line}.${i}.account`));
  accounts.forEach((account, i) => {
    hold(roots.includes(account.split(':')[0]!), 'account-without-root', `${line}.${i}`, { account });
    hold(!known.has(account), 'account-twice', `${line}.${i}`, { account });
    known.add(account);
  });
  accounts.forEach((account, i) => {
    const parent = account.split(':').slice(0, -1).join(':');
    hold(parent === '' || known.has(parent), 'account-without-parent', `${line}.${i}`, { account });
  });
  return known;
};

const checkEntry = (value: unknown, line: string, accounts: ReadonlySet<string>): CheckedEntry => {
  const entry = fieldsOf(value, line);
  const postings = listOf(entry['postings'], `${line}.postings`).map((item, i): CheckedPosting => {
    const place = `${line}.postings.${i}`;
    const posting = fieldsOf(item, place);
    const currency = currencyOf(posting['currency'], `${place}.currency`);
    const account = textOf(posting['account'], `${place}.account`);
    hold(accounts.has(account), 'account-unknown', place, { account });
    return { account, currency, amount: amountOf(posting['amount'], currency, `${place}.amount`) };
  });
  hold(postings.length >= 2, 'entry-empty', line);
  const sums = new Map<Currency, bigint>();
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  for (const [currency, sum] of sums) hold(sum === 0n, 'entry-unbalanced', line, { difference: text(sum, currency), currency });
  const { reverses } = entry;
  return {
    id: textOf(entry['id'], `${line}.id`),
    key: textOf(entry['key'], `${line}.key`),
    kind: textOf(entry['kind'], `${line}.kind`),
    reference: textOf(entry['reference'], `${line}.reference`),
    effectiveOn: textOf(entry['effectiveOn'], `${line}.effectiveOn`),
    reverses: reverses === null ? null : textOf(reverses, `${line}.reverses`),
    postings,
    line,
  };
};

const mirrored = (a: CheckedEntry, b: CheckedEntry): boolean => {
  const sorted = (entry: CheckedEntry, sign: bigint): string =>
    entry.postings
      .map(({ account, currency, amount }) => `${account} ${currency} ${amount * sign}`)
      .sort()
      .join('\n');
  return sorted(a, 1n) === sorted(b, -1n);
};

const checkOrder = (entries: readonly CheckedEntry[]): void => {
  const byId = new Map<string, CheckedEntry>();
  const keys = new Set<string>();
  const reversed = new Set<string>();
  for (const entry of entries) {
    hold(!byId.has(entry.id), 'entry-twice', entry.line, { id: entry.id });
    hold(!keys.has(entry.key), 'key-twice', entry.line, { key: entry.key });
    if (entry.reverses !== null) {
      const original = byId.get(entry.reverses);
      hold(original !== undefined, 'reversal-of-nothing', entry.line, { id: entry.reverses });
      hold(!reversed.has(entry.reverses), 'reversed-twice', entry.line, { id: entry.reverses });
      hold(mirrored(original, entry), 'reversal-differs', entry.line, { id: entry.reverses });
      reversed.add(entry.reverses);
    }
    byId.set(entry.id, entry);
    keys.add(entry.key);
  }
};

/** Throws `NotRight` at the first line that does not hold. `line`: where the ledger stands in the file. */
export const verifyLedger = (value: unknown, line: string): CheckedLedger => {
  const ledger = fieldsOf(value, line);
  hold(ledger['format'] === 'tongtu-ledger/1', 'format-unknown', `${line}.format`, { format: String(ledger['format']) });
  const accounts = checkAccounts(ledger['accounts'], `${line}.accounts`);
  const entries = listOf(ledger['entries'], `${line}.entries`).map((entry, i) => checkEntry(entry, `${line}.entries.${i}`, accounts));
  checkOrder(entries);
  const sums = new Map<string, bigint>();
  for (const { postings } of entries)
    for (const { account, currency, amount } of postings) sums.set(balanceKey(account, currency), (sums.get(balanceKey(account, currency)) ?? 0n) + amount);
  const stated = new Set<string>();
  listOf(ledger['balances'], `${line}.balances`).forEach((item, i) => {
    const place = `${line}.balances.${i}`;
    const balance = fieldsOf(item, place);
    const currency = currencyOf(balance['currency'], `${place}.currency`);
    const account = textOf(balance['account'], `${place}.account`);
    const amount = amountOf(balance['amount'], currency, `${place}.amount`);
    const sum = sums.get(balanceKey(account, currency)) ?? 0n;
    hold(amount === sum, 'balance-differs', place, { account, stated: text(amount, currency), computed: text(sum, currency), currency });
    stated.add(balanceKey(account, currency));
  });
  for (const [key, sum] of sums) hold(sum === 0n || stated.has(key), 'balance-missing', `${line}.balances`, { account: key });
  return { entries, balances: sums };
};
