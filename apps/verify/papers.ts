/** Statements and payments against what was computed: nothing is stated or paid that no event brought, and nothing twice. */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { hold, NotRight } from './fault.ts';
import type { CheckedEntry, CheckedLedger } from './ledger.ts';
import { payeeAccount, samePostings } from './postings.ts';
import { amountOf, fieldsOf, listOf, textOf, wholeOf, type Fields } from './read.ts';

type StatedEvent = { readonly position: number; readonly amount: bigint; readonly distributable: bigint };
/** By position of the event and payable account (`12 liabilities:payable:team:m1`); and the events themselves. */
export type Payouts = { readonly positions: Map<string, bigint>; readonly events: Map<string, StatedEvent> };

const currencyIn = (currency: Currency | undefined, line: string): Currency => {
  if (currency === undefined) throw new NotRight('version-unknown', line, { version: 0 });
  return currency;
};
const payeeOf = (row: Fields, line: string): { readonly party: string; readonly member: string | null } => ({
  party: textOf(row['party'], `${line}.party`),
  member: row['member'] === null ? null : textOf(row['member'], `${line}.member`),
});

/** Each line says what its event was and what it brought the payee, and adds up. */
const checkLines = (value: unknown, line: string, currency: Currency, account: string, opening: bigint, payouts: Payouts): void => {
  let total = opening;
  listOf(value, line).forEach((item, i) => {
    const place = `${line}.${i}`;
    const row = fieldsOf(item, place);
    const event = payouts.events.get(textOf(row['eventId'], `${place}.eventId`));
    hold(event !== undefined, 'event-unknown', `${place}.eventId`, { id: String(row['eventId']) });
    const brought = payouts.positions.get(`${event.position} ${account}`) ?? 0n;
    total += brought;
    const figures = { eventAmount: event.amount, distributable: event.distributable, amount: brought, total };
    for (const [key, computed] of Object.entries(figures)) {
      const stated = amountOf(row[key], currency, `${place}.${key}`);
      const text = (of: bigint): string => moneyToDecimal({ amount: of, currency });
      hold(stated === computed, 'figure-differs', `${place}.${key}`, { what: key, stated: text(stated), computed: text(computed), currency });
    }
  });
};

/** Amounts of each statement are the sum of its events; standing statements of one payee do not overlap. Answers how many there are. */
export const checkStatements = (value: unknown, currency: Currency | undefined, payouts: Payouts): number => {
  const statements = listOf(value, 'statements');
  const stated = new Map<string, number>();
  const sorted = statements.map((item, i) => ({ row: fieldsOf(item, `statements.${i}`), line: `statements.${i}` }));
  for (const { row, line } of sorted) {
    const money = currencyIn(currency, line);
    const { party, member } = payeeOf(row, line);
    const account = payeeAccount('payable', party, member);
    const [from, to] = [wholeOf(row['fromPosition'], `${line}.fromPosition`), wholeOf(row['toPosition'], `${line}.toPosition`)];
    let [opening, amount] = [0n, 0n];
    for (const [key, payout] of payouts.positions) {
      const [position = '', of = ''] = key.split(/ (.*)/s);
      if (of !== account) continue;
      if (Number(position) < from) opening += payout;
      else if (Number(position) <= to) amount += payout;
    }
    const mustBe = (key: 'opening' | 'amount', computed: bigint): void => {
      const is = amountOf(row[key], money, `${line}.${key}`);
      const text = (of: bigint): string => moneyToDecimal({ amount: of, currency: money });
      hold(is === computed, 'figure-differs', `${line}.${key}`, { what: key, stated: text(is), computed: text(computed), currency: money });
    };
    mustBe('opening', opening);
    mustBe('amount', amount);
    checkLines(row['lines'], `${line}.lines`, money, account, opening, payouts);
    if (row['state'] === 'withdrawn') continue;
    for (let position = from; position <= to; position += 1) {
      const key = `${position} ${account}`;
      if (!payouts.positions.has(key)) continue;
      hold(!stated.has(key), 'stated-twice', line, { position, number: textOf(row['number'], `${line}.number`) });
      stated.set(key, position);
    }
  }
  return statements.length;
};

/** Which entries a payment has behind it, by its state: what was approved, and what the bank answered. */
const stepsOf: Readonly<Record<string, readonly ('approve' | 'paid' | 'returned')[]>> = {
  planned: [],
  dropped: [],
  'in-payment': ['approve'],
  paid: ['approve', 'paid'],
  returned: ['approve', 'returned'],
};

/** Every entry belongs to an event or a payment, and moves what it should. Answers how many payments there are. */
export const checkPayments = (value: unknown, currency: Currency | undefined, ledger: CheckedLedger, taken: Set<string>): number => {
  const payments = listOf(value, 'payments');
  const byKey = new Map<string, CheckedEntry>(ledger.entries.map((entry) => [entry.key, entry]));
  payments.forEach((item, i) => {
    const line = `payments.${i}`;
    const row = fieldsOf(item, line);
    const money = currencyIn(currency, line);
    const { party, member } = payeeOf(row, line);
    const amount = amountOf(row['amount'], money, `${line}.amount`);
    const [payable, inPayment] = [payeeAccount('payable', party, member), payeeAccount('in-payment', party, member)];
    const moves = {
      approve: new Map([
        [payable, amount],
        [inPayment, -amount],
      ]),
      paid: new Map([
        [inPayment, amount],
        ['assets:cash', -amount],
      ]),
      // What the bank had paid comes back as money; what never left goes back to what is owed.
      returned: new Map([
        [byKey.has(`payment:${String(row['id'])}:paid`) ? 'assets:cash' : inPayment, amount],
        [payable, -amount],
      ]),
    };
    const state = textOf(row['state'], `${line}.state`);
    const steps = stepsOf[state];
    if (steps === undefined) throw new NotRight('state-unknown', `${line}.state`, { state });
    const hadLeft = state === 'returned' && byKey.has(`payment:${String(row['id'])}:paid`);
    for (const step of hadLeft ? (['approve', 'paid', 'returned'] as const) : steps) {
      const key = `payment:${textOf(row['id'], `${line}.id`)}:${step}`;
      const entry = byKey.get(key);
      hold(entry !== undefined, 'entry-missing', line, { id: key });
      const wrong = samePostings(moves[step], entry, money);
      if (wrong !== undefined) throw new NotRight('posting-differs', entry.line, { ...wrong, event: key });
      taken.add(entry.id);
    }
  });
  for (const entry of ledger.entries) hold(taken.has(entry.id), 'entry-unexplained', entry.line, { id: entry.id, key: entry.key });
  return payments.length;
};
