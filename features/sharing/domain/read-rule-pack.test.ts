import { describe, expect, it } from 'vitest';
import table from '../data/rule-packs.json' with { type: 'json' };
import { fieldsOfKind, readRulePack, writeRulePack } from './read-rule-pack.ts';
import { shippedPacks } from './rule-packs.ts';

const zhejiang = table.packs.find(({ code }) => code === 'zhejiang')!;
const faultsOf = (change: object): string[] => {
  const read = readRulePack({ ...zhejiang, ...change });
  return read.ok ? [] : (read.error.errors ?? []).map(({ kind, field }) => `${kind} ${field}`);
};
const rules = (change: object): object => ({ rules: [{ ...zhejiang.rules[0], ...change }, ...zhejiang.rules.slice(1)] });

describe('a rule pack', () => {
  it.each(table.packs.map((pack) => [`${pack.code} ${pack.version}`, pack] as const))('%s is written as it was read', (_, pack) => {
    const read = readRulePack(pack);
    expect(read.ok && writeRulePack(read.value)).toEqual(pack);
  });
  it.each([
    ['code-malformed code', { code: 'Zhejiang 浙江' }],
    ['number-out-of-range version', { version: 0 }],
    ['field-missing title.en', { title: { zh: '浙江省' } }],
    ['word-unknown region', { region: '330100' }],
    ['word-unknown entityTypes.0', { entityTypes: ['university'] }],
    ['list-empty entityTypes', { entityTypes: [] }],
    ['date-malformed effectiveFrom', { effectiveFrom: '2021-02-30' }],
    ['range-reversed effectiveTo', { effectiveTo: '2020-01-01' }],
    ['word-unknown netIncome.allowed.0', { netIncome: { ...zhejiang.netIncome, allowed: ['salaries'] } }],
    ['field-unknown note', { note: 'x' }],
    ['list-empty rules', { rules: [] }],
    ['share-out-of-range rules.0.least', rules({ least: '170%' })],
    ['rate-zero rules.0.least', rules({ least: '0%' })],
    ['share-malformed rules.0.least', rules({ least: 'seventy' })],
    ['field-unknown rules.0.days', rules({ days: 15 })],
    ['word-unknown rules.0.kind', rules({ kind: 'ceiling' })],
    ['word-unknown rules.0.strength', rules({ strength: 'soft' })],
    ['pack-rule-twice rules.1.id', rules({ id: zhejiang.rules[1]!.id })],
    ['text-malformed rules.0.article.zh', rules({ article: { zh: ' ', en: 'x' } })],
    ['word-twice rules.0.pathways', rules({ pathways: ['licence', 'licence'] })],
  ])('says %s', (fault, change) => expect(faultsOf(change)).toContain(fault));
  it.each([undefined, null, 7, 'x', [], { rules: [null, 3, {}] }])('refuses %j without falling', (json) => expect(readRulePack(json).ok).toBe(false));
  it('keeps every row of the reference: who, where, and how much', () => {
    const rows = shippedPacks.map(({ code, version, region, rules: all }) => [
      `${code} ${version} ${region}`,
      ...all.map(({ kind, strength }) => `${kind} ${strength}`).filter((row) => !row.startsWith('notice')),
    ]);
    expect(rows).toEqual([
      ['cn-state 1 CN', 'income-floor hard', 'equity-floor hard', 'profit-floor hard'],
      ['cn-state 2 CN', 'income-floor hard', 'equity-floor hard', 'profit-floor hard', 'main-part hard'],
      ['cn-enterprise 1 CN', 'income-floor default', 'equity-floor default', 'profit-floor default'],
      ['beijing 1 110000', 'income-floor permissive', 'equity-floor permissive', 'profit-floor permissive'],
      ['shanghai 1 310000', 'income-floor permissive', 'equity-floor permissive', 'profit-floor permissive'],
      ['zhejiang 1 330000', 'income-floor hard', 'equity-floor hard', 'profit-floor permissive', 'main-part hard', 'tto-part hard'],
      ['shandong 1 370000', 'income-floor hard', 'equity-floor hard', 'profit-floor hard', 'tto-part permissive'],
      ['cn-technology-enterprise 1 CN', 'equity-cap hard', 'person-cap hard', 'profit-cap hard'],
      ['cn-contract 1 CN', 'guaranteed-return default', 'royalty-terms default', 'creative-contribution default'],
      ['us-bayh-dole 1 US', 'inventors-share hard'],
    ]);
  });
  it('says for how long a price is published', () => {
    const days = shippedPacks.flatMap(({ code, version, rules: all }) =>
      all.flatMap((rule) => (rule.kind === 'notice' ? [`${code} ${version} ${rule.of} ${rule.days} ${rule.places.join('+')} ${rule.confirmed}`] : [])),
    );
    expect(days).toEqual([
      'cn-state 1 price null unit true',
      'cn-state 2 price 15 unit false',
      'cn-enterprise 1 rule null unit true',
      'beijing 1 reward null unit true',
      'zhejiang 1 price 15 unit+market true',
      'zhejiang 1 reward 15 unit true',
      'shandong 1 price 15 unit true',
    ]);
  });
  it('knows the fields of every kind', () => expect(Object.keys(fieldsOfKind).length).toBe(13));
});
