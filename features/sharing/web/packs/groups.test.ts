import { expect, test } from 'vitest';
import type { PackVersion } from '../../contract/packs.ts';
import { nextVersion, packGroups } from './groups.ts';

const pack = (code: string, version: number, region: string, effectiveFrom: string, more: Partial<PackVersion> = {}, content: object = {}): PackVersion => ({
  code,
  version,
  state: 'approved',
  shipped: true,
  title: { zh: code, en: code },
  effectiveFrom,
  proposedBy: null,
  proposedAt: null,
  answeredBy: null,
  answeredAt: null,
  content: { code, version, region, effectiveFrom, ...content },
  actions: [],
  ...more,
});
const all = [
  pack('us', 1, 'US', '1981-07-01'),
  pack('zhejiang', 1, '330000', '2021-09-30'),
  pack('zhejiang', 2, '330000', '2026-01-01', { state: 'proposed' }),
  pack('cn', 1, 'CN', '2015-10-01'),
  pack('cn', 2, 'CN', '2016-02-26'),
  pack('cn', 3, 'CN', '2027-01-01'),
  pack('beijing', 1, '110000', '2020-01-01', {}, { effectiveTo: '2025-12-31' }),
];
test('national first, then provinces, then the United States; the version of the day stands before the others', () =>
  expect(packGroups(all, '2026-11-01').map(({ code, current, others }) => [code, current?.version, others.map(({ version }) => version)])).toEqual([
    ['cn', 2, [3, 1]],
    ['beijing', undefined, [1]],
    ['zhejiang', 1, [2]],
    ['us', 1, []],
  ]));
test('a proposal begins with the text in force, one version beyond the newest', () => {
  const [cn, , zhejiang] = packGroups(all, '2026-11-01');
  expect(nextVersion(cn!)).toMatchObject({ code: 'cn', version: 4, effectiveFrom: '2016-02-26' });
  expect(nextVersion(zhejiang!)).toMatchObject({ version: 3, effectiveFrom: '2021-09-30' });
});
