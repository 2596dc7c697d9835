/** Statements of payouts and objections to them: what is stated, once, to whom, and what an answer does. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { statedFacts } from '../domain/stored-statement.ts';
import { payoutStatementsByIds } from '../store/payout-statements.ts';
import { answerObjection } from '../use-cases/answer-objection.ts';
import { objectToStatement } from '../use-cases/object-to-statement.ts';
import { getPayoutStatement, listPayoutStatements } from '../use-cases/read-payout-statements.ts';
import { reverseIncomeEvent } from '../use-cases/reverse-income-event.ts';
import { on, payoutSteps } from './payout-steps.ts';
import { kindOf, makeWorld, worldTree, type World, type WorldStance } from './world.ts';

let world: World;
let steps: ReturnType<typeof payoutSteps>;
beforeAll(async () => {
  world = await makeWorld();
  steps = payoutSteps(world);
});
afterAll(() => world.close());

describe('a statement', () => {
  it('says to each payee what each event brought, by which clause, and what it comes to', async () => {
    const planId = await world.planInForce();
    await steps.income(planId, 'i1', '1000.00', '2026-12-01', { stream: '首期许可费' });
    await steps.income(planId, 'i2', '0.01', '2026-12-02');
    world.mail.sent.length = 0;
    const issued = must(await steps.issue(planId));
    expect(steps.briefly(issued)).toEqual({
      unit: [0n, 25_000n],
      pilot: [0n, 10_000n],
      fund: [0n, 5000n],
      'team/m1': [0n, 40_000n],
      'team/m2': [0n, 20_000n],
    });
    expect(issued.map(({ number }) => number)).toEqual(['202612-0001', '202612-0002', '202612-0003', '202612-0004', '202612-0005']);
    const own = issued.find(({ payee }) => payee === 'team/m1')!;
    expect(own).toMatchObject({
      personId: world.readers['member-one'].personId,
      organizationId: null,
      unitName: { zh: '示例大学' },
      planTitle: worldTree.title,
      fromDay: '2026-12-01',
      toDay: '2026-12-10',
      objectionsUntil: '2026-12-26',
      tags: ['total-wages-outside-limit', 'cash-reward-half-taxed', 'withholding'],
      state: 'issued',
    });
    expect(own.lines).toEqual([
      {
        eventId: 'i1',
        on: '2026-12-01',
        kind: 'income',
        category: null,
        stream: '首期许可费',
        eventAmount: '1000.00',
        distributable: '1000.00',
        version: 1,
        clauses: [
          { step: 0, kind: 'split', share: '60%', basis: '1000.00', exact: '600.00' },
          { step: -3, kind: 'pool-weight', share: '2/3', basis: '600.00', exact: '400.00' },
        ],
        amount: '400.00',
        total: '400.00',
      },
    ]);
    expect(issued.find(({ payee }) => payee === 'fund')!.tags).toEqual([]);
    for (const statement of issued) {
      const hash = createHash('sha256')
        .update(canonicalBytes(statedFacts(statement)))
        .digest('hex');
      expect(statement.sha256).toBe(hash);
      expect(await world.announced(statement.id)).toEqual(['payout-statement-issued']);
      // What was kept says the same.
      const [kept] = await world.read('manager', (context) => payoutStatementsByIds(context.tx, planId, [statement.id]));
      expect(kept).toEqual(statement);
    }
    expect(world.mail.sent.map(({ to, template }) => `${to} ${template}`).toSorted()).toEqual(
      ['fundsignatory', 'memberone', 'membertwo', 'manager', 'partysignatory', 'secondmanager', 'signatory', 'admin', 'auditingadmin']
        .map((name) => `${name}@example.org sharing.statement-issued`)
        .toSorted(),
    );
  });

  it('states nothing twice, goes on where the last one ended, and waits for days that are not over', async () => {
    const { planId } = await steps.stated();
    expect(kindOf(await steps.issue(planId))).toBe('nothing-to-state');
    expect(kindOf(await steps.issue(planId, '2026-12-11'))).toBe('day-not-over');
    expect(kindOf(await steps.issue(planId, '2026-12-32'))).toBe('date-malformed');
    await steps.income(planId, 'i2', '100.00', '2026-12-11');
    expect(kindOf(await steps.issue(planId, '2026-12-10', on('2026-12-20')))).toBe('nothing-to-state');
    const next = must(await steps.issue(planId, '2026-12-11', on('2026-12-12')));
    expect(steps.briefly(next)).toMatchObject({ 'team/m1': [40_000n, 4000n], fund: [5000n, 500n] });
    expect(next[0]!.number).toBe('202612-0006');
  });

  it('two that issue at the same time state once', async () => {
    const planId = await world.planInForce();
    await steps.income(planId, 'i1', '1000.00');
    const kinds = (await Promise.all([steps.issue(planId), steps.issue(planId)])).map(kindOf);
    expect(kinds.toSorted()).toEqual(['nothing-to-state', 'ok']);
  });
});

describe('an objection', () => {
  it('upheld withdraws the statement: corrected, the events stand on a later one', async () => {
    const { planId, statements } = await steps.stated();
    const own = statements.find(({ payee }) => payee === 'team/m1')!;
    const object = (who: WorldStance = 'member-one', now = on('2026-12-20')) =>
      world.write(who, (context) => objectToStatement(context, planId, own.id, '漏了一笔'), now);
    world.mail.sent.length = 0;
    const view = must(await object());
    expect(view).toMatchObject({ openObjections: 1, statement: { state: 'objected' }, actions: ['download'] });
    expect(world.mail.sent.map(({ to, template }) => `${to} ${template}`)).toEqual(
      expect.arrayContaining(['signatory@example.org sharing.statement-objected', 'admin@example.org sharing.statement-objected']),
    );
    expect(kindOf(await object())).toBe('objection-open');
    const objectionId = view.objections[0]!.id;
    const answer = (outcome: 'upheld' | 'rejected', who: WorldStance = 'signatory') =>
      world.write(who, (context) => answerObjection(context, planId, own.id, objectionId, { outcome, words: '已更正' }), on('2026-12-21'));
    expect(kindOf(await answer('upheld', 'manager'))).toBe('not-allowed');
    world.mail.sent.length = 0;
    expect(must(await answer('upheld'))).toMatchObject({
      statement: { state: 'withdrawn' },
      openObjections: 0,
      objections: [{ outcome: 'upheld', answer: '已更正' }],
    });
    expect(world.mail.sent.map(({ to, template }) => [to, template])).toEqual([['memberone@example.org', 'sharing.objection-upheld']]);
    expect(kindOf(await answer('rejected'))).toBe('objection-answered');
    expect(kindOf(await object())).toBe('wrong-state');
    expect(await world.announced(own.id)).toEqual(['payout-statement-issued', 'statement-objected', 'objection-answered']);

    must(await world.write('manager', (context) => reverseIncomeEvent(context, planId, 'i1', '2026-12-21'), on('2026-12-21')));
    await steps.income(planId, 'i2', '1300.00', '2026-12-21');
    const again = must(await steps.issue(planId, '2026-12-21', on('2026-12-22')));
    // D = 1300: of the first 1000 nothing is paid again; whose statement stands gets the rest alone, the other all.
    expect(steps.briefly(again)).toMatchObject({ fund: [5000n, 1500n], 'team/m1': [0n, 52_000n], 'team/m2': [20_000n, 6000n] });
    expect(again.find(({ payee }) => payee === 'team/m1')!.lines.map(({ eventId, amount }) => [eventId, amount])).toEqual([
      ['i1', '400.00'],
      ['i2', '120.00'],
    ]);
  });

  it('rejected lets it stand, and leaves three days after the answer', async () => {
    const { planId, statements } = await steps.stated();
    const own = statements.find(({ payee }) => payee === 'pilot')!;
    const object = (who: WorldStance, now: Date) => world.write(who, (context) => objectToStatement(context, planId, own.id, '比例不对'), now);
    const view = must(await object('party-signatory', new Date('2026-12-26T23:59:59+08:00')));
    expect(kindOf(await steps.prepare(planId, on('2026-12-27')))).toBe('ok');
    expect((await steps.statesOf(planId))[`${own.number} pilot`]).toBe('objected');
    const rejected = must(
      await world.write(
        'admin',
        (context) => answerObjection(context, planId, own.id, view.objections[0]!.id, { outcome: 'rejected', words: '按方案计算无误' }),
        on('2026-12-30'),
      ),
    );
    expect(rejected.statement).toMatchObject({ state: 'issued', objectionsUntil: '2027-01-02', amount: 10_000n });
    expect(kindOf(await steps.prepare(planId, on('2027-01-02')))).toBe('nothing-to-pay');
    expect(kindOf(await object('party-signatory', new Date('2027-01-03T00:00:00+08:00')))).toBe('objections-over');
    expect(must(await steps.prepare(planId, new Date('2027-01-03T00:00:00+08:00'))).lines.map(({ payee, amount }) => [payee, amount])).toEqual([
      ['pilot', 10_000n],
    ]);
  });

  it('is answered by somebody else, and heard from who speaks for the payee alone', async () => {
    const { planId, statements } = await steps.stated();
    const unit = statements.find(({ payee }) => payee === 'unit')!;
    const view = must(await world.write('signatory', (context) => objectToStatement(context, planId, unit.id, '金额有误'), on('2026-12-15')));
    const answer = (who: WorldStance) =>
      world.write(
        who,
        (context) => answerObjection(context, planId, unit.id, view.objections[0]!.id, { outcome: 'rejected', words: '无误' }),
        on('2026-12-16'),
      );
    expect(kindOf(await answer('signatory'))).toBe('own-objection');
    expect(kindOf(await answer('admin'))).toBe('ok');
    const own = statements.find(({ payee }) => payee === 'team/m1')!;
    const object = (who: WorldStance) => world.write(who, (context) => objectToStatement(context, planId, own.id, '…'), on('2026-12-15'));
    for (const who of ['manager', 'signatory', 'viewer', 'secretariat', 'auditor'] as const) expect(kindOf(await object(who)), who).toBe('not-allowed');
    for (const who of ['member-two', 'party-signatory'] as const) expect(kindOf(await object(who)), who).toBe('payout-statement-not-found');
    for (const who of ['outsider', 'person'] as const) expect(kindOf(await object(who)), who).toBe('plan-not-found');
  });
});

it('seen by whom it concerns', async () => {
  const { planId, statements } = await steps.stated();
  const own = statements.find(({ payee }) => payee === 'pilot')!;
  const seen = async (who: WorldStance): Promise<[string, number | string]> => {
    const list: Result<{ items: readonly unknown[] }> = await world.read(who, (context) => listPayoutStatements(context, planId, { limit: 100 }));
    return [kindOf(await world.read(who, (context) => getPayoutStatement(context, planId, own.id))), list.ok ? list.value.items.length : list.error.kind];
  };
  for (const who of ['viewer', 'manager', 'admin', 'secretariat', 'auditor', 'auditing-admin'] as const) expect(await seen(who), who).toEqual(['ok', 5]);
  expect(await seen('party-viewer')).toEqual(['ok', 1]);
  for (const who of ['fund-signatory', 'member-one'] as const) expect(await seen(who), who).toEqual(['payout-statement-not-found', 1]);
  for (const who of ['visitor', 'person', 'outsider'] as const) expect(await seen(who), who).toEqual(['plan-not-found', 'plan-not-found']);
});
