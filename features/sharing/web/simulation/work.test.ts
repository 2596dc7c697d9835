import { describe, expect, test } from 'vitest';
import { expect as value } from '@tongtu/kernel/result';
import { readPlan } from '../../domain/read-plan.ts';
import { readScenarios } from '../../domain/simulation/read-scenarios.ts';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import { simulate } from '../../domain/simulation/simulate.ts';
import { bandOption } from './band-option.ts';
import { compareReports } from './comparison.ts';
import type { SimulationRequest } from './protocol.ts';
import { work } from './work.ts';

const planOf = (shares: Record<string, string>) => ({
  version: 1 as const,
  title: { en: 'Any' },
  currency: 'CNY',
  pathway: 'licence' as const,
  effectiveOn: '2026-11-01',
  unit: { entityType: 'private-enterprise' as const, region: 'CN', publishedRule: false },
  parties: Object.keys(shares).map((id) => ({ id, role: 'partner' as const })),
  base: { kind: 'gross' as const },
  steps: [{ kind: 'split' as const, shares }],
  clawback: false,
  rounding: { ties: [] },
});
const scenarios = {
  version: 1 as const,
  currency: 'CNY',
  years: 2,
  milestones: [{ year: 1, probability: '50%', amount: { low: '10.00', base: '20.00', high: '50.00' } }],
};
const request = (runs: number, ...plans: Record<string, string>[]): SimulationRequest => ({ plans: plans.map(planOf), scenarios, runs, seed: 9 });
const around = (isWanted = (): boolean => true) => {
  const parts: number[] = [];
  return { parts, isWanted, progress: (part: number) => void parts.push(part), pause: () => Promise.resolve() };
};

describe('in pieces', () => {
  test('the same report as all at once, and progress that rises to the end', async () => {
    const { parts, ...rest } = around();
    const [report] = (await work(request(2500, { a: '60%', b: '40%' }), rest))!;
    const plan = value(readPlan(planOf({ a: '60%', b: '40%' })));
    expect(report).toEqual(simulate(plan, value(readScenarios(scenarios)), { runs: 2500, seed: 9 }));
    expect(parts).toEqual([0.4, 0.8, 1]);
  });
  test('a newer question ends the older one between two pieces', async () => {
    let asked = 0;
    const { parts, ...rest } = around(() => (asked += 1) < 2);
    expect(await work(request(50_000, { a: '100%' }), rest)).toBeUndefined();
    expect(parts).toEqual([0.02]);
  });
});

describe('two plans', () => {
  const reports = async (): Promise<readonly [SimulationReport, SimulationReport]> =>
    (await work(request(500, { a: '60%', b: '40%' }, { a: '50%', c: '50%' }), around())) as unknown as readonly [SimulationReport, SimulationReport];

  test('are drawn on the same runs: half is half in every quantile', async () => {
    const [own, other] = await reports();
    const [sixty, fifty] = [own.spread.parties['a']!.total, other.spread.parties['a']!.total];
    expect(Math.abs(Number(sixty.p90) / 0.6 - Number(fifty.p90) / 0.5)).toBeLessThan(0.05);
    expect(sixty.mean).not.toBe('0.00');
  });
  test('are compared for every party of either', async () => {
    const [own, other] = await reports();
    expect(compareReports(own, other, 'base-total')).toEqual([
      { party: 'a', own: 1200n, other: 1000n, difference: 200n },
      { party: 'b', own: 800n, other: undefined, difference: 800n },
      { party: 'c', own: undefined, other: 1000n, difference: -1000n },
    ]);
  });
  test('the picture: a band from P10 to P90, median and base case, and the other median where that plan knows the party', async () => {
    const [own, other] = await reports();
    const words = { band: 'band', median: 'median', base: 'base', other: 'other', year: String, amount: String, short: String };
    const series = (party: string) => bandOption(party, own, other, words)['series'] as readonly { name: string; data: readonly number[] }[];
    expect([series('a').map(({ name }) => name), series('b').map(({ name }) => name)]).toEqual([
      ['p10', 'band', 'median', 'base', 'other'],
      ['p10', 'band', 'median', 'base'],
    ]);
    const [low, height] = series('a');
    expect(low!.data.map((amount, i) => (amount + height!.data[i]!).toFixed(2))).toEqual(own.spread.parties['a']!.band.p90);
  });
});
