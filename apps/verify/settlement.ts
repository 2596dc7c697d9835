/**
 * Recomputes every payout of an exported settlement from its plan and its events, and holds the ledger against it, posting by
 * posting. Answers with the first line that is wrong.
 */
import { isCurrency, moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { afterEvent, beginBooks, isIdleCost, totalsOf, type Books, type EventRow, type Totals } from './books.ts';
import { hold, NotRight } from './fault.ts';
import { verifyLedger, type CheckedEntry } from './ledger.ts';
import { checkPayments, checkStatements, type Payouts } from './papers.ts';
import { postingsOf, samePostings } from './postings.ts';
import { amountOf, amountsOf, fieldsOf, listOf, textOf, wholeOf } from './read.ts';
import { treeOf, type Tree } from './waterfall.ts';

type Version = { readonly version: number; readonly effectiveOn: string; readonly tree: Tree };
export type Verified = { readonly versions: number; readonly events: number; readonly entries: number; readonly statements: number; readonly payments: number };

const versionsOf = (value: unknown, line: string): Version[] =>
  listOf(value, line).map((item, i) => {
    const place = `${line}.${i}`;
    const version = fieldsOf(item, place);
    const tree = fieldsOf(version['tree'], `${place}.tree`);
    const currency = textOf(tree['currency'], `${place}.tree.currency`);
    if (!isCurrency(currency)) throw new NotRight('currency-unknown', `${place}.tree.currency`, { currency });
    return {
      version: wholeOf(version['version'], `${place}.version`),
      effectiveOn: textOf(version['effectiveOn'], `${place}.effectiveOn`),
      tree: treeOf(tree, currency, `${place}.tree`),
    };
  });

const eventOf = (value: unknown, line: string, currency: Currency): EventRow => {
  const event = fieldsOf(value, line);
  const optional = (key: string): string | undefined => (event[key] === undefined ? undefined : textOf(event[key], `${line}.${key}`));
  return {
    line,
    id: textOf(event['id'], `${line}.id`),
    on: textOf(event['on'], `${line}.on`),
    version: wholeOf(event['version'], `${line}.version`),
    kind: textOf(event['kind'], `${line}.kind`),
    amount: amountOf(event['amount'], currency, `${line}.amount`),
    category: optional('category'),
    year: event['year'] === undefined ? undefined : wholeOf(event['year'], `${line}.year`),
    reverses: optional('reverses'),
    notDeductible: event['notDeductible'] === true,
  };
};

/** Differences that are not zero. */
const moved = (after: ReadonlyMap<string, bigint>, before: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> =>
  new Map([...after].map(([key, amount]) => [key, amount - (before.get(key) ?? 0n)] as const).filter(([, amount]) => amount !== 0n));

const mustBe = (stated: bigint, computed: bigint, what: string, line: string, currency: Currency): void => {
  const text = (amount: bigint): string => moneyToDecimal({ amount, currency });
  hold(stated === computed, 'figure-differs', line, { what, stated: text(stated), computed: text(computed), currency });
};
const mustPay = (value: unknown, computed: ReadonlyMap<string, bigint>, line: string, currency: Currency): void => {
  const stated = amountsOf(value, currency, line);
  for (const key of new Set([...computed.keys(), ...stated.keys()])) mustBe(stated.get(key) ?? 0n, computed.get(key) ?? 0n, key, `${line}.${key}`, currency);
};

/** The version in force on a day: of those that had begun the latest. */
const versionAt = (versions: readonly Version[], day: string): Version | undefined =>
  versions
    .filter((version) => version.effectiveOn <= day)
    .reduce<Version | undefined>((a, b) => (a === undefined || b.effectiveOn >= a.effectiveOn ? b : a), undefined);

const checkFigures = (value: unknown, event: EventRow, before: Totals, books: Books, was: Books, currency: Currency): void => {
  const row = fieldsOf(value, event.line);
  const after = totalsOf(books);
  const figure = (key: string): bigint => amountOf(row[key], currency, `${event.line}.${key}`);
  mustBe(figure('balance'), books.balance, 'balance', `${event.line}.balance`, currency);
  mustBe(figure('highWater'), books.highWater, 'highWater', `${event.line}.highWater`, currency);
  mustBe(figure('remainder'), after.remainder, 'remainder', `${event.line}.remainder`, currency);
  mustBe(figure('distributable'), books.highWater - was.highWater + after.yearly - before.yearly, 'distributable', `${event.line}.distributable`, currency);
  mustPay(row['payouts'], moved(after.parties, before.parties), `${event.line}.payouts`, currency);
  mustPay(row['members'], moved(after.members, before.members), `${event.line}.members`, currency);
};

const checkReversal = (event: EventRow, earlier: ReadonlyMap<string, EventRow>): void => {
  if (event.reverses === undefined) return;
  const original = earlier.get(event.reverses);
  hold(original !== undefined, 'reversal-of-nothing', event.line, { id: event.reverses });
  hold(event.id === `${original.id}:reversal`, 'reversal-differs', event.line, { id: event.reverses });
  const isProfit = original.kind === 'operating-profit';
  hold(event.amount === (isProfit ? -original.amount : original.amount), 'reversal-differs', event.line, { id: event.reverses });
};

const checkEntry = (entryId: unknown, event: EventRow, before: Books, after: Books, entries: ReadonlyMap<string, CheckedEntry>, taken: Set<string>): void => {
  const expected = postingsOf(before, after);
  if (entryId === null) {
    hold(expected.size === 0, 'entry-missing', event.line);
    return;
  }
  const id = textOf(entryId, `${event.line}.entryId`);
  const entry = entries.get(id);
  hold(entry !== undefined, 'entry-missing', `${event.line}.entryId`, { id });
  hold(!taken.has(id), 'entry-taken', `${event.line}.entryId`, { id });
  taken.add(id);
  const wrong = samePostings(expected, entry, before.tree.currency);
  if (wrong !== undefined) throw new NotRight('posting-differs', entry.line, { ...wrong, event: event.id });
};

/** Throws `NotRight` at the first line that does not hold. */
export const verifySettlement = (value: unknown): Verified => {
  const whole = fieldsOf(value, 'export');
  const versions = versionsOf(whole['versions'], 'versions');
  const ledger = verifyLedger(whole['ledger'], 'ledger');
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const [taken, earlier] = [new Set<string>(), new Map<string, EventRow>()];
  const payouts: Payouts = { positions: new Map(), events: new Map() };
  let books: Books | undefined;
  let current: Version | undefined;
  const events = listOf(whole['events'], 'events');
  events.forEach((item, i) => {
    const line = `events.${i}`;
    const number = wholeOf(fieldsOf(item, line)['version'], `${line}.version`);
    const version = versions.find((of) => of.version === number);
    if (version === undefined) throw new NotRight('version-unknown', `${line}.version`, { version: number });
    const { currency } = version.tree;
    const event = eventOf(item, line, currency);
    hold(fieldsOf(item, line)['position'] === i + 1, 'position-differs', `${line}.position`, { expected: i + 1 });
    hold(!earlier.has(event.id), 'event-twice', line, { id: event.id });
    if (event.kind !== 'closing') hold(versionAt(versions, event.on)?.version === number, 'version-differs', `${line}.version`, { day: event.on });
    if (current !== undefined && current.version !== number) {
      hold(number > current.version, 'version-differs', `${line}.version`, { day: event.on });
      hold(books!.closing !== null, 'closing-missing', line, { version: current.version });
    }
    if (current?.version !== number) books = beginBooks(version.tree, books === undefined ? 0n : books.highWater - books.balance);
    current = version;
    const before = books!;
    hold(before.closing === null, 'event-after-closing', line, { version: number });
    const after = afterEvent(before, event);
    if (event.kind === 'closing') mustBe(event.amount, 0n, 'amount', `${line}.amount`, currency);
    hold(event.notDeductible === isIdleCost(before, event), 'deductible-differs', `${line}.notDeductible`, { category: event.category ?? '' });
    checkReversal(event, earlier);
    checkFigures(item, event, totalsOf(before), after, before, currency);
    checkEntry(fieldsOf(item, line)['entryId'], event, before, after, entries, taken);
    for (const [account, amount] of postingsOf(before, after)) {
      if (!account.startsWith('liabilities:payable:')) continue;
      payouts.positions.set(`${i + 1} ${account}`, -amount);
    }
    payouts.events.set(event.id, {
      position: i + 1,
      amount: event.amount,
      distributable: after.highWater - before.highWater + totalsOf(after).yearly - totalsOf(before).yearly,
    });
    earlier.set(event.id, event);
    books = after;
  });
  const paid = checkPayments(whole['payments'], versions.at(-1)?.tree.currency, ledger, taken);
  const stated = checkStatements(whole['statements'], versions.at(-1)?.tree.currency, payouts);
  return { versions: versions.length, events: events.length, entries: ledger.entries.length, statements: stated, payments: paid };
};
