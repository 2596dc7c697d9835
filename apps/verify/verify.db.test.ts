/**
 * What the house exports holds before the verifier, over versions, losses, reversals, statements and payments; and whatever figure
 * of the export is changed, the verifier names the line.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { exportSettlement, settlementPieces } from '../../features/sharing/use-cases/export-settlement.ts';
import { approvePaymentRun } from '../../features/sharing/use-cases/approve-payment-run.ts';
import { closeSettlement } from '../../features/sharing/use-cases/close-settlement.ts';
import { draftPlanVersion } from '../../features/sharing/use-cases/draft-plan-version.ts';
import { issuePayoutStatements } from '../../features/sharing/use-cases/issue-payout-statements.ts';
import { preparePaymentRun } from '../../features/sharing/use-cases/prepare-payment-run.ts';
import { reconcileBankStatement } from '../../features/sharing/use-cases/reconcile-bank-statement.ts';
import { recordIncomeEvents } from '../../features/sharing/use-cases/record-income-events.ts';
import { reverseIncomeEvent } from '../../features/sharing/use-cases/reverse-income-event.ts';
import { savePayee } from '../../features/sharing/use-cases/save-payee.ts';
import { savePlanVersion } from '../../features/sharing/use-cases/save-plan-version.ts';
import { makeWorld, worldTree, type World } from '../../features/sharing/tests/world.ts';
import { verify } from './verify.ts';

let world: World;
let text: string;

const later = (day: string): Date => new Date(`${day}T02:00:00Z`);
const exported = async (planId: string): Promise<string> => {
  const pieces: string[] = [];
  const books = must(await world.read('manager', (context) => exportSettlement(context, planId)));
  for await (const piece of settlementPieces(world.database.db, books)) pieces.push(piece);
  return pieces.join('');
};

beforeAll(async () => {
  world = await makeWorld();
  const planId = await world.planInForce();
  const event = (id: string, on: string, kind: string, amount: string, more: object = {}) => ({ id, on, kind, amount, ...more });
  const record = async (events: readonly object[], now: string) =>
    must(await world.write('manager', (context) => recordIncomeEvents(context, planId, events), later(now)));
  await record(
    [
      event('c1', '2026-11-02', 'cost', '45678.90', { category: 'upkeep' }),
      event('i1', '2026-11-05', 'income', '3000000.01'),
      event('c2', '2026-11-06', 'cost', '1000.00', { category: 'rd' }),
      event('r1', '2026-11-07', 'refund', '200000.00'),
      event('i2', '2026-11-20', 'income', '7777777.77'),
    ],
    '2026-12-15',
  );
  must(await world.write('manager', (context) => reverseIncomeEvent(context, planId, 'r1', '2026-11-21')));
  for (const [party, member] of [
    ['unit', null],
    ['pilot', null],
    ['team', 'm1'],
    ['team', 'm2'],
  ] as const)
    must(
      await world.write('manager', (context) =>
        savePayee(context, planId, { party, member, accountName: '示例', account: '6222 0000 0000 0001', bank: '示例银行' }),
      ),
    );
  must(await world.write('manager', (context) => issuePayoutStatements(context, planId, '2026-12-14')));
  const { run } = must(await world.write('manager', (context) => preparePaymentRun(context, planId), later('2027-01-10')));
  const approved = must(await world.write('signatory', (context) => approvePaymentRun(context, planId, run.id), later('2027-01-11')));
  // One payment comes back, the others are paid.
  const rows = approved.lines.map(({ reference, amount }, i) => [
    '2027-01-12',
    reference,
    moneyToDecimal({ amount: i === 0 ? -amount : amount, currency: 'CNY' }),
  ]);
  must(
    await world.write('manager', (context) =>
      reconcileBankStatement(
        context,
        planId,
        [['日期', '附言', '金额'], ...rows].map((cells, i) => ({ line: i + 1, cells })),
      ),
    ),
  );
  // The second version takes a loss over.
  await record([event('r2', '2026-12-20', 'refund', '5000000.00')], '2026-12-21');
  const drafted = must(await world.write('manager', (context) => draftPlanVersion(context, planId)));
  const tree = {
    ...worldTree,
    effectiveOn: '2027-02-01',
    steps: [{ kind: 'split' as const, shares: { team: '7/9', unit: '1/9', pilot: '1/18', fund: '1/18' } }],
  };
  const saved = must(await world.write('manager', (context) => savePlanVersion(context, planId, 2, { revision: drafted.version.revision, tree })));
  await world.bringIntoForce(planId, 2, saved.version.sha256, later('2027-01-15'));
  await record([event('i3', '2027-02-03', 'income', '6123456.78'), event('i4', '2027-02-04', 'income', '0.05')], '2027-02-10');
  must(await world.write('manager', (context) => closeSettlement(context, planId, '2027-02-05'), later('2027-02-10')));
  text = await exported(planId);
});
afterAll(() => world.close());

test('an export of the house holds', () => {
  expect(verify(text)).toMatchObject({ holds: true, format: 'tongtu-settlement/1', counts: { versions: 2, payments: 4 } });
});

type Json = Record<string, unknown>;
/** Every place that holds a figure, as a path. */
const figures = (value: unknown, path: readonly (string | number)[] = []): (string | number)[][] =>
  Array.isArray(value)
    ? value.flatMap((item, i) => figures(item, [...path, i]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => figures(item, [...path, key]))
      : typeof value === 'string' && /^-?\d+\.\d\d$/.test(value)
        ? [[...path]]
        : [];
const changed = (path: readonly (string | number)[], change: (value: string) => unknown): string => {
  const copy = JSON.parse(text) as Json;
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1)!] = change(at[path.at(-1)!] as string);
  return JSON.stringify(copy);
};

