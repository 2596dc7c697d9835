/** Vectors that a reader can audit (tests/vectors/sharing-check.json, sharing-floors.json), and what no vector says. */
import { describe, expect, it } from 'vitest';
import { fraction, times, type Fraction } from '@tongtu/kernel/fraction';
import { moneyToDecimal, parseMoney } from '@tongtu/kernel/money';
import { expect as must } from '@tongtu/kernel/result';
import { planOf, vectorsOf, type OfPlan } from '../../tests/vectors.ts';
import { floorOf } from '../entitlement.ts';
import { packsFor } from '../pack-choice.ts';
import type { Unit } from '../plan.ts';
import type { PackRule, PackRuleKind, RulePack } from '../rule-pack.ts';
import { shippedPacks } from '../rule-packs.ts';
import { checkPlan } from './check-plan.ts';
import { severities } from './words.ts';

type CheckCase = OfPlan & { readonly verdict: string; readonly findings: readonly object[]; readonly absent?: readonly object[] };
type Asked = { readonly pack: string; readonly pool: string; readonly main?: string; readonly office?: string; readonly shares: string };
type FloorCase = { readonly name: string; readonly unit: Unit; readonly net: string; readonly shares: string; readonly expected: readonly Asked[] };

describe('the legal check', () => {
  it.each(vectorsOf<{ cases: CheckCase[] }>('sharing-check').cases)('$name', (of) => {
    const report = checkPlan(planOf(of), shippedPacks);
    expect(report).toMatchObject({ verdict: of.verdict });
    for (const finding of of.findings) expect(report.findings).toContainEqual(expect.objectContaining(nested(finding)));
    for (const finding of of.absent ?? []) expect(report.findings).not.toContainEqual(expect.objectContaining(finding));
  });
  it('tells the worst first', () => {
    const { findings } = checkPlan(planOf({ name: '', plan: 'waterfall', change: { unit: { region: '330000' } } }), shippedPacks);
    const grades = findings.map(({ severity }) => severities.indexOf(severity));
    expect(grades).toEqual(grades.toSorted());
    expect(new Set(grades).size).toBeGreaterThan(1);
  });
  it('tells a floor and a cap on yearly profit that no plan can both keep', () => {
    const longer = shippedPacks.map((pack) => ({
      ...pack,
      rules: pack.rules.map((rule) => (rule.kind === 'profit-floor' ? { ...rule, yearsLeast: 5 } : rule)),
    }));
    const plan = planOf({ name: '', plan: 'profit', change: { unit: { entityType: 'state-technology-enterprise' } } });
    expect(checkPlan(plan, longer).findings).toContainEqual(
      expect.objectContaining({
        rule: 'conflict',
        code: 'conflict-profit',
        severity: 'warning',
        details: expect.objectContaining({ yearsLeast: 5, yearsMost: 3 }) as object,
      }),
    );
    expect(checkPlan(plan, shippedPacks).findings.some(({ rule }) => rule === 'conflict')).toBe(false);
  });
  it('knows that years of loss pass where a hard floor counts from the first year with a profit', () => {
    const later = shippedPacks.map((pack) => ({
      ...pack,
      rules: pack.rules.map((rule) => (rule.kind === 'profit-floor' ? { ...rule, from: 'first-profit-year' as const } : rule)),
    }));
    const codeOf = (from: string): string => checkPlan(planOf({ name: '', plan: 'profit', change: { annualProfit: { from } } }), later).findings[0]!.code;
    expect([codeOf('production-start'), codeOf('first-profit-year')]).toEqual(['profit-start', 'profit-always']);
  });
  it('cites the article and what it says in both languages', () => {
    const [worst] = checkPlan(planOf({ name: '', plan: 'waterfall' }), shippedPacks).findings;
    expect(worst!.article.zh).toContain('第四十五条');
    expect(worst!.article.en).toContain('art. 45');
    expect(worst!.says.zh).toContain('50%');
  });
  it('takes a plan under an old version of a pack as it was taken then', () => {
    const plan = planOf({ name: '', plan: 'half' });
    const old = shippedPacks.filter(({ code, version }) => code !== 'cn-state' || version === 1);
    const then = checkPlan(plan, old);
    expect(checkPlan(plan, old)).toEqual(then);
    expect(then.findings.map(({ packVersion, pack }) => [pack, packVersion])).toContainEqual(['cn-state', 1]);
    expect(then.findings.some(({ rule }) => rule === 'L4')).toBe(false);
  });
});

/** Details are looked at field by field too. */
const nested = (finding: object): object =>
  Object.fromEntries(Object.entries(finding).map(([key, value]) => [key, key === 'details' ? expect.objectContaining(value as object) : (value as unknown)]));

describe('what the packs ask for', () => {
  const ruleOf = <K extends PackRuleKind>(pack: RulePack, kind: K): Extract<PackRule, { kind: K }> | undefined =>
    pack.rules.find((rule): rule is Extract<PackRule, { kind: K }> => rule.kind === kind);
  const asked = (pack: RulePack, net: bigint, shares: bigint): object => {
    const part = (least: Fraction, of: bigint): bigint => floorOf(times(least, fraction(of)));
    const text = (amount: bigint): string => moneyToDecimal({ amount, currency: 'CNY' });
    const pool = part(ruleOf(pack, 'income-floor')!.least, net);
    const [main, office] = [ruleOf(pack, 'main-part'), ruleOf(pack, 'tto-part')];
    return {
      pack: pack.code,
      pool: text(pool),
      ...(main === undefined ? {} : { main: text(part(main.least, pool)) }),
      ...(office === undefined ? {} : { office: text(part(office.least, office.of === 'net' ? net : pool)) }),
      shares: part(ruleOf(pack, 'equity-floor')!.least, shares).toString(),
    };
  };
  it.each(vectorsOf<{ cases: FloorCase[] }>('sharing-floors').cases)('$name', ({ unit, net, shares, expected }) => {
    const packs = packsFor({ unit, effectiveOn: '2026-11-01' }, shippedPacks).filter((pack) => ruleOf(pack, 'income-floor') !== undefined);
    expect(packs.map((pack) => asked(pack, must(parseMoney(net, 'CNY')).amount, BigInt(shares)))).toEqual(expected);
  });
});
