import { describe, expect, it } from 'vitest';
import type { ObligationPackVersion } from '../../contract/packs.ts';
import { nextVersion, packGroups } from './groups.ts';

const pack = (code: string, version: number, region: string, effectiveFrom: string, more: Partial<ObligationPackVersion> = {}): ObligationPackVersion => ({
  code,
  version,
  state: 'approved',
  shipped: true,
  title: { zh: code },
  effectiveFrom,
  proposedBy: null,
  proposedAt: null,
  answeredBy: null,
  answeredAt: null,
  content: { code, version, region, effectiveFrom },
  actions: [],
  ...more,
});

describe('packs on the page', () => {
  const groups = packGroups(
    [
      pack('zhejiang', 1, '330000', '2020-01-01'),
      pack('cn', 1, 'CN', '2015-10-01'),
      pack('cn', 2, 'CN', '2026-01-01'),
      pack('cn', 3, 'CN', '2026-03-01', { state: 'proposed' }),
    ],
    '2026-02-01',
  );
  it('begin with the whole country, and show the version of the day first', () => {
    expect(groups.map((group) => [group.code, group.current?.version, group.others.map((one) => one.version)])).toEqual([
      ['cn', 2, [3, 1]],
      ['zhejiang', 1, []],
    ]);
  });
  it('propose one version beyond all, from the text that is in force', () => {
    expect(nextVersion(groups[0]!)).toMatchObject({ code: 'cn', version: 4, effectiveFrom: '2026-01-01' });
  });
  it('are in force only once approved', () => {
    expect(packGroups([pack('new', 1, 'CN', '2020-01-01', { state: 'proposed' })], '2026-02-01')[0]!.current).toBeUndefined();
  });
});
