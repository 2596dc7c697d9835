import { expect, test } from 'vitest';
import type { PlanFacts } from './next-steps.ts';
import { nextSteps, unstatedOf } from './next-steps.ts';

const version = (number: number, state: string) => ({ version: number, state });
const facts = (over: object, rest: object = {}): PlanFacts =>
  ({
    plan: { id: 'p', currency: 'CNY', stance: 'unit', inForce: 1, latest: version(1, 'in-force'), actions: [], ...over },
    signs: true,
    personName: '甲',
    today: '2027-03-10',
    ...rest,
  }) as unknown as PlanFacts;
const kinds = (of: PlanFacts) => nextSteps(of).map((step) => `${step.kind}${step.mine ? '!' : ''}`);

test('a draft waits to be proposed; who cannot is told so', () => {
  const plan = { inForce: null, latest: version(1, 'draft') };
  expect(kinds(facts(plan, { latest: { actions: ['propose'] } }))).toEqual(['propose!']);
  expect(kinds(facts(plan, { latest: { actions: [] } }))).toEqual(['propose']);
  expect(kinds(facts({ ...plan, latest: { ...plan.latest, verdict: 'violation' } }, { latest: { actions: ['propose'] } }))).toEqual(['amend!']);
});

test('of a proposal the organizations that have not accepted are named', () => {
  const acceptances = [
    { organizationName: { zh: '甲' }, acceptedAt: '2027-01-01T00:00:00Z' },
    { organizationName: { zh: '乙' }, acceptedAt: null },
  ];
  const [step] = nextSteps(facts({ latest: version(2, 'proposed') }, { latest: { actions: ['accept'], acceptances } }));
  expect(step).toMatchObject({ kind: 'accept', mine: true, version: 2, count: 1, names: [{ zh: '乙' }] });
});

test('a window counts until its last day is over, and the earliest one is named', () => {
  const statements = [
    { id: 'a', state: 'issued', objectionsUntil: '2027-03-10' },
    { id: 'b', state: 'issued', objectionsUntil: '2027-03-09' },
    { id: 'c', state: 'issued', objectionsUntil: '2027-03-20' },
  ];
  expect(nextSteps(facts({}, { statements }))).toMatchObject([{ kind: 'window', count: 2, day: '2027-03-10', to: '/sharing-plans/p/statements' }]);
});

test('one’s own acts come first', () => {
  const payments = {
    items: [{ id: 'r', state: 'prepared', total: '5.00', payments: 2, preparedBy: '乙' }],
    ready: { amount: '0.00', statements: 0 },
    waiting: [{ reason: 'account-missing' }, { reason: 'window-open' }],
  };
  const statements = [{ id: 'a', state: 'objected', objectionsUntil: '2027-01-01' }];
  expect(kinds(facts({ stance: 'office' }, { statements, payments, signs: false }))).toEqual(['answer', 'accounts', 'approve']);
  expect(kinds(facts({ actions: ['prepare-payments'], latest: version(2, 'proposed') }, { payments, latest: { actions: [], acceptances: [] } }))).toEqual([
    'accounts!',
    'approve!',
    'accept',
  ]);
});

test('what no statement says yet is exact', () =>
  expect(
    unstatedOf({
      currency: 'CNY',
      payees: [
        { total: '0.30', stated: '0.10' },
        { total: '0.10', stated: '0.00' },
      ],
    } as Parameters<typeof unstatedOf>[0]),
  ).toBe(30n));

test('nobody approves his own run', () => {
  const payments = {
    items: [{ id: 'r', state: 'prepared', total: '5.00', payments: 1, preparedBy: '甲' }],
    ready: { amount: '0.00', statements: 0 },
    waiting: [],
  };
  expect(kinds(facts({}, { payments }))).toEqual(['approve']);
  expect(kinds(facts({}, { payments, personName: '丙' }))).toEqual(['approve!']);
});
