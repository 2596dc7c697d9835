/** From a statement to money in the account: run, second person, bank, books. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { loadLocales } from '@tongtu/platform/i18n';
import { bankFile } from '../documents/bank-file.ts';
import { bankRows, bankText } from '../documents/read-bank-csv.ts';
import { paymentsForExport } from '../store/payments.ts';
import { statementsForExport } from '../store/payout-statements.ts';
import { bankFileContent } from '../use-cases/bank-file.ts';
import { cancelPaymentRun } from '../use-cases/cancel-payment-run.ts';
import { getMyIncome } from '../use-cases/my-income.ts';
import { getPaymentRun, listPaymentRuns } from '../use-cases/read-payment-runs.ts';
import { recordIncomeEvent } from '../use-cases/record-income-event.ts';
import { on, payoutSteps } from './payout-steps.ts';
import { kindOf, makeWorld, worldTree, type World, type WorldStance } from './world.ts';

const { translate } = loadLocales();
let world: World;
let steps: ReturnType<typeof payoutSteps>;
beforeAll(async () => {
  world = await makeWorld();
  steps = payoutSteps(world);
});
afterAll(() => world.close());

describe('a payment run', () => {
  it('goes from two persons to the bank and back, and the books balance', async () => {
    const { planId } = await steps.stated();
    expect(kindOf(await steps.prepare(planId, new Date('2026-12-26T23:59:59+08:00')))).toBe('nothing-to-pay');
    const before = must(await world.read('viewer', (context) => listPaymentRuns(context, planId, { limit: 10 }), on('2026-12-26')));
    expect(before.payable.waiting.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => 'window-open'));
    const run = must(await steps.prepare(planId));
    expect(run.run).toMatchObject({ number: 'P202612-001', state: 'prepared', total: 100_000n, currency: 'CNY' });
    expect(run.lines.map(({ payee, amount, state }) => [payee, amount, state])).toEqual([
      ['fund', 5000n, 'planned'],
      ['pilot', 10_000n, 'planned'],
      ['team/m1', 40_000n, 'planned'],
      ['team/m2', 20_000n, 'planned'],
      ['unit', 25_000n, 'planned'],
    ]);
    expect(new Set(Object.values(await steps.statesOf(planId)))).toEqual(new Set(['in-payment']));
    expect(kindOf(await steps.prepare(planId))).toBe('nothing-to-pay');
    // Not yet with the bank, not yet in the books.
    expect(kindOf(await world.read('manager', (context) => bankFileContent(context, planId, run.run.id)))).toBe('wrong-state');
    expect(steps.counted(await steps.reconcile(planId, steps.bankCsv(run)))).toEqual([0, 0, 0, Array.from({ length: 5 }, () => 'not-in-payment')]);
    expect(await steps.balances(planId)).toMatchObject({ 'liabilities:payable:team:m1': -40_000n, 'assets:cash': 100_000n });

    expect(kindOf(await steps.approve(planId, run.run.id, 'manager'))).toBe('not-allowed');
    world.mail.sent.length = 0;
    const approved = must(await steps.approve(planId, run.run.id));
    expect(approved).toMatchObject({ run: { state: 'approved' }, actions: ['download'] });
    expect(kindOf(await steps.approve(planId, run.run.id))).toBe('wrong-state');
    expect(world.mail.sent.find(({ to }) => to === 'memberone@example.org')).toMatchObject({
      template: 'sharing.payment-approved',
      data: { amount: '¥400.00' },
    });
    expect(await steps.balances(planId)).toMatchObject({ 'liabilities:in-payment:team:m1': -40_000n, 'assets:cash': 100_000n });
    expect((await steps.balances(planId))['liabilities:payable:team:m1']).toBeUndefined();
    expect(kindOf(await world.write('manager', (context) => cancelPaymentRun(context, planId, run.run.id)))).toBe('wrong-state');

    const file = bankFile({ translate }, must(await world.read('manager', (context) => bankFileContent(context, planId, run.run.id))), 'zh');
    const rows = bankRows(bankText(file.bytes));
    expect(rows[0]!.cells).toEqual(['付款参考号', '收款户名', '收款账号', '开户行', '金额', '币种', '用途说明', '税务与工资总额']);
    expect(rows[3]!.cells.slice(0, 6)).toEqual([run.lines[2]!.reference, '户名 m1', '6222020200012345678', '示例银行', '400.00', 'CNY']);
    expect(rows[3]!.cells[6]).toMatch(/^示例大学收益分配《固态电解质许可》结算单 202612-\d{4}$/);
    expect(rows[3]!.cells[7]).toContain('代扣代缴');

    // The first answer leaves two out, and one comes back.
    const first = steps
      .bankCsv(run, (_, index) => (index === 1 ? { status: '退汇' } : {}))
      .split('\n')
      .slice(0, 4)
      .join('\n');
    expect(steps.counted(await steps.reconcile(planId, first))).toEqual([2, 1, 0, []]);
    expect(steps.counted(await steps.reconcile(planId, first))).toEqual([0, 0, 3, []]);
    expect(must(await world.read('manager', (context) => getPaymentRun(context, planId, run.run.id))).run.state).toBe('approved');
    expect(await steps.balances(planId)).toEqual({
      'assets:cash': 55_000n,
      'liabilities:payable:pilot': -10_000n,
      'liabilities:in-payment:team:m2': -20_000n,
      'liabilities:in-payment:unit': -25_000n,
    });
    const whole = steps.bankCsv(run, (_, index) => (index === 1 ? { status: '退汇' } : {}));
    expect(steps.counted(await steps.reconcile(planId, whole))).toEqual([2, 0, 3, []]);
    const settled = must(await world.read('manager', (context) => getPaymentRun(context, planId, run.run.id)));
    expect(settled.run.state).toBe('settled');
    expect(settled.lines.map(({ state, settledOn }) => [state, settledOn])).toEqual(
      ['paid', 'returned', 'paid', 'paid', 'paid'].map((state) => [state, '2026-12-28']),
    );
    expect(Object.values(await steps.statesOf(planId)).toSorted()).toEqual(['issued', 'paid', 'paid', 'paid', 'paid']);
    expect(await steps.balances(planId)).toEqual({ 'assets:cash': 10_000n, 'liabilities:payable:pilot': -10_000n });
    expect(await world.announced(settled.lines[1]!.id)).toEqual(['payment-returned']);
    expect(await world.announced(run.run.id)).toEqual(['payment-run-prepared', 'payment-run-approved']);

    // What came back goes out again, under another reference.
    const next = must(await steps.prepare(planId, on('2026-12-30')));
    expect(next.lines.map(({ payee, amount }) => [payee, amount])).toEqual([['pilot', 10_000n]]);
    expect(next.lines[0]!.reference).not.toBe(settled.lines[1]!.reference);
    expect(next.run.number).toBe('P202612-002');
  });

  it('is not approved by who prepared it, whatever roles he has; neither here nor in the database', async () => {
    const { planId } = await steps.stated();
    const run = must(await steps.prepare(planId, on('2026-12-27'), 'admin'));
    expect(kindOf(await steps.approve(planId, run.run.id, 'admin'))).toBe('second-person-needed');
    await expect(world.database.pool.query('update payment_runs set approved_by = prepared_by where plan_id = $1', [planId])).rejects.toMatchObject({
      code: '23514',
    });
    expect(run.actions).toEqual(['cancel']);
    expect(kindOf(await steps.approve(planId, run.run.id))).toBe('ok');
  });

  it('two that prepare at the same time take each statement once', async () => {
    const { planId } = await steps.stated();
    const kinds = (await Promise.all([steps.prepare(planId), steps.prepare(planId, on('2026-12-27'), 'second-manager')])).map(kindOf);
    expect(kinds.toSorted()).toEqual(['nothing-to-pay', 'ok']);
  });

  it('that is cancelled gives its statements back', async () => {
    const { planId } = await steps.stated();
    const run = must(await steps.prepare(planId));
    const cancelled = must(await world.write('manager', (context) => cancelPaymentRun(context, planId, run.run.id)));
    expect(cancelled).toMatchObject({ run: { state: 'cancelled' }, actions: [] });
    expect(cancelled.lines.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'dropped'));
    expect(kindOf(await steps.approve(planId, run.run.id))).toBe('wrong-state');
    expect(must(await steps.prepare(planId)).lines).toHaveLength(5);
  });

  it('waits for accounts, and pays the others', async () => {
    const planId = await world.planInForce();
    await steps.income(planId, 'i1', '1000.00');
    must(await steps.issue(planId));
    await steps.accounts(planId, [['team', 'm1']]);
    expect(must(await steps.prepare(planId)).lines.map(({ payee }) => payee)).toEqual(['team/m1']);
    const { payable } = must(await world.read('manager', (context) => listPaymentRuns(context, planId, { limit: 10 }), on('2026-12-27')));
    expect(payable.waiting.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'account-missing'));
  });

  it('pays no more than the books owe: with a claw-back a refund stops it before and after it was prepared', async () => {
    const { planId } = await steps.stated({ ...worldTree, clawback: true });
    const refund = (id: string) =>
      world.write('manager', (context) => recordIncomeEvent(context, planId, { id, on: '2026-12-12', kind: 'refund', amount: '500.00' }), on('2026-12-12'));
    const run = must(await steps.prepare(planId));
    must(await refund('r1'));
    expect(await steps.approve(planId, run.run.id)).toMatchObject({ ok: false, error: { kind: 'payment-not-owed' } });
    must(await world.write('manager', (context) => cancelPaymentRun(context, planId, run.run.id)));
    expect(kindOf(await steps.prepare(planId))).toBe('nothing-to-pay');
    const { payable } = must(await world.read('manager', (context) => listPaymentRuns(context, planId, { limit: 10 }), on('2026-12-27')));
    expect(new Set(payable.waiting.map(({ reason }) => reason))).toEqual(new Set(['not-owed']));
    // Stated, the refund lessens the same payment.
    expect(steps.briefly(must(await steps.issue(planId, '2026-12-12', on('2026-12-13'))))).toMatchObject({ 'team/m1': [40_000n, -20_000n] });
    const after = must(await steps.prepare(planId, on('2026-12-30')));
    expect(after.run.total).toBe(50_000n);
    expect(after.lines.map(({ payee, amount, statementIds }) => [payee, amount, statementIds.length])).toContainEqual(['team/m1', 20_000n, 2]);
  });
});

describe('the bank’s answer', () => {
  it('in GB 18030 pays, and money that comes back days later is payable again', async () => {
    const { planId } = await steps.stated();
    const run = must(await steps.prepare(planId));
    must(await steps.approve(planId, run.run.id));
    const gb = (text: string): Buffer =>
      Buffer.from(
        text
          .replaceAll('日期', '\xc8\xd5\xc6\xda')
          .replaceAll('附言', '\xb8\xbd\xd1\xd4')
          .replaceAll('金额', '\xbd\xf0\xb6\xee')
          .replaceAll('收益', '\xca\xd5\xd2\xe6'),
        'latin1',
      );
    const reference = run.lines[2]!.reference;
    expect(steps.counted(await steps.reconcile(planId, gb(`日期;附言;金额\n20261228;收益 ${reference.toLowerCase()};400.00\n20261228;收益;1.00\n`)))).toEqual([
      1,
      0,
      0,
      ['reference-unknown'],
    ]);
    expect((await steps.balances(planId))['assets:cash']).toBe(60_000n);
    expect(steps.counted(await steps.reconcile(planId, `Date,Reference,Amount\n2026-12-30,${reference},-400.00\n`, on('2026-12-31')))).toEqual([0, 1, 0, []]);
    expect(await steps.balances(planId)).toMatchObject({ 'assets:cash': 100_000n, 'liabilities:payable:team:m1': -40_000n });
    expect(Object.entries(await steps.statesOf(planId)).find(([key]) => key.endsWith('team/m1'))![1]).toBe('issued');
  });
  it('of another amount, of another plan, or twice with another day, is told to a person', async () => {
    const { planId } = await steps.stated();
    const run = must(await steps.prepare(planId));
    must(await steps.approve(planId, run.run.id));
    const { reference } = run.lines[0]!;
    const csv = [
      'Reference,Amount,Date',
      `${reference},50.01,2026-12-28`,
      `${reference},50.00,2026-12-28`,
      `${reference},50.00,2026-12-29`,
      'TT00,1,2026-12-28',
    ];
    expect(steps.counted(await steps.reconcile(planId, csv.join('\n')))).toEqual([1, 0, 0, ['amount-differs', 'not-in-payment', 'reference-unknown']]);
    const other = await world.planInForce();
    expect(steps.counted(await steps.reconcile(other, csv.join('\n')))).toEqual([0, 0, 0, Array.from({ length: 4 }, () => 'reference-unknown')]);
    expect(kindOf(await steps.reconcile(planId, 'a,b\n1,2\n'))).toBe('bank-statement-malformed');
  });
  it('read by two at the same time pays once', async () => {
    const { planId } = await steps.stated();
    const run = must(await steps.prepare(planId));
    must(await steps.approve(planId, run.run.id));
    const [one, two] = (await Promise.all([steps.reconcile(planId, steps.bankCsv(run)), steps.reconcile(planId, steps.bankCsv(run))])).map(steps.counted);
    expect([one, two].toSorted((a, b) => Number(a![0]) - Number(b![0]))).toEqual([
      [0, 0, 5, []],
      [5, 0, 0, []],
    ]);
    expect((await steps.balances(planId))['assets:cash']).toBeUndefined();
  });
});

describe('my income', () => {
  it('tells a member what he is owed, why, and when', async () => {
    const mine = async (planId: string, now: Date, who: WorldStance = 'member-one') =>
      (await world.read(who, (context) => getMyIncome(context), now)).find(({ plan }) => plan.id === planId);
    const planId = await world.planInForce();
    expect(await mine(planId, on('2026-12-05'))).toMatchObject({ total: 0n, payableFrom: null, statements: [], payee: { key: 'team/m1', weight: '2/3' } });
    await steps.income(planId, 'i1', '1000.00');
    expect(await mine(planId, on('2026-12-06'))).toMatchObject({ total: 40_000n, paid: 0n, inPayment: 0n, payableFrom: null });
    must(await steps.issue(planId));
    await steps.accounts(planId, steps.allPayees);
    expect(await mine(planId, on('2026-12-12'))).toMatchObject({ total: 40_000n, payableFrom: '2026-12-27', unitName: { zh: '示例大学' } });
    const run = must(await steps.prepare(planId));
    // Only planned: still to be paid.
    expect(await mine(planId, on('2026-12-27'))).toMatchObject({ inPayment: 0n, payableFrom: null });
    must(await steps.approve(planId, run.run.id));
    expect(await mine(planId, on('2026-12-27'))).toMatchObject({ inPayment: 40_000n, paid: 0n });
    must(await steps.reconcile(planId, steps.bankCsv(run)));
    expect(await mine(planId, on('2026-12-29'))).toMatchObject({ total: 40_000n, paid: 40_000n, inPayment: 0n });
    expect(await mine(planId, on('2026-12-29'), 'manager')).toBeUndefined();
    expect(await world.read('visitor', (context) => getMyIncome(context))).toEqual([]);
  });
});

it('the export of a settlement has statements and payments, without a full account number', async () => {
  const { planId } = await steps.stated();
  must(await steps.prepare(planId));
  const statements = await world.read('manager', (context) => statementsForExport(context.tx, planId));
  const payments = await world.read('manager', (context) => paymentsForExport(context.tx, planId));
  expect(statements).toHaveLength(5);
  expect(statements.find(({ member }) => member === 'm1')).toMatchObject({
    amount: '400.00',
    opening: '0.00',
    currency: 'CNY',
    state: 'in-payment',
    from: '2026-12-01',
  });
  expect(payments.find(({ member }) => member === 'm1')).toMatchObject({
    amount: '400.00',
    account: '**** 5678',
    run: { number: 'P202612-001', state: 'prepared' },
  });
  expect(JSON.stringify([statements, payments])).not.toContain('6222020200012345678');
  // Nor is it in what is announced.
  const events = await world.database.pool.query<{ changed: unknown }>('select changed from events');
  expect(JSON.stringify(events.rows)).not.toContain('62220202');
});
