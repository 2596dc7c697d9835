import { describe, expect, test } from 'vitest';
import { pathways } from '../../domain/plan.ts';
import { readScenarios } from '../../domain/simulation/read-scenarios.ts';
import { firstAssumptions, newExit, nextKey, percentText, scenariosJson, type Shape } from './assumptions.ts';
import { grouped } from './grouped.ts';
import { recalled } from './use-assumptions.ts';

const shapes: readonly Shape[] = [
  { income: true, profit: false, equity: false, deductible: ['upkeep'] },
  { income: false, profit: true, equity: false, deductible: [] },
  { income: false, profit: false, equity: true, deductible: [] },
];

describe('the first figures of every pathway are a file that can be read', () => {
  test.each(pathways.flatMap((pathway) => shapes.map((shape) => [pathway, shape] as const)))('%s %j', (pathway, shape) => {
    for (const years of [1, 10, 30]) expect(readScenarios(scenariosJson({ ...firstAssumptions(pathway), years }, shape, 'CNY'))).toMatchObject({ ok: true });
  });
});
test('what a plan does not share stays out of the file', () => {
  const assumed = { ...firstAssumptions('licence'), exits: [newExit([], false)] };
  const keys = shapes.map((shape) => Object.keys(scenariosJson(assumed, shape, 'CNY')).slice(5));
  expect(keys).toEqual([['entryFee', 'royalty', 'milestones', 'exits', 'costs'], ['profit'], ['exits']]);
});
test('a fault stands where its field is', () => {
  const { sales, ...rest } = firstAssumptions('licence');
  const read = readScenarios(scenariosJson({ ...rest, sales: { ...sales, amount: { ...sales.amount, base: 'many' } } }, shapes[0]!, 'CNY'));
  expect(read.ok ? [] : read.error.errors?.map(({ field }) => field)).toContain('royalty.sales.amount.base');
});
test.each([
  ['8', '8%'],
  [' 2.5 ', '2.5%'],
  ['-3', '-3%'],
  ['8%', '8%'],
  ['1/3', '1/3'],
  ['', ''],
])('%j is typed for %j', (typed, text) => expect(percentText(typed)).toBe(text));
test.each([
  ['1000000', '1,000,000'],
  ['1，000.50', '1,000.50'],
  ['０１２３４', '1,234'],
  ['-99999', '-99,999'],
  ['999', '999'],
  ['12.', '12'],
  ['about 5', 'about 5'],
  ['', ''],
])('%j is written %j', (typed, text) => expect(grouped(typed)).toBe(text));
test('keys of rows are not taken twice', () => expect([nextKey([]), nextKey([{ key: '3' }, { key: '1' }])]).toEqual(['1', '4']));

describe('what was kept', () => {
  const first = firstAssumptions('licence');
  test('comes back whole', () => expect(recalled(JSON.stringify({ ...first, years: 7 }), first)).toEqual({ ...first, years: 7 }));
  test.each([null, '', '[]', 'null', JSON.stringify({ ...first, tiers: {} }), JSON.stringify({ ...first, sales: {} }), JSON.stringify({ years: 3 })])(
    'and not where something is missing: %s',
    (text) => expect(recalled(text, first)).toBeUndefined(),
  );
});
