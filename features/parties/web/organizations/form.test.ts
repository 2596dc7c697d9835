import { expect, test } from 'vitest';
import { applicationOf, changesOf, emptyValues } from './form.ts';

const filled = {
  ...emptyValues,
  kind: 'university',
  nameZh: ' 云岭大学 ',
  uscc: '12100000400000624B',
  region: '530100',
  website: 'www.example.edu.cn',
} as const;

test('only what was typed is sent, trimmed', () => {
  expect(applicationOf(filled)).toEqual({
    kind: 'university',
    name: { zh: '云岭大学' },
    uscc: '12100000400000624B',
    country: 'CN',
    region: '530100',
    website: 'https://www.example.edu.cn',
  });
});
test('an empty name goes along, so that the server says that it is missing', () => {
  expect(applicationOf(emptyValues)).toEqual({ name: {}, country: 'CN' });
});
test('abroad there is no region of GB/T 2260', () => {
  expect(applicationOf({ ...filled, country: 'DE' })).not.toHaveProperty('region');
});
test('an address with a scheme stays as it is', () => {
  expect(applicationOf({ ...filled, website: 'http://example.org' })['website']).toBe('http://example.org');
});
test('editing sends what changed and nothing else', () => {
  expect(changesOf(filled, { ...filled, nameEn: 'Yunling University' })).toEqual({ name: { zh: '云岭大学', en: 'Yunling University' } });
  expect(changesOf(filled, { ...filled })).toEqual({});
});
test('an emptied field is cleared', () => {
  expect(changesOf(filled, { ...filled, website: ' ', uscc: '' })).toEqual({ website: null, uscc: null });
});
