/** Which packs look at a case, and what they ask for together. */
import { describe, expect, it } from 'vitest';
import { organizationKinds } from '@tongtu/parties/contract';
import type { ObligationPack } from './obligation-pack.ts';
import { articlesOf, calendarOf, elementsOf, noticeRuleOf, packName, packsFor } from './packs-for.ts';
import { shippedPacks } from './shipped-packs.ts';

const university = { unitKind: 'university', region: '330100', country: 'CN' } as const;
const named = (code: string): ObligationPack => shippedPacks.find((pack) => pack.code === code)!;
const names = (packs: readonly ObligationPack[]): string[] => packs.map(packName);
const zhejiang = named('zhejiang');

describe('the packs of a case', () => {
  const later: ObligationPack = { ...zhejiang, version: 2, effectiveFrom: '2026-07-01' };
  it('are of each code the newest that has begun', () => {
    expect(names(packsFor(university, '2026-06-30', [...shippedPacks, later]))).toEqual(['cn-institute@1', 'zhejiang@1']);
    expect(names(packsFor(university, '2026-07-01', [...shippedPacks, later]))).toEqual(['cn-institute@1', 'zhejiang@2']);
  });
  it('of two that begin on one day the later version counts, whatever the order', () => {
    const corrected = { ...later, version: 3 };
    for (const packs of [
      [later, corrected],
      [corrected, later],
    ])
      expect(names(packsFor(university, '2026-08-01', packs))).toEqual(['zhejiang@3']);
  });
  it('end on their last day, and no older version comes back', () => {
    const ended = { ...later, effectiveTo: '2026-12-31' };
    expect(names(packsFor(university, '2026-12-31', [zhejiang, ended]))).toEqual(['zhejiang@2']);
    expect(packsFor(university, '2027-01-01', [zhejiang, ended])).toEqual([]);
  });
  it('are none abroad, none before their day, and none of another province', () => {
    expect(packsFor({ ...university, country: 'DE' }, '2026-06-01', shippedPacks)).toEqual([]);
    expect(packsFor(university, '2000-01-01', shippedPacks)).toEqual([]);
    expect(names(packsFor({ ...university, region: '320500' }, '2026-06-01', shippedPacks))).toEqual(['cn-institute@1']);
    expect(names(packsFor({ ...university, region: null }, '2026-06-01', shippedPacks))).toEqual(['cn-institute@1']);
  });
});

describe('what they ask for', () => {
  it('a province speaks in the place of the country, under the same id', () => {
    const packs = packsFor(university, '2026-06-01', shippedPacks);
    const elements = elementsOf(packs);
    expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
    expect(elements.find(({ id }) => id === 'notice')?.articles).toContain('zhejiang-regulations-17');
    expect(elements.map(({ id }) => id).indexOf('notice')).toBe(
      elementsOf([named('cn-institute')])
        .map(({ id }) => id)
        .indexOf('notice'),
    );
  });
  it('the strictest rule of notice: the longest period, every place, every part', () => {
    const both = noticeRuleOf(packsFor(university, '2026-06-01', shippedPacks), 'institute');
    expect(both?.pack).toBe('zhejiang@1');
    expect(both?.rule.days).toBe(15);
    expect(both?.rule.places).toEqual(['unit', 'market']);
    expect(both?.rule.tells).toContain('abstract');
    expect(both?.rule.articles).toEqual(expect.arrayContaining(['transformation-law-18', 'zhejiang-regulations-17']));
    const twenty: ObligationPack = { ...named('cn-institute'), code: 'own', notice: { ...named('cn-institute').notice!, days: 20, endsOnWorkingDay: false } };
    const longer = noticeRuleOf([twenty, zhejiang], 'institute');
    expect([longer?.pack, longer?.rule.days, longer?.rule.endsOnWorkingDay]).toEqual(['own@1', 20, true]);
  });
  it('no notice where no pack asks for one on that track', () => {
    expect(noticeRuleOf(shippedPacks, 'private')).toBeUndefined();
    expect(noticeRuleOf([named('cn-state-enterprise')], 'state-enterprise')).toBeUndefined();
  });
  it('the calendar that is known for longest', () => {
    expect(calendarOf([zhejiang])).toBeNull();
    const national = named('cn-institute');
    const next: ObligationPack = { ...national, code: 'b', calendar: { ...national.calendar!, knownUntil: '2027-12-31' } };
    expect(calendarOf([next, national])?.knownUntil).toBe('2027-12-31');
    expect(calendarOf([national, next])?.knownUntil).toBe('2027-12-31');
  });
  it.each(organizationKinds.flatMap((unitKind) => ['110000', '310000', '330000', '370000', '420000'].map((region) => [unitKind, region] as const)))(
    'every article of %s in %s is there in full',
    (unitKind, region) => {
      const packs = packsFor({ unitKind, region, country: 'CN' }, '2026-06-01', shippedPacks);
      const cited = [...new Set(elementsOf(packs).flatMap(({ articles }) => articles))];
      expect(articlesOf(packs, cited).map(({ id }) => id)).toEqual(cited);
    },
  );
});

describe('what ships', () => {
  it('says the same of an article wherever it stands', () => {
    const byId = new Map<string, string>();
    for (const article of shippedPacks.flatMap(({ articles }) => articles)) {
      expect(byId.get(article.id) ?? JSON.stringify(article)).toBe(JSON.stringify(article));
      byId.set(article.id, JSON.stringify(article));
    }
    expect(byId.size).toBeGreaterThan(30);
  });
  it('cites every article that it carries, and translates each', () => {
    for (const pack of shippedPacks) {
      const cited = new Set([...pack.elements.flatMap(({ articles }) => articles), ...(pack.notice?.articles ?? []), 'holiday-notice-2026']);
      expect(pack.articles.filter(({ id }) => !cited.has(id)).map(({ id }) => id)).toEqual([]);
      expect(pack.articles.every(({ text }) => text.en !== undefined)).toBe(true);
    }
  });
  it('marks what nobody has read in full', () => {
    const unread = new Set(shippedPacks.flatMap(({ articles }) => articles.flatMap(({ id, confirmed }) => (confirmed ? [] : [id]))));
    expect([...unread].toSorted()).toEqual([
      'contract-registration-2026',
      'sasac-2024-8-listing',
      'sasac-2024-8-pricing',
      'sasac-2024-8-valuation',
      'state-council-2016-16-notice',
    ]);
  });
  it('gives the holidays of 2026 as they were announced: 33 days off on 33 dates, six Saturdays and Sundays worked', () => {
    const { holidays, workdays } = calendarOf([named('cn-institute')])!;
    expect(holidays.length).toBe(3 + 9 + 3 + 5 + 3 + 3 + 7);
    expect(workdays.every((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toBe(true);
    // Days off in lieu are exchanged one for one: statutory holidays on working days are the rest.
    const offOnWorkdays = holidays.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())).length;
    expect(offOnWorkdays - workdays.length).toBe(13);
  });
});
