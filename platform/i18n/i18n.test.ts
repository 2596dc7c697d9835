import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadLocales, localeFaults, pickLanguage } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tongtu-i18n-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const room = (name: string, zh: object, en: object): string => {
  const folder = join(root, name, 'locales');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'zh.json'), JSON.stringify(zh));
  writeFileSync(join(folder, 'en.json'), JSON.stringify(en));
  return folder;
};

describe('locales', () => {
  const locales = loadLocales([
    room(
      'listings',
      { greet: '{{name}}您好', found_other: '找到 {{count}} 项', errors: { 'wrong-state': '现在不能{{ action }}' } },
      { greet: 'Hello {{name}}', found_one: '{{count}} found', found_other: '{{count}} are found', errors: { 'wrong-state': 'Not now: {{ action }}' } },
    ),
    join(root, 'no such room'),
  ]);
  test('fill in values, and leave out what is missing', () => {
    expect(locales.translate('zh', 'listings', 'greet', { name: '林雪' })).toBe('林雪您好');
    expect(locales.translate('en', 'listings', 'greet', {})).toBe('Hello ');
    expect(locales.translate('en', 'listings', 'greet', { name: '{{count}}$&' })).toBe('Hello {{count}}$&');
    expect(['zh', 'en'].map((language) => locales.translate(language as 'zh', 'listings', 'greet', { name: { zh: '林雪', en: 'Lin Xue' } }))).toEqual([
      '林雪您好',
      'Hello Lin Xue',
    ]);
    expect(locales.translate('en', 'listings', 'greet', { name: { zh: '林雪' } })).toBe('Hello 林雪');
    expect(locales.translate('en', 'listings', 'constructor')).toBe('constructor');
    expect(locales.find('en', 'nowhere', 'greet')).toBeUndefined();
  });
  test('know one and many', () => {
    expect([1, 2].map((count) => locales.translate('en', 'listings', 'found', { count }))).toEqual(['1 found', '2 are found']);
    expect([1, 2].map((count) => locales.translate('zh', 'listings', 'found', { count }))).toEqual(['找到 1 项', '找到 2 项']);
  });
  test('find the sentence of a kind in any room', () => {
    expect(locales.sentence('en', 'wrong-state', { action: 'publish' })).toBe('Not now: publish');
    expect(locales.sentence('zh', 'no-such-kind', {})).toBeUndefined();
  });
  test('two rooms of one name are refused', () => {
    expect(() => loadLocales([join(root, 'listings/locales'), join(root, 'listings/locales')])).toThrow('two rooms are named listings');
  });
});

test('faults are named: missing on either side, empty, other values', () => {
  const folder = room('faulty', { a: '甲', b: ' ', c: '{{x}}', n_other: '个' }, { b: 'B', c: '{{y}}', d: { e: 'E' }, n_one: 'one', n_other: 'many' });
  expect(localeFaults(folder)).toEqual(['d.e: no 中文', 'a: no English', 'b: empty', 'c: different values in the two languages']);
});

test.each([
  [{ query: 'en', cookie: 'lang=zh', acceptLanguage: 'zh' }, 'en'],
  [{ query: 'fr', cookie: 'a=b; lang=en', acceptLanguage: 'zh' }, 'en'],
  [{ query: ['en', 'zh'], cookie: 'xlang=en' }, 'zh'],
  [{ cookie: 'en' }, 'en'],
  [{ acceptLanguage: 'fr, en-GB;q=0.7, zh-Hant-TW;q=0.8' }, 'zh'],
  [{ acceptLanguage: 'zh;q=0, en;q=0.1' }, 'en'],
  [{ acceptLanguage: 'fr;q=x,,;;,*' }, 'zh'],
  [{}, 'zh'],
] as const)('%j → %s', (hints, language) => expect(pickLanguage(hints, 'zh')).toBe(language));
