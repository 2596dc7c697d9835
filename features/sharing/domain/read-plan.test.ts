import { describe, expect, it } from 'vitest';
import { readIncomeEvent } from './income-event.ts';
import words from '../data/plan-words.json' with { type: 'json' };
import { readPlan } from './read-plan.ts';
import { regions } from './region.ts';

const tree = {
  version: 1,
  title: { zh: '一个方案' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university', region: 'CN' },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers' },
  ],
  base: { kind: 'gross' },
  steps: [{ kind: 'split', shares: { team: '50%', unit: '50%' } }],
};
const faultsOf = (change: object): string[] => {
  const read = readPlan({ ...tree, ...change });
  return read.ok ? [] : (read.error.errors ?? []).map(({ kind, field }) => `${kind} ${field}`);
};
const { steps: _, ...stepless } = tree;
const yearly = { pathway: 'self-implementation', annualProfit: { party: 'team', rate: '5%', years: 0, from: 'production-start' } };
const equity = (shares: string): object => ({ pathway: 'equity', steps: undefined, equity: { shares, allocation: { team: '1' } } });

describe('a tree', () => {
  it.each(['CN', 'US', '330000', '330100', '820000'])('may be of region %s', (region) => expect(faultsOf({ unit: { ...tree.unit, region } })).toEqual([]));
  it.each(['999999', '990000', '000000', '33', 'CNN', 330_000, '__proto__'])('is of no region %s', (region) =>
    expect(faultsOf({ unit: { ...tree.unit, region } })).toEqual(['word-unknown unit.region']),
  );
  it('has every region that the text language has a word for', () =>
    expect(words.words.filter(({ use }) => use === 'place').map(({ word }) => word)).toEqual(regions));
  it('names the regions that it knows', () => {
    const read = readPlan({ ...tree, unit: { ...tree.unit, region: '990000' } });
    expect(read).toMatchObject({ error: { errors: [{ details: { known: expect.arrayContaining(['CN', 'US', '330000']) as unknown } }] } });
  });
  it.each([
    ['a title that is no object', { title: 'x' }, 'value-malformed title'],
    ['half of a surrogate pair', { title: { en: 'a\ud800' } }, 'text-malformed title'],
    ['a party of an unknown role', { parties: [tree.parties[1], { id: 'unit', role: 'king' }] }, 'word-unknown parties.1.role'],
    ['too many steps', { steps: Array.from({ length: 101 }, () => tree.steps[0]) }, 'list-too-long steps'],
    ['a yearly share of no years', yearly, 'number-out-of-range annualProfit.years'],
    ['a part of a share', equity('1.5'), 'number-out-of-range equity.shares'],
    ['no share at all', equity('0'), 'number-out-of-range equity.shares'],
  ])('tells one fault once: %s', (_name, change, expected) => expect(faultsOf(change)).toEqual([expected]));
  it('needs what its pathway needs', () => {
    expect(readPlan({ ...stepless, pathway: 'equity' })).toMatchObject({ error: { errors: [{ kind: 'field-missing', field: 'equity' }] } });
    expect(readPlan({ ...stepless, pathway: 'joint-implementation' })).toMatchObject({ error: { errors: [{ kind: 'field-missing', field: 'annualProfit' }] } });
  });
});

describe('an event', () => {
  const plan = readPlan(tree);
  const event = { id: 'e1', on: '2026-11-02', kind: 'income', amount: '1.00' };
  const eventFaults = (json: unknown): unknown => {
    const read = plan.ok ? readIncomeEvent(json, plan.value) : plan;
    return read.ok ? [] : read.error.errors;
  };
  it.each(['a\0b', 'a\nb', '\ud800', ' '])('has no stream that a database could not keep or a line could not show: %j', (stream) =>
    expect(eventFaults({ ...event, stream })).toEqual([expect.objectContaining({ kind: 'text-malformed', field: 'stream' })]),
  );
  it.each([null, 5, 'x', [event]])('that is no object is told once: %j', (json) =>
    expect(eventFaults(json)).toEqual([expect.objectContaining({ kind: 'value-malformed', field: '' })]),
  );
  it('names the fields of its kind', () =>
    expect(eventFaults({ ...event, category: 'taxes' })).toEqual([
      { kind: 'field-unknown', field: 'category', details: { known: ['id', 'on', 'kind', 'amount', 'stream'] } },
    ]));
});
