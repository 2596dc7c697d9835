import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/check.ts';
import { planOf } from '../../tests/vectors.ts';
import { shippedPacks } from '../rule-packs.ts';
import { checkPlan } from './check-plan.ts';
import { findingKeys, findingValues } from './finding-values.ts';

const [worst] = checkPlan(planOf({ name: '', plan: 'waterfall' }), shippedPacks).findings;
const said = (finding: Finding, language: 'zh' | 'en') =>
  findingValues(finding, { currency: 'CNY', language, word: (word) => word.toUpperCase(), name: (id) => (id === 'team' ? '课题组' : id) });

describe('the values of a finding', () => {
  it('are written as people read them', () => {
    expect(findingKeys(worst!)).toEqual(['check.findings.income-from', 'check.figures.counterexample-money', 'check.figures.worst']);
    expect(said(worst!, 'zh')).toMatchObject({
      least: '50%',
      parties: '课题组',
      from: '¥9,000,000.00',
      income: '¥0.02',
      required: '¥0.01',
      ratio: '0%',
      worstIncome: '¥1,500,000.00',
    });
    expect(said(worst!, 'en')['from']).toBe('CN¥9,000,000.00');
  });
  it('list with the commas of the language, and words in its words', () => {
    const costs = { ...worst!, details: { costs: ['rd', 'taxes'] } };
    expect(said(costs, 'zh')['costs']).toBe('RD、TAXES');
    expect(said(costs, 'en')['costs']).toBe('RD, TAXES');
  });
  it('round what has no end, however long it is', () => {
    const long = (lowest: string): string | undefined => said({ ...worst!, details: { lowest } }, 'en')['lowest'];
    expect([long('1/3'), long(`${10n ** 80n}/${3n * 10n ** 80n + 1n}`), long(`0.${'6'.repeat(200)}`), long(`66.${'6'.repeat(100)}%`)]).toEqual([
      '33.33%',
      '33.33%',
      '66.67%',
      '66.67%',
    ]);
  });
});
