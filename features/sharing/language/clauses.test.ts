/** The clauses say everything that the tree says, in both languages, with nothing left to fill in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { readPlan } from '../domain/read-plan.ts';
import { anyPlans } from '../tests/plans.ts';
import en from '../data/clauses.en.json' with { type: 'json' };
import zh from '../data/clauses.zh.json' with { type: 'json' };
import { ordinalOf } from './clause-texts.ts';
import { planClauses } from './clauses.ts';

const plan = must(
  readPlan({
    version: 1,
    title: { zh: '固态电解质许可' },
    currency: 'CNY',
    pathway: 'licence',
    effectiveOn: '2026-11-01',
    unit: { entityType: 'state-university', region: '330000' },
    parties: [
      { id: 'unit', role: 'unit', name: { zh: '示例大学', en: 'Example University' } },
      { id: 'team', role: 'completers' },
      { id: 'pilot', role: 'facility' },
      { id: 'f1', role: 'investor' },
      { id: 'f2', role: 'investor' },
    ],
    base: { kind: 'net', deduct: ['taxes', 'upkeep'] },
    steps: [
      { kind: 'recoup', party: 'pilot', upTo: '1500000.00', rate: '50%' },
      { kind: 'split', shares: { team: '60%', unit: '30%', f1: '5%', f2: '1/20' }, caps: { f1: '3000000.00' }, overflow: 'unit' },
    ],
    pool: { party: 'team', members: [{ id: 'm1', weight: '100%', main: true, name: { zh: '林雪' } }] },
    terms: { audit: true, taxBearer: 'unit' },
  }),
);
const clauseOf = (language: 'zh' | 'en', place: string) => planClauses(plan, language).find((clause) => clause.place === place)!;

describe('clauses', () => {
  it('stand in the order of a contract, each with its place', () =>
    expect(planClauses(plan, 'zh').map(({ number, place }) => [number, place])).toEqual([
      ['第一条', 'title'],
      ['第二条', 'unit'],
      ['第三条', 'parties'],
      ['第四条', 'base'],
      ['第五条', 'steps.0'],
      ['第六条', 'steps.1'],
      ['第七条', 'pool'],
      ['第八条', 'rounding'],
      ['第九条', 'clawback'],
      ['第十条', 'terms'],
    ]));
  it('name amounts, shares and parties', () => {
    expect(clauseOf('zh', 'steps.0').text).toBe('可分配收入中，每笔以 50% 支付给设施方，直至累计支付满 1,500,000.00 元。');
    expect(clauseOf('en', 'steps.0').text).toBe('Of the income to be shared, 50% is paid to the facility until CNY 1,500,000.00 has been paid in total.');
    expect(clauseOf('zh', 'steps.1').text).toBe(
      '完成前述分配后的余额，按下列比例分配：完成人 60%；示例大学 30%；投资方“f1” 5%；投资方“f2” 5%。\n投资方“f1”在本步骤中所得累计以 3,000,000.00 元为限。\n超出上述限额的部分，归示例大学。',
    );
    expect(clauseOf('en', 'steps.1').text).toContain('the investor “f1” 5%');
    expect(clauseOf('en', 'terms').text).toContain('borne by Example University');
    expect(clauseOf('zh', 'rounding').text).toContain('相同的依下列次序：投资方“f1”、投资方“f2”、设施方、完成人、示例大学。');
    expect(clauseOf('zh', 'title').text).toContain('自 2026 年 11 月 1 日起生效');
  });
  it('a clawback, and a base without deductions, are said', () => {
    expect(planClauses({ ...plan, clawback: true }, 'zh').find(({ place }) => place === 'clawback')!.text).toContain('退回多得的部分');
    expect(planClauses({ ...plan, base: { kind: 'gross' } }, 'en').find(({ place }) => place === 'base')!.text).toContain('nothing is deducted');
  });
  it('of any plan are whole', () => {
    fc.assert(
      fc.property(anyPlans(), fc.constantFrom('zh' as const, 'en' as const), (of, language) => {
        const clauses = planClauses(of, language);
        const places = clauses.map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
        expect(places).toEqual(expect.arrayContaining(['title', 'unit', 'parties', ...of.steps.map((_, i) => `steps.${i}`)]));
        expect(places.includes('pool')).toBe(of.pool !== null);
        expect(places.includes('equity')).toBe(of.equity !== null);
        expect(places.includes('annualProfit')).toBe(of.annualProfit !== null);
        for (const { heading, text } of clauses) expect(`${heading}${text}`).not.toMatch(/\{\{|undefined|null/);
      }),
      { numRuns: 200 },
    );
  });
  it('have the same templates in both languages, with the same values', () => {
    const flat = (tree: object, prefix = ''): [string, string][] =>
      Object.entries(tree).flatMap(([key, value]) =>
        typeof value === 'string'
          ? [
              [
                prefix + key,
                [...value.matchAll(/\{\{(\w+)\}\}/g)]
                  .map((match) => match[1])
                  .sort()
                  .join(' '),
              ],
            ]
          : Array.isArray(value)
            ? []
            : flat(value as object, `${prefix}${key}.`),
      );
    expect(flat(en)).toEqual(flat(zh));
  });
});

it.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百〇一'],
  [110, '一百一十'],
  [111, '一百一十一'],
])('%i is %s', (number, text) => expect([ordinalOf(number, zh), ordinalOf(number, en)]).toEqual([text, String(number)]));
