/** The legal check of a large plan, from its JSON to the report: `node bench/sharing-check.ts [parties] [steps] [times]`. */
import { expect } from '@tongtu/kernel/result';
import { checkPlan } from '../features/sharing/domain/check/check-plan.ts';
import { partyRoles } from '../features/sharing/domain/plan.ts';
import { readPlan } from '../features/sharing/domain/read-plan.ts';
import { shippedPacks } from '../features/sharing/domain/rule-packs.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';

const [parties, steps, times] = [numberAt(2, 20), numberAt(3, 20), numberAt(4, 300)];
const ids = Array.from({ length: parties }, (_, i) => `p${i}`);
/** Parts over one denominator a step, so that no two steps share their fractions; `turn` moves the large parts. */
const shares = (turn: number): Record<string, string> => {
  const weights = ids.map((_, i) => 1 + ((i * 7 + turn * 5) % 13));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(ids.map((id, i) => [id, `${weights[i]}/${sum}`]));
};
const step = (i: number): object => {
  const upTo = `${(i + 1) * 123_457}.89`;
  if (i === steps - 1) return { kind: 'split', shares: shares(i) };
  if (i % 3 === 0) return { kind: 'recoup', party: ids[i % parties], upTo, rate: `${30 + i}%` };
  return { kind: 'split', upTo, shares: shares(i), caps: { [ids[(i + 1) % parties]!]: `${9000 + i}.01` }, overflow: ids[i % parties] };
};
const members = Array.from({ length: 20 }, (_, i) => ({ id: `m${i}`, weight: '1/20', main: i < 14 }));
const tree = {
  version: 1,
  title: { zh: '大方案', en: 'A large plan' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university', region: '330000' },
  parties: ids.map((id, i) => ({ id, role: i % 2 === 0 ? 'completers' : partyRoles[i % partyRoles.length] })),
  base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
  steps: Array.from({ length: steps }, (_, i) => step(i)),
  pool: { party: ids[0], members },
};
const [taken, busy]: [number[], number[]] = [[], []];
let report = checkPlan(expect(readPlan(tree)), shippedPacks);
for (let n = 0; n < times; n += 1) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  // Read anew each time: nothing is kept from the run before.
  report = checkPlan(expect(readPlan(tree)), shippedPacks);
  taken.push(performance.now() - began);
  const { user, system } = process.cpuUsage(used);
  busy.push((user + system) / 1000);
}
say({
  bench: 'sharing-check',
  parties,
  steps,
  findings: report.findings.length,
  verdict: report.verdict,
  firstMs: rounded(taken[0]!),
  medianMs: rounded(median(taken)),
  p95Ms: rounded(quantile(taken, 0.95)),
  worstMs: rounded(Math.max(...taken)),
  // What it costs where others use the machine too.
  cpuMedianMs: rounded(median(busy)),
});
