import { expect, test } from 'vitest';
import { closureOf } from './size.ts';

const manifest = { a: { file: 'a.js', imports: ['b'] }, b: { file: 'b.js', imports: ['c', 'a'] }, c: { file: 'c.js' }, d: { file: 'd.js' } };

test('a chunk brings along what it imports, once, and nothing else', () => expect([...closureOf(manifest, ['a'])].sort()).toEqual(['a', 'b', 'c']));
test('a chunk that is missing is no small chunk', () => expect(() => closureOf(manifest, ['x'])).toThrow('no chunk x'));
