/** What leaves the house about statements and payments has the shape of the contract, and files have their names. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLocales } from '@tongtu/platform/i18n';
import type { Context } from '@tongtu/platform/context';
import type { RawAnswer } from '@tongtu/platform/http';
import type { Result } from '@tongtu/kernel/result';
import { sharingRoutes } from '../contract.ts';
import { paymentHandlers } from '../http/payment-handlers.ts';
import { statementHandlers } from '../http/statement-handlers.ts';
import { on, payoutSteps } from './payout-steps.ts';
import { makeWorld, type World, type WorldStance } from './world.ts';

const options = { translate: loadLocales().translate, publicUrl: () => 'https://tongtu.example.org' };
type Handler = (context: Context, input: never) => Promise<Result<unknown>>;
const handlers = { ...statementHandlers(options), ...paymentHandlers(options) } as unknown as Readonly<Record<string, Handler>>;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type RouteName = keyof typeof sharingRoutes;
type Answer<R extends RouteName> = (typeof sharingRoutes)[R] extends { readonly response: z.ZodType<infer Out> } ? Out : RawAnswer;

/** The answer of a handler, seen through the response shape of its route: what the shape does not name would be an error. */
const call = async <R extends RouteName>(name: R, who: WorldStance, input: object, now = on('2026-12-11')): Promise<Answer<R>> => {
  const answer = await world.write(who, (context) => handlers[name]!(context, input as never), now);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.kind}`);
  const { response } = sharingRoutes[name] as { readonly response?: z.ZodType };
  return (response === undefined ? answer.value : (response instanceof z.ZodObject ? response.strict() : response).parse(answer.value)) as Answer<R>;
};

it('every answer fits its shape', async () => {
  const steps = payoutSteps(world);
  const planId = await world.planInForce();
  await steps.income(planId, 'i1', '1000.00');
  const params = { planId };
  const page = { limit: 20 };
  const { items: issued } = await call('issuePayoutStatements', 'manager', { params, body: { to: '2026-12-10' } });
  expect(issued).toHaveLength(5);
  const own = issued.find((one) => one.member === 'm1')!;
  expect(own).toMatchObject({ amount: '400.00', payeeName: { zh: 'memberone' }, objectionsUntil: '2026-12-26' });
  const statementParams = { planId, statementId: own.id };
  const objected = await call('objectToStatement', 'member-one', { params: statementParams, body: { words: '漏了一笔' } });
  expect(objected).toMatchObject({ state: 'objected', openObjections: 1, objections: [{ personName: 'memberone', answer: null, answeredBy: null }] });
  expect((await call('getPayoutStatement', 'signatory', { params: statementParams })).actions).toEqual(['answer', 'download']);
  const answered = await call('answerObjection', 'signatory', {
    params: { ...statementParams, objectionId: objected.objections[0]!.id },
    body: { outcome: 'rejected', words: '无误' },
  });
  expect(answered).toMatchObject({ state: 'issued', opening: '0.00', closing: '400.00', objections: [{ outcome: 'rejected', answeredBy: 'signatory' }] });
  expect((await call('listPayoutStatements', 'member-one', { params, query: page })).items).toHaveLength(1);
  expect((await call('listPayoutStatements', 'viewer', { params, query: { ...page, limit: 2 } })).next).toMatch(/^\d+\.[0-9a-f-]{36}$/);

  const account = { party: 'team', member: 'm1', accountName: '林雪', account: '6222 0202 0001 2345 678', bank: '示例银行' };
  expect(await call('savePayee', 'member-one', { params, body: account })).toMatchObject({ account: '**** 5678', isPerson: true });
  expect((await call('listPayees', 'manager', { params })).items).toHaveLength(5);
  const later = on('2026-12-27');
  const runs = await call('listPaymentRuns', 'viewer', { params, query: page }, later);
  expect(runs).toMatchObject({ items: [], ready: { amount: '400.00', statements: 1 } });
  expect(runs.waiting).toHaveLength(4);
  const run = await call('preparePaymentRun', 'manager', { params }, later);
  const runParams = { planId, runId: run.id };
  expect(run).toMatchObject({ total: '400.00', payments: 1, preparedBy: 'manager', approvedBy: null, lines: [{ account: '6222020200012345678' }] });
  expect(await call('approvePaymentRun', 'signatory', { params: runParams }, later)).toMatchObject({ approvedBy: 'signatory' });
  const file = await call('downloadBankFile', 'manager', { params: runParams, query: { lang: 'en' } }, later);
  expect(JSON.stringify(file.headers)).toContain(encodeURIComponent(`Bank file ${run.number}.csv`));
  const content = Buffer.from(`Reference;Amount\n${run.lines[0]!.reference};400.00\nX;1.00\n`).toString('base64');
  expect(await call('reconcileBankStatement', 'manager', { params, body: { content, encoding: 'base64' } }, later)).toEqual({
    paid: 1,
    returned: 0,
    repeated: 0,
    unmatched: [{ line: 3, reference: 'X', amount: '1.00', reason: 'reference-unknown' }],
  });
  expect(await call('getPaymentRun', 'auditor', { params: runParams }, later)).toMatchObject({
    state: 'settled',
    lines: [{ account: '**** 5678', state: 'paid' }],
  });
  const mine = await call('getMyIncome', 'member-one', {}, later);
  expect(mine.items).toMatchObject([{ total: '400.00', paid: '400.00', inPayment: '0.00', payable: '0.00', weight: '2/3', statements: [{ state: 'paid' }] }]);
  for (const [format, name] of [
    ['pdf', '.pdf'],
    ['xlsx', '.xlsx'],
  ] as const) {
    const paper = await call('downloadPayoutStatement', 'member-one', { params: statementParams, query: { format } });
    expect(JSON.stringify(paper.headers)).toContain(encodeURIComponent(`收益结算单 ${own.number}${name}`));
  }
});

it('a run that is cancelled fits it too', async () => {
  const { planId } = await payoutSteps(world).stated();
  const run = await call('preparePaymentRun', 'manager', { params: { planId } }, on('2026-12-27'));
  expect(await call('cancelPaymentRun', 'manager', { params: { planId, runId: run.id } }, on('2026-12-27'))).toMatchObject({ state: 'cancelled', actions: [] });
});
