import { expect, test } from 'vitest';
import type { IncomeEventView } from '../../contract/settlement.ts';
import type { IncomeEvent } from '../../domain/income-event.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { readPlan } from '../../domain/read-plan.ts';
import { previewMany, previewOf, type Standing } from './preview.ts';

const plan = (over: object = {}): SharingPlan => {
  const read = readPlan({
    version: 1,
    title: { zh: '许可' },
    currency: 'CNY',
    pathway: 'licence',
    effectiveOn: '2027-01-01',
    unit: { entityType: 'state-university', region: 'CN', publishedRule: false },
    parties: [
      { id: 'unit', role: 'unit' },
      { id: 'team', role: 'completers' },
    ],
    base: { kind: 'net', deduct: ['taxes'] },
    steps: [{ kind: 'split', shares: { team: '1/2', unit: '1/2' } }],
    clawback: false,
    rounding: { ties: [] },
    ...over,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const event = (over: Partial<IncomeEvent>): IncomeEvent => ({ id: 'e', on: '2027-03-01', kind: 'income', amount: 10_000n, ...over });
const standing = (last?: Partial<IncomeEventView>, profits: Partial<IncomeEventView>[] = []): Standing => ({
  last: last === undefined ? undefined : ({ position: 1, version: 1, kind: 'income', balance: '0.00', highWater: '0.00', ...last } as IncomeEventView),
  profits: profits as IncomeEventView[],
});
const paid = (result: ReturnType<typeof previewOf>) => (result.ok ? result.value.event.payouts : result.error.kind);

test('the first income is shared out whole', () => expect(paid(previewOf(plan(), 1, standing(), event({})))).toEqual({ team: 5_000n, unit: 5_000n }));
test('income makes good what costs took before it is shared out', () =>
  expect(paid(previewOf(plan(), 1, standing({ balance: '90.00', highWater: '100.00' }), event({ amount: 2_500n })))).toEqual({ team: 750n, unit: 750n }));
test('the first event of a later version closes the earlier one and takes its loss over', () => {
  const result = previewOf(plan(), 2, standing({ balance: '90.00', highWater: '100.00' }), event({}));
  expect(result).toMatchObject({ ok: true, value: { closes: 1, event: { payouts: { team: 4_500n, unit: 4_500n } } } });
});
test('a closed version takes nothing', () => {
  expect(paid(previewOf(plan(), 1, standing({ version: 2 }), event({})))).toBe('version-closed');
  expect(paid(previewOf(plan(), 1, standing({ kind: 'closing' }), event({})))).toBe('version-closed');
});
test('a further report of a year pays the difference', () => {
  const profit = plan({
    pathway: 'self-implementation',
    steps: undefined,
    base: undefined,
    annualProfit: { party: 'team', rate: '5%', years: 5, from: 'production-start' },
  });
  const before = [{ id: 'p', on: '2027-12-31', version: 1, position: 1, amount: '100.00', year: 2027 }];
  expect(paid(previewOf(profit, 1, standing({ kind: 'operating-profit' }, before), event({ kind: 'operating-profit', year: 2027, amount: 10_100n })))).toEqual({
    team: 505n,
  });
});
test('many events pay what they pay one by one', () => {
  const result = previewMany(plan(), 1, standing(), [event({}), event({ kind: 'cost', category: 'taxes', amount: 3_000n }), event({ amount: 2_000n })]);
  expect(result).toMatchObject({ ok: true, value: { state: { balance: 9_000n, highWater: 10_000n }, position: 3 } });
});