describe('what was changed is named', () => {
  test('every amount of events, ledger, statements and payments, by one fen', () => {
    // A clause's basis and share explain a line and move nothing; nor does the amount of a cost that does not count.
    const idle = new Set(['events.2.amount']);
    const places = figures(JSON.parse(text)).filter((path) => path[0] !== 'versions' && !path.includes('clauses') && !idle.has(path.join('.')));
    expect(places.length).toBeGreaterThan(100);
    const unseen = places.filter(
      (path) =>
        verify(changed(path, (amount) => (amount.endsWith('9') ? `${amount.slice(0, -1)}8` : `${amount.slice(0, -1)}${Number(amount.at(-1)) + 1}`))).holds,
    );
    expect(unseen).toEqual([]);
  });
  test('a share of the plan, an event that is left out, one that stands twice, a day of another version', () => {
    expect(verify(changed(['versions', 0, 'tree', 'steps', 0, 'shares', 'team'], () => '59%')).holds).toBe(false);
    const without = JSON.parse(text) as { events: unknown[] };
    without.events.splice(1, 1);
    expect(verify(JSON.stringify(without))).toMatchObject({ holds: false, kind: 'position-differs', line: 'events.1.position' });
    const twice = JSON.parse(text) as { events: Json[] };
    twice.events[2] = { ...twice.events[1], position: 3 };
    expect(verify(JSON.stringify(twice))).toMatchObject({ holds: false, kind: 'event-twice', line: 'events.2' });
    expect(verify(changed(['events', 1, 'on'], () => '2027-03-01'))).toMatchObject({ holds: false, kind: 'version-differs', line: 'events.1.version' });
  });
  test('an entry of the ledger that no event explains, in its own line', () => {
    const extra = JSON.parse(text) as { ledger: { entries: Json[]; balances: Json[] } };
    const { entries } = extra.ledger;
    const postings = [
      { account: 'assets:cash', currency: 'CNY', amount: '-1.00' },
      { account: 'equity:carried-loss', currency: 'CNY', amount: '1.00' },
    ];
    entries.push({ ...entries.at(-1), id: 'extra', key: 'extra', postings });
    const add = (amount: unknown, by: bigint): string => moneyToDecimal({ amount: BigInt(String(amount).replace('.', '')) + by, currency: 'CNY' });
    for (const balance of extra.ledger.balances) {
      if (balance['account'] === 'assets:cash') balance['amount'] = add(balance['amount'], -100n);
      if (balance['account'] === 'equity:carried-loss') balance['amount'] = add(balance['amount'], 100n);
    }
    expect(verify(JSON.stringify(extra))).toMatchObject({ holds: false, kind: 'entry-unexplained', line: `ledger.entries.${entries.length - 1}` });
  });
  test('what is no export', () => {
    expect(verify('{')).toMatchObject({ holds: false, kind: 'not-json' });
    expect(verify('[]')).toMatchObject({ holds: false, kind: 'not-an-object' });
    expect(verify('{"format":"other"}')).toMatchObject({ holds: false, kind: 'format-unknown' });
    expect(verify('{"format":"tongtu-settlement/1"}').holds).toBe(false);
  });
});
