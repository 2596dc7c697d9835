import { describe, expect, it } from 'vitest';
import { checkFields, needsUscc } from './organization-rules.ts';
import { changedFields, type OrganizationFields } from './organization.ts';

const fields: OrganizationFields = {
  kind: 'university',
  name: { zh: '示例大学' },
  uscc: '914403001922038216',
  region: '440300',
  country: 'CN',
  parentId: null,
  website: null,
  description: null,
};
const kinds = (changes: Partial<OrganizationFields>): string[] => {
  const checked = checkFields({ ...fields, ...changes });
  return checked.ok ? [] : (checked.error.errors ?? [checked.error]).map((error) => `${error.field} ${error.kind}`);
};

describe('who needs a credit code', () => {
  it.each([
    ['a company on the mainland', { kind: 'private-enterprise', country: 'CN', region: '440300' }, true],
    ['a government body', { kind: 'government-body', country: 'CN', region: '110000' }, true],
    ['without a region', { kind: 'university', country: 'CN', region: null }, true],
    ['in Hong Kong', { kind: 'university', country: 'CN', region: '810000' }, false],
    ['in Macao', { kind: 'university', country: 'CN', region: '820000' }, false],
    ['in Taiwan', { kind: 'private-enterprise', country: 'CN', region: '710000' }, false],
    ['an international organization in Beijing', { kind: 'international', country: 'CN', region: '110000' }, false],
    ['abroad', { kind: 'private-enterprise', country: 'DE', region: null }, false],
  ] as const)('%s', (_, organization, needed) => expect(needsUscc(organization)).toBe(needed));
});

describe('rules', () => {
  it.each<[string, Partial<OrganizationFields>, string[]]>([
    ['all well', {}, []],
    ['no code', { uscc: null }, ['body.uscc uscc-required']],
    ['a short code', { uscc: '9144' }, ['body.uscc uscc-length']],
    ['a mistyped code', { uscc: '914403001922038217' }, ['body.uscc uscc-check-character']],
    ['a wrong code, also where none is needed', { country: 'DE', region: null, uscc: '914403001922038217' }, ['body.uscc uscc-check-character']],
    ['an unknown country', { country: 'XX', region: null }, ['body.country country-unknown']],
    ['an unknown region', { region: '999999' }, ['body.region region-unknown']],
    ['a region abroad', { country: 'DE' }, ['body.region region-unknown']],
    ['several at once', { uscc: null, region: '000000' }, ['body.uscc uscc-required', 'body.region region-unknown']],
  ])('%s', (_, changes, expected) => expect(kinds(changes)).toEqual(expected));
  it('says all violations together', () =>
    expect(checkFields({ ...fields, uscc: null, region: '000000' })).toMatchObject({ ok: false, error: { kind: 'invalid-input' } }));
  it('normalises what people type', () =>
    expect(checkFields({ ...fields, uscc: ' 9144 0300 1922 0382 16', country: 'cn' })).toMatchObject({ ok: true, value: fields }));
});

it('changes are named by field; the order of languages is no change', () => {
  const both = { ...fields, name: { zh: '甲', en: 'A' } };
  expect(changedFields(both, { ...both, name: { en: 'A', zh: '甲' } })).toEqual([]);
  expect(changedFields(both, { ...both, name: { zh: '甲' }, region: null, website: 'https://example.org' })).toEqual(['name', 'region', 'website']);
  expect(changedFields(both, { ...both, description: { zh: '新' } })).toEqual(['description']);
});
