/** The report as a whole on random plans: it is what its findings say, it can be said in both languages, and old packs stay old. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, plus, zero, type Fraction } from '@tongtu/kernel/fraction';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { checkReport, type Finding } from '../../contract/check.ts';
import { anyPlans, smallPlans, waterfalls } from '../../tests/plans.ts';
import { planOf, vectorsOf, type OfPlan } from '../../tests/vectors.ts';
import { packsFor } from '../pack-choice.ts';
import { contributions, type SharingPlan } from '../plan.ts';
import { shippedPacks } from '../rule-packs.ts';
import { segmentsOf, valueAt } from '../segments.ts';
import { checkPlan } from './check-plan.ts';
import { findingKeys, findingValues } from './finding-values.ts';
import { poolParties } from './pool.ts';

const maybe = fc.option(fc.boolean(), { nil: undefined });
/** With words around the figures. */
const plans: fc.Arbitrary<SharingPlan> = fc
  .record({
    plan: anyPlans(),
    contribution: fc.option(fc.constantFrom(...contributions), { nil: undefined }),
    reporting: maybe,
    audit: maybe,
    guaranteedReturn: maybe,
    taxBearer: fc.constantFrom('each', undefined),
  })
  .map(({ plan, contribution, ...terms }) => ({
    ...plan,
    parties: plan.parties.map((party) => (contribution === undefined ? party : { ...party, contribution })),
    terms: Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)),
  }));

type Sentences = { readonly check: Readonly<Record<string, Readonly<Record<string, string>>>> };
const sentences = (language: 'zh' | 'en'): Sentences =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8')) as Sentences;
const texts = { zh: sentences('zh'), en: sentences('en') };
const sentence = (language: 'zh' | 'en', key: string): string | undefined => {
  const [, group, code] = key.split('.');
  return texts[language].check[group!]![code!];
};
/** Which words of a sentence have no value. */
const unsaid = (finding: Finding, language: 'zh' | 'en'): string[] => {
  const wording = { currency: 'CNY' as const, language, word: (word: string) => texts[language].check['words']![word] ?? `?${word}`, name: (id: string) => id };
  const values = findingValues(finding, wording);
  return findingKeys(finding).flatMap((key) => {
    const text = sentence(language, key);
    if (text === undefined) return [key];
    const gaps = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).filter((name) => values[name] === undefined);
    return [...gaps.map((name) => `${key}: ${name}`), ...Object.values(values).filter((value) => value.startsWith('?'))];
  });
};

describe('a report', () => {
  it('has the shape that is promised, and a verdict as grave as its gravest finding', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const report = checkPlan(plan, shippedPacks);
        expect(checkReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        const grave = report.findings.map(({ severity }) => severity);
        expect(report.verdict).toBe(grave.includes('violation') ? 'violation' : grave.includes('warning') ? 'warning' : 'lawful');
      }),
      { numRuns: 1000 },
    );
  });
  it('is the same whether the packs are chosen before or here, and whatever packs of later days there are', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const report = checkPlan(plan, shippedPacks);
        const later = shippedPacks.map((pack) => ({ ...pack, version: pack.version + 50, effectiveFrom: '2031-01-01', rules: [] }));
        expect(checkPlan(plan, packsFor(plan, shippedPacks))).toEqual(report);
        expect(checkPlan(plan, [...later, ...shippedPacks])).toEqual(report);
      }),
      { numRuns: 500 },
    );
  });
  it('can be said in both languages, every value given', () => {
    const told = vectorsOf<{ cases: OfPlan[] }>('sharing-check').cases.flatMap((of) => checkPlan(planOf(of), shippedPacks).findings);
    expect(told.flatMap((finding) => [...unsaid(finding, 'zh'), ...unsaid(finding, 'en')])).toEqual([]);
    const seen = new Set(told.map(({ code }) => code));
    fc.assert(
      fc.property(plans, (plan) => {
        const { findings } = checkPlan(plan, shippedPacks);
        for (const { code } of findings) seen.add(code);
        expect(findings.flatMap((finding) => [...unsaid(finding, 'zh'), ...unsaid(finding, 'en')])).toEqual([]);
      }),
      { numRuns: 2000, seed: 20260301 },
    );
    // Nothing is written that is never said. Two sentences need packs that do not ship (check-plan.test.ts).
    expect(Object.keys(texts.en.check['findings']!).filter((code) => !seen.has(code))).toEqual(['profit-start', 'conflict-profit']);
  });
  it('finds a floor kept only where every income of a scan keeps it', () => {
    const paidAt = (plan: SharingPlan, pool: ReadonlySet<string>, x: Fraction): bigint => {
      const segment = segmentsOf(plan).findLast(({ from }) => from.numerator <= x.numerator * from.denominator)!;
      const { numerator, denominator } = [...pool].map((party) => valueAt(segment.amounts.get(party)!, x)).reduce(plus, zero);
      return numerator / denominator;
    };
    const broken = (plan: SharingPlan, finding: Finding): string | undefined => {
      const pack = shippedPacks.find(({ code, version }) => code === finding.pack && version === finding.packVersion)!;
      const floor = pack.rules.find((rule) => rule.kind === 'income-floor')!;
      const pool = poolParties(plan, pack);
      for (let x = 1n; x <= 600n; x += 1n) {
        const required = (x * floor.least.numerator) / floor.least.denominator;
        if (paidAt(plan, pool, fraction(x)) < required) return moneyToDecimal({ amount: x, currency: plan.currency });
      }
      return undefined;
    };
    const isFloor = ({ code }: Finding): boolean => /income-(always|from|until|never|unproven|met|below)$|^(default|own-rule)-income$/.test(code);
    fc.assert(
      fc.property(waterfalls({ ...smallPlans, largest: 80n }), (plan) => {
        for (const finding of checkPlan(plan, shippedPacks).findings.filter(isFloor)) {
          const first = broken(plan, finding);
          const beyond = first === undefined && finding.counterexample !== undefined;
          expect(beyond ? undefined : finding.counterexample?.income).toBe(first);
        }
      }),
      { numRuns: 60 },
    );
  });
});
