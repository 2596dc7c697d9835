import { expect, test } from 'vitest';
import { readJson } from './json-text.ts';

const placeOf = (source: string, place: string) => {
  const read = readJson(source);
  if (!read.ok) throw new Error('not read');
  const { line, column, length } = read.placeOf(place);
  return [line, column, length];
};
const source = '{\n  "a": [1, {"b": "x"}],\n  "c": {}\n}\n';

test('the value is what JSON.parse gives', () => {
  for (const text of [source, ' [] ', '"\\u4e2d\\n"', '-1.5e3', '{"a":{"a":null},"b":[true,false,[]]}']) {
    const read = readJson(text);
    expect(read.ok && read.value).toEqual(JSON.parse(text));
  }
});
test('a field is shown with its name, an item with its value', () => {
  expect(placeOf(source, 'c')).toEqual([3, 3, 7]);
  expect(placeOf(source, 'a.0')).toEqual([2, 9, 1]);
  expect(placeOf(source, 'a.1.b')).toEqual([2, 13, 8]);
});
test('what is missing is shown where it is missing', () => expect(placeOf(source, 'a.1.z.y')).toEqual([2, 12, 10]));
test('a mark ends with its line', () => expect(placeOf('{\n"a": {\n"b": 1}}', 'a')).toEqual([2, 1, 6]));
test.each([
  ['{"a": }', 1, 7],
  ['{"a": 1,}', 1, 9],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['', 1, 1],
  ['[1', 1, 3],
  ['{} x', 1, 4],
  ['{"a": 01}', 1, 8],
  ['{"a": "b\n"}', 1, 7],
  ["{'a': 1}", 1, 2],
])('%j is wrong at its place', (text, line, column) => {
  const read = readJson(text);
  expect(read.ok ? 'read' : [read.at.line, read.at.column]).toEqual([line, column]);
  expect(() => JSON.parse(text) as unknown).toThrow(/JSON|token|property|control/i);
});
test('a bottomless text is refused, not followed', () => expect(readJson('['.repeat(100_000)).ok).toBe(false));
