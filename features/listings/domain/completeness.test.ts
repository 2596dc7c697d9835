import { describe, expect, it, test } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import { bodyOf, listingKinds, type AnyBody, type ListingKind } from '../contract/bodies.ts';
import { achievement, bodies, facility, need } from '../tests/bodies.ts';
import { missingKinds, missingOf } from './completeness.ts';

const now = new Date('2026-01-15T01:00:00Z');
const title = { zh: '标题' };
const kindsOf = (kind: ListingKind, body: AnyBody): string[] => missingOf(kind, { title, body }, now).map((m) => m.kind);
const without = (body: AnyBody, field: string): AnyBody => Object.fromEntries(Object.entries(body).filter(([key]) => key !== field));

describe.each(listingKinds)('%s', (kind) => {
  it('a whole one lacks nothing', () => expect(missingOf(kind, { title, body: bodies[kind] }, now)).toEqual([]));
  it('the bodies of these tests are what the contract accepts', () => expect(bodyOf[kind].safeParse(bodies[kind]).error).toBeUndefined());
  it('an empty one is told everything at once, each with its field', () => {
    const missing = missingOf(kind, { title: null, body: {} }, now);
    expect(missing.length).toBeGreaterThanOrEqual(7);
    expect(missing[0]).toEqual({ kind: 'title', field: 'title' });
    for (const { field } of missing.slice(1)) expect(Object.keys(bodyOf[kind].shape)).toContain(field.replace('body.', ''));
  });
  it('every field that is asked for is asked for when it alone is taken away', () => {
    const asked = new Set(missingOf(kind, { title, body: {} }, now).map((m) => m.field));
    for (const field of asked) {
      const body =
        field === 'body.requirements' ? without(without(bodies[kind], 'requirements'), 'fundingWanted') : without(bodies[kind], field.replace('body.', ''));
      expect(missingOf(kind, { title, body }, now).map((m) => m.field)).toEqual([field]);
    }
  });
});

describe('what buyers complain about (C1, C2)', () => {
  it('a comparison of five characters says nothing', () =>
    expect(kindsOf('achievement', { ...achievement, alternative: { zh: '比较好的。' } })).toEqual(['alternative-vague']));
  it('one language may be short where the other says it', () =>
    expect(kindsOf('achievement', { ...achievement, route: { zh: '见英文', en: 'Boiler makers first, as a retrofit kit.' } })).toEqual([]));
  it('a cost needs a figure', () => {
    expect(kindsOf('achievement', { ...achievement, costAtScale: { zh: '成本很低，远低于同类产品' } })).toEqual(['cost-at-scale-figure']);
    expect(kindsOf('achievement', { ...achievement, costAtScale: { zh: '约为现有成本的一半，每吨两百元' } })).toEqual([]);
    expect(kindsOf('achievement', { ...achievement, costAtScale: { zh: '每吨１８０元' } })).toEqual([]);
  });
  it('evidence reaches the level that is claimed', () => expect(kindsOf('achievement', { ...achievement, trl: 6 })).toEqual(['trl-evidence-level']));
  it('what it needs may be money instead of a test', () => expect(kindsOf('achievement', without(achievement, 'requirements'))).toEqual([]));
  it('nothing is needed any more at TRL 9', () =>
    expect(
      kindsOf('achievement', {
        ...without(without(achievement, 'requirements'), 'fundingWanted'),
        trl: 9,
        trlEvidence: [{ level: 9, statement: { zh: '已在三家电厂运行' } }],
      } as AnyBody),
    ).toEqual([]));
  it('a criterion without a quantity cannot be measured', () =>
    expect(kindsOf('need', { ...need, acceptanceCriteria: [...need.acceptanceCriteria!, { name: { zh: '性能优良' } }] })).toEqual([
      'acceptance-criteria-measurable',
    ]));
  it('a deadline counts to the end of its day in China', () => {
    const at = (instant: string) => missingOf('need', { title, body: { ...need, deadline: '2026-01-15' } }, new Date(instant)).map((m) => m.kind);
    expect(at('2026-01-15T15:59:59Z')).toEqual([]);
    expect(at('2026-01-15T16:00:00Z')).toEqual(['deadline-past']);
  });
  it('a facility abroad needs no region of ours', () => {
    expect(kindsOf('facility', { ...without(facility, 'region'), country: 'DE' } as AnyBody)).toEqual([]);
    expect(kindsOf('facility', { ...without(facility, 'region'), country: 'CN' } as AnyBody)).toEqual(['place']);
  });
});

test('every missing thing has a sentence in both languages, for pages and for the API', () => {
  const locales = loadLocales();
  for (const kind of listingKinds.flatMap(missingKinds)) {
    for (const language of ['zh', 'en'] as const) {
      expect(locales.find(language, 'listings', `missing.${kind}`)).toBeTruthy();
      expect(locales.sentence(language, `missing-${kind}`, {})).toBe(locales.find(language, 'listings', `missing.${kind}`));
    }
  }
});
