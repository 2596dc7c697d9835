/** What is printed is read back as it was, in both languages, whatever people and parties are called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies } from '@tongtu/kernel/money';
import { expect as must } from '@tongtu/kernel/result';
import { contributions, type SharingPlan } from '../domain/plan.ts';
import { readPlan } from '../domain/read-plan.ts';
import { writePlan } from '../domain/write-plan.ts';
import { anyPlans } from '../tests/plans.ts';
import { parsePlanText, readPlanText } from './parse-text.ts';
import { printPlanText } from './print-text.ts';
import { phrasesOf, words } from './words.ts';

const idShape = /^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]{0,39}$/;
const idLetters = fc.constantFrom(...'abzAZ019_.-单位元万亿年股团队'.split(''));
const spelled = fc.string({ unit: idLetters, minLength: 1, maxLength: 12 }).filter((id) => idShape.test(id));
/** Every word of the language is also somebody's name. */
const asWord = fc.constantFrom(...words.flatMap(phrasesOf).filter((phrase) => idShape.test(phrase)));
const asCode = fc.constantFrom(...currencies.slice(0, 5), 'CNY');
const ids = fc.oneof(
  spelled,
  asWord,
  asCode,
  fc.constantFrom('__x', '60', '1.5', '2026-11-01', 'a.', 'a-', '万元', 'constructor', 'each').filter((id) => idShape.test(id)),
);
const lines = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'aZ 9“”"\\/#：，。元固态'.split('')), minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .filter((text) => text.trim() !== '' && text.length <= 200 && !/[\p{Cc}\u2028\u2029]/u.test(text) && text.isWellFormed());
const names = fc.oneof(fc.record({ zh: lines }), fc.record({ en: lines }), fc.record({ zh: lines, en: lines }));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const contribution = maybe(fc.constantFrom(...contributions));

/** Others' names and everything that may be left out, on a random plan. */
const plans: fc.Arbitrary<SharingPlan> = anyPlans().chain((plan) => {
  const count = plan.parties.length + (plan.pool?.members.length ?? 0);
  const many = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: count, maxLength: count });
  return fc
    .record({
      ids: fc.uniqueArray(ids, { minLength: count, maxLength: count }),
      names: many(maybe(names)),
      contributions: many(contribution),
      title: names,
      clawback: fc.boolean(),
      currency: fc.constantFrom('CNY' as const, 'USD' as const, 'JPY' as const, 'BHD' as const),
      region: fc.constantFrom('CN', 'US', '330000', '110101', '710000'),
      terms: fc.record({
        reporting: maybe(fc.boolean()),
        audit: maybe(fc.boolean()),
        guaranteedReturn: maybe(fc.boolean()),
        management: maybe(fc.boolean()),
        bearer: fc.constantFrom(undefined, 'each', 'first' as const),
      }),
      startYear: maybe(fc.integer({ min: 1990, max: 2199 })),
      scale: fc.constantFrom(1n, 1000n, 10n ** 9n),
    })
    .map((of) => {
      const all = [...plan.parties.map(({ id }) => id), ...(plan.pool?.members ?? []).map(({ id }) => id)];
      const called = (id: string): string => of.ids[all.indexOf(id)]!;
      const about = (i: number): object => ({
        ...(of.names[i] === undefined ? {} : { name: of.names[i] }),
        ...(of.contributions[i] === undefined ? {} : { contribution: of.contributions[i] }),
      });
      const { bearer, ...flags } = of.terms;
      const taxBearer = bearer === 'first' ? called(plan.parties[0]!.id) : bearer;
      const said = Object.fromEntries(Object.entries({ ...flags, taxBearer }).filter(([, value]) => value !== undefined));
      const renamed: SharingPlan = {
        ...plan,
        title: of.title,
        clawback: of.clawback,
        currency: of.currency,
        unit: { ...plan.unit, region: of.region },
        parties: plan.parties.map((party, i) => ({ ...party, id: called(party.id), ...about(i) })),
        steps: plan.steps.map((step) =>
          step.kind === 'recoup'
            ? { ...step, party: called(step.party), upTo: step.upTo * of.scale }
            : {
                ...step,
                upTo: step.upTo === null ? null : step.upTo * of.scale,
                shares: step.shares.map((each) => ({ ...each, party: called(each.party) })),
                caps: step.caps.map((each) => ({ party: called(each.party), cap: each.cap * of.scale })),
                overflow: step.overflow === null ? null : called(step.overflow),
              },
        ),
        equity: plan.equity === null ? null : { ...plan.equity, allocation: plan.equity.allocation.map((each) => ({ ...each, party: called(each.party) })) },
        annualProfit:
          plan.annualProfit === null
            ? null
            : { ...plan.annualProfit, party: called(plan.annualProfit.party), ...(of.startYear === undefined ? {} : { startYear: of.startYear }) },
        pool:
          plan.pool === null
            ? null
            : {
                party: called(plan.pool.party),
                members: plan.pool.members.map((member, i) => ({ ...member, id: called(member.id), ...about(plan.parties.length + i) })),
              },
        ties: plan.ties.map(called),
        terms: said,
      };
      // Through the door, as every plan comes: it settles in which order an object keeps its keys.
      return must(readPlan(writePlan(renamed)));
    });
});

describe.each(['zh', 'en'] as const)('%s', (language) => {
  it('what is printed is read back', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const text = printPlanText(plan, language);
        expect(parsePlanText(text)).toEqual({ ok: true, value: plan });
      }),
      { numRuns: 500 },
    );
  });
  it('and printed again is the same text', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const text = printPlanText(plan, language);
        expect(printPlanText(must(parsePlanText(text)), language)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});

it('every value of the tree has its place in the text', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom('zh' as const, 'en' as const), (plan, language) => {
      const text = printPlanText(plan, language);
      const { places } = readPlanText(text);
      const wanted = plan.steps.flatMap((step, i) => [
        `steps.${i}`,
        ...(step.kind === 'split' ? step.shares.map(({ party }) => `steps.${i}.shares.${party}`) : [`steps.${i}.rate`]),
      ]);
      expect(wanted.filter((place) => !places.has(place))).toEqual([]);
      for (const { line, column, offset, length } of places.values()) {
        const before = text.slice(0, offset).split('\n');
        expect([line, column]).toEqual([before.length, before.at(-1)!.length + 1]);
        expect(length).toBeGreaterThan(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 50 },
  );
});

it('anything at all is answered, with positions in the text', () => {
  const piece = fc.constantFrom(
    ...words.flatMap(phrasesOf),
    '\n',
    '\n  ',
    '，',
    '：',
    '60%',
    '1/3',
    '1,000.00',
    '“x”',
    '"',
    '2026-11-01',
    'team',
    '（',
    '/',
    '\\',
    '😀',
    '#',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }), (pieces) => {
      const text = pieces.join(' ');
      const read = parsePlanText(text);
      if (read.ok) return;
      expect(read.error.errors!.length).toBeGreaterThan(0);
      for (const { details } of read.error.errors!) {
        const { line, column, offset } = details as { line: number; column: number; offset: number };
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});
