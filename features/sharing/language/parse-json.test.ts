import { describe, expect, it } from 'vitest';
import type { Failure } from '@tongtu/kernel/result';
import { jsonPlaces } from './json-places.ts';
import { readPlanJson } from './parse-json.ts';

const tree = {
  version: 1,
  title: { zh: '三方' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'private-enterprise', region: 'CN' },
  parties: [
    { id: 'a', role: 'unit' },
    { id: 'b', role: 'completers' },
  ],
  base: { kind: 'gross' },
  steps: [{ kind: 'split', shares: { a: '50%', b: '50%' } }],
};
const text = JSON.stringify(tree, null, 2);
const shown = (of: string): string[] => {
  const read = readPlanJson(of);
  if (read.ok) return [];
  return (read.error.errors as readonly Failure[]).map(({ kind, field, details }) => {
    const { line, column, offset, length } = details as { line: number; column: number; offset: number; length: number };
    return `${kind} ${field} ${line}:${column} ${of.slice(offset, offset + length)}`;
  });
};

describe('the JSON face', () => {
  it.each([text, JSON.stringify(tree), `\ufeff${text}`])('is read', (of) => expect(readPlanJson(of)).toMatchObject({ ok: true, value: { currency: 'CNY' } }));
  it.each([
    ['a share', text.replace('"b": "50%"', '"b": "50.%x"'), ['share-malformed steps.0.shares.b 31:14 "50.%x"']],
    [
      'a key twice',
      text.replace('"b": "50%"', '"a": "50%"'),
      ['json-key-twice steps.0.shares.a 31:9 "a"', 'shares-not-whole steps.0.shares 29:17 {\n        "a": "50%",\n        "a": "50%"\n      }'],
    ],
    [
      'something missing',
      text.replace('"region": "CN"', '"size": "small"'),
      ['field-missing unit.region 9:11 {\n    "entityType": "private-enterprise",\n    "size": "small"\n  }'],
    ],
    ['a broken text', text.replace('"CNY",', '"CNY"'), ['json-malformed  7:3 "']],
    ['a torn text', text.slice(0, 40), [expect.stringMatching(/^json-malformed {2}4:/)]],
    ['nothing', '', ['json-malformed  1:1 ']],
    ['no object', '[1]', ['value-malformed  1:1 [']],
  ])('%s is told where it stands', (_, of, expected) => expect(shown(of)).toEqual(expected));
  it('a deep text costs nothing', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(jsonPlaces(deep).places.size).toBe(33);
    expect(shown(`{"version":${deep}}`).length).toBeGreaterThan(0);
  });
  it.each([
    ['letters', 'a'.repeat(3_900_000)],
    ['escapes', '\\"'.repeat(1_900_000)],
  ])('a long string of %s does not overflow anything', (_, long) => {
    const { places, twice } = jsonPlaces(`{"a":"${long}","b":[1,"\\\\"],"b":2}`);
    expect([places.get('a')?.length, places.get('b.1')?.length]).toEqual([long.length + 2, 4]);
    expect(twice.map(({ place }) => place)).toEqual(['b']);
  });
  it('a wide list or object is looked at as far as a plan could go, and what follows it as ever', () => {
    const list = `[${'{"a":[1]},'.repeat(30_000)}{}]`;
    const object = `{${Array.from({ length: 10_000 }, (_, i) => `"k${i}":[{}]`).join()}}`;
    const { places, twice } = jsonPlaces(`{"list":${list},"object":${object},"after":1,"after":2}`);
    expect([places.size < 20_000, places.get('list')?.length, places.get('object')?.length]).toEqual([true, list.length, object.length]);
    expect(twice.map(({ place }) => place)).toEqual(['after']);
  });
});
