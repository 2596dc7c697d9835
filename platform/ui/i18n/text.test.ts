import { beforeAll, expect, test } from 'vitest';
import { addTexts } from './store.ts';
import { translator } from './text.ts';

beforeAll(() => {
  addTexts('test-room', 'en', { shown_one: '{{count}} result', shown_other: '{{count}} results', deep: { er: 'Hello {{name}}' }, 'with.dot': 'dotted' });
  addTexts('test-room', 'zh', { shown_other: '共 {{count}} 条' });
});

test('plural forms by language', () => {
  const [en, zh] = [translator('test-room', 'en'), translator('test-room', 'zh')];
  expect([en('shown', { count: 1 }), en('shown', { count: 1200 }), zh('shown', { count: 1 })]).toEqual(['1 result', '1,200 results', '共 1 条']);
});
test('keys with dots, nested or whole', () => {
  const t = translator('test-room', 'en');
  expect([t('deep.er', { name: 'Lin' }), t('with.dot')]).toEqual(['Hello Lin', 'dotted']);
});
test('what is missing shows its key, and `maybe` says that it is missing', () => {
  const t = translator('test-room', 'en');
  expect([t('no.such'), t.maybe('no.such'), t('deep')]).toEqual(['no.such', undefined, 'deep']);
});
test('a value that is not given stays visible', () => expect(translator('test-room', 'en')('deep.er', {})).toBe('Hello {{name}}'));
