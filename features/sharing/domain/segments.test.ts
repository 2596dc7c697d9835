import { expect, it } from 'vitest';
import { expect as valueOf } from '@tongtu/kernel/result';
import { readPlan } from './read-plan.ts';
import { segmentsOf } from './segments.ts';

const ids = Array.from({ length: 20 }, (_, i) => `p${i}`);
/** Shares of 1/(d) each and the rest to the last; in the first six splits every one but the last has a cap of his own. */
const split = (step: number, denominator: number): object => ({
  kind: 'split',
  shares: Object.fromEntries(ids.map((id, i) => [id, i < 19 ? `1/${denominator}` : `${denominator - 19}/${denominator}`])),
  ...(step < 6 ? { caps: Object.fromEntries(ids.slice(0, 19).map((id, i) => [id, `${1000 + step * 7 + i * 13}.00`])), overflow: 'p19' } : {}),
});

it('the deepest waterfall that the door lets in is walked at once', () => {
  const steps = Array.from({ length: 60 }, (_, i) => ({ ...split(i, i % 2 === 0 ? 999_983 : 101), ...(i < 59 ? { upTo: '1000000000.00' } : {}) }));
  const plan = valueOf(
    readPlan({
      version: 1,
      title: { en: 'A deep waterfall' },
      currency: 'CNY',
      pathway: 'licence',
      effectiveOn: '2026-11-01',
      unit: { entityType: 'private-enterprise', region: 'CN' },
      parties: ids.map((id) => ({ id, role: 'investor' })),
      base: { kind: 'gross' },
      steps,
    }),
  );
  const begun = process.cpuUsage();
  expect(segmentsOf(plan).length).toBeGreaterThan(150);
  const { user } = process.cpuUsage(begun);
  // A tenth of that, where segments that the money has left cost nothing in the steps below.
  expect(user / 1e6).toBeLessThan(1);
});
