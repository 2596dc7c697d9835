/** Whatever the log may hold is told in words, in both languages; and a key that comes from a file finds nothing but words. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languages } from '@tongtu/kernel/localized';
import { nextStepOf, sayer, sortKeys } from './web.ts';
import { phrase, roleWords } from './words.ts';

const root = join(import.meta.dirname, '..', '..');
const files = globSync('features/*/provable.ts', { cwd: root });

it.each(files)('%s: every kind has words', async (file) => {
  const kinds = Object.values((await import(join(root, file))) as Record<string, readonly string[]>).flat();
  expect(kinds.length).toBeGreaterThan(3);
  const silent = kinds.filter((kind) => languages.some((language) => phrase(language, `kinds.${kind}`, '') === ''));
  expect(silent).toEqual([]);
});
it('there are some', () => expect(files.length).toBeGreaterThan(4));
it('what is no kind of ours stays as it is', () => {
  for (const odd of ['constructor', '__proto__', 'toString', 'no-such-kind', '']) expect(phrase('en', `kinds.${odd}`, odd)).toBe(odd);
  expect(roleWords('admin+constructor', 'en')).toBe('organization admin, constructor');
  expect(sayer('zh')('page.busy', { name: 'a\u202eb' })).toContain('a\uFFFDb');
});
it('keys are told apart by their kind', () => {
  const log = 'tongtu.example/log+2aa2db48+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c';
  const witness = 'audit.example/witness+88869e50+BGa+fjMsekUzMr2dCn99sFX1xe8aBq2mbZizn7aBDEc6';
  expect(sortKeys(` ${witness}\n\n${log}  `)).toEqual({ vkeys: [log], witnesses: [witness] });
  expect(sortKeys('nonsense x+y')).toEqual({ vkeys: ['nonsense', 'x+y'], witnesses: [] });
  expect(sortKeys('')).toEqual({ vkeys: [], witnesses: [] });
});
it('every fault leads to a next step', () => {
  expect(['zip-crc', 'vkey-malformed', 'not-json', 'element-not-met'].map(nextStepOf)).toEqual(['file', 'keys', 'format', 'unsound']);
});
