import { describe, expect, it } from 'vitest';
import { packsFor } from './pack-choice.ts';
import type { EntityType } from './plan.ts';
import { shippedPacks } from './rule-packs.ts';

const codes = (entityType: EntityType, region: string, effectiveOn = '2026-11-01', packs = shippedPacks): string[] =>
  packsFor({ unit: { entityType, region, publishedRule: false }, effectiveOn }, packs).map(({ code, version }) => `${code} ${version}`);

describe('the packs of a plan', () => {
  it.each<[EntityType, string, string[]]>([
    ['state-university', 'CN', ['cn-state 2', 'cn-contract 1']],
    ['state-university', '330000', ['cn-state 2', 'zhejiang 1', 'cn-contract 1']],
    ['state-institute', '330100', ['cn-state 2', 'zhejiang 1', 'cn-contract 1']],
    ['state-institute', '440000', ['cn-state 2', 'cn-contract 1']],
    ['private-enterprise', '330000', ['cn-enterprise 1', 'cn-contract 1']],
    ['state-technology-enterprise', 'CN', ['cn-enterprise 1', 'cn-technology-enterprise 1', 'cn-contract 1']],
    ['us-nonprofit', 'US', ['us-bayh-dole 1']],
    ['state-university', 'US', []],
    ['us-nonprofit', 'CN', []],
  ])('%s in %s', (entityType, region, expected) => expect(codes(entityType, region)).toEqual(expected));
  it('are those in force on the day from which the plan counts', () => {
    expect(codes('state-university', 'CN', '2015-09-30')).toEqual([]);
    expect(codes('state-university', 'CN', '2015-10-01')).toEqual(['cn-state 1']);
    expect(codes('state-university', 'CN', '2016-02-25')).toEqual(['cn-state 1']);
    expect(codes('state-university', 'CN', '2016-02-26')).toEqual(['cn-state 2']);
  });
  it('a repealed text does not give way to the one before it', () => {
    const repealed = shippedPacks.map((pack) => (pack.code === 'cn-state' && pack.version === 2 ? { ...pack, effectiveTo: '2026-10-31' } : pack));
    expect(codes('state-university', 'CN', '2026-10-31', repealed)).toContain('cn-state 2');
    expect(codes('state-university', 'CN', '2026-11-01', repealed)).toEqual(['cn-contract 1']);
  });
  it('a correction from the same day on takes the place, and a pack given twice counts once', () => {
    const corrected = shippedPacks.map((pack) => ({ ...pack, version: pack.version + 10 }));
    expect(codes('state-university', 'CN', '2026-11-01', [...shippedPacks, ...corrected, ...corrected])).toEqual(['cn-state 12', 'cn-contract 11']);
  });
});
