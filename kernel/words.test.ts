/** Ids, lifecycles, periods, texts, localized texts, canonical bytes, results: the examples. */
import { describe, expect, it } from 'vitest';
import { canonicalJson, tryCanonicalJson } from './canonical-bytes.ts';
import { instantOfId, isUuid, makeIdSource, parseId } from './ids.ts';
import { defineLifecycle, drawLifecycle } from './lifecycle.ts';
import { inLanguage, parseLocalized } from './localized.ts';
import { abuts, contains, overlaps, parseInstant, parsePeriod, period, splitByLocalDay } from './period.ts';
import { all, expect as must, fail, ok } from './result.ts';
import { cleanText } from './text.ts';

describe('results', () => {
  it('collects every failure', () => {
    expect(all('many', [ok(1), ok(2)])).toEqual(ok([1, 2]));
    expect(all('many', [ok(1), fail('a'), fail('b')])).toEqual(fail('many', { errors: [{ kind: 'a' }, { kind: 'b' }] }));
    expect(() => must(fail('a'))).toThrow('a');
  });
});

describe('ids', () => {
  const bytes = (value: number) => (n: number) => new Uint8Array(n).fill(value);
  it('grow within a millisecond and when the clock steps back', () => {
    for (const chance of [0, 255]) {
      let time = 1_800_000_000_000;
      const newId = makeIdSource(() => new Date(time), bytes(chance));
      const made = Array.from({ length: 3000 }, (_, i) => ((time += i % 7 === 0 ? -5 : i % 3), newId()));
      expect([...new Set(made)].sort()).toEqual(made);
      expect(made.every((id) => isUuid(id) && id[14] === '7')).toBe(true);
    }
  });
  it('have the layout of RFC 9562', () => {
    const newId = makeIdSource(() => new Date(0x017f22e279b0), bytes(0));
    const id = newId();
    expect(id).toBe('017f22e2-79b0-7000-8000-000000000000');
    expect(instantOfId(id)).toEqual(new Date(0x017f22e279b0));
  });
  it('are read at the door', () => {
    expect(must(parseId(' 017F22E2-79B0-7000-8000-000000000000 '))).toBe('017f22e2-79b0-7000-8000-000000000000');
    for (const wrong of [null, '', '017f22e2', "'; drop table"]) expect(parseId(wrong)).toMatchObject({ error: { kind: 'id-malformed' } });
  });
});

describe('lifecycles', () => {
  const door = defineLifecycle({
    initial: 'draft',
    actions: ['submit', 'publish', 'close'],
    states: {
      draft: { submit: { to: 'in-review', guard: 'complete' } },
      'in-review': { publish: { to: 'published' } },
      published: { close: { to: 'closed' } },
      closed: {},
      lost: {},
    },
  });
  it('answer every state and action', () => {
    for (const state of door.states)
      for (const action of door.actions) {
        const answer = door.next(state, action, () => true);
        const allowed = door.allowedActions(state);
        const to = door.table.states[state] as Readonly<Record<string, { to: string }>>;
        expect(answer).toEqual(allowed.includes(action) ? ok(to[action]!.to) : fail('wrong-state', { details: { state, action, allowed } }));
      }
    expect(door.next('toString' as 'draft', 'submit')).toMatchObject({ error: { kind: 'wrong-state' } });
  });
  it('keep a guarded step shut until the guard holds', () => {
    expect(door.next('draft', 'submit')).toMatchObject({ error: { kind: 'guard-refused', details: { guard: 'complete' } } });
    expect(door.next('draft', 'submit', (guard) => guard === 'complete')).toEqual(ok('in-review'));
  });
  it('know ends and orphans, and are drawn', () => {
    expect(door.terminalStates()).toEqual(['closed', 'lost']);
    expect(door.unreachableStates()).toEqual(['lost']);
    const drawn = drawLifecycle(door);
    for (const line of ['state "in-review" as in_review', '[*] --> draft', 'draft --> in_review: submit [complete]', 'closed --> [*]'])
      expect(drawn).toContain(line);
  });
  it('refuse a table that points nowhere', () => {
    expect(() => defineLifecycle({ initial: 'a', actions: ['go'], states: { a: { go: { to: 'b' as 'a' } } } })).toThrow('"b"');
  });
});

describe('periods', () => {
  const of = (from: string, to: string, zone = 'Asia/Shanghai') => must(parsePeriod({ from, to, zone }));
  const hours = (p: ReturnType<typeof of>) => splitByLocalDay(p).map(({ day, period: part }) => [day, (part.to.getTime() - part.from.getTime()) / 3_600_000]);
  it('touch without overlapping', () => {
    const [a, b] = [of('2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'), of('2026-01-01T01:00:00Z', '2026-01-01T02:00:00Z')];
    expect([overlaps(a, b), abuts(a, b), contains(a, a), contains(a, b)]).toEqual([false, true, true, false]);
  });
  it('split at local midnights of 23, 24 and 25 hours', () => {
    expect(hours(of('2026-03-28T00:00:00+01:00', '2026-03-31T00:00:00+02:00', 'Europe/Berlin'))).toEqual([
      ['2026-03-28', 24],
      ['2026-03-29', 23],
      ['2026-03-30', 24],
    ]);
    expect(hours(of('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 'Europe/Berlin'))).toEqual([['2026-10-25', 25]]);
    expect(hours(of('2011-12-29T00:00:00-10:00', '2012-01-01T00:00:00+14:00', 'Pacific/Apia'))).toEqual([
      ['2011-12-29', 24],
      ['2011-12-31', 24],
    ]);
    expect(hours(of('2018-11-03T12:00:00-03:00', '2018-11-05T00:00:00-02:00', 'America/Sao_Paulo'))).toEqual([
      ['2018-11-03', 12],
      ['2018-11-04', 23],
    ]);
  });
  it.each([
    ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'UTC', 'period-reversed'],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'UTC', 'period-zero'],
    ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'Mars/Base', 'period-zone-unknown'],
    ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '+08:00', 'period-zone-unknown'],
    ['1899-12-31T00:00:00Z', '2026-01-02T00:00:00Z', 'UTC', 'period-out-of-range'],
    ['2026-01-01T00:00:00', '2026-01-02T00:00:00Z', 'UTC', 'period-malformed'],
  ])('%s to %s in %s: %s', (from, to, zone, kind) => expect(parsePeriod({ from, to, zone })).toMatchObject({ error: { kind } }));
  it('know the calendar', () => {
    for (const wrong of ['2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z', '2026-13-01T00:00:00Z', '', 5])
      expect(parseInstant(wrong)).toMatchObject({ error: { kind: 'instant-malformed' } });
    expect(must(parseInstant('2026-01-01T08:00+08:00'))).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(period(new Date(NaN), new Date(), 'UTC')).toMatchObject({ error: { kind: 'period-malformed' } });
  });
});

describe('texts', () => {
  const kindOf = (text: unknown, rules = {}) => {
    const cleaned = cleanText(text, { max: 10, ...rules });
    return cleaned.ok ? `= ${cleaned.value}` : cleaned.error.kind;
  };
  it.each([
    [' 中文 ', '= 中文'],
    ['e\u0301', '= é'],
    ['a\n b', '= a b'],
    ['😀'.repeat(10), `= ${'😀'.repeat(10)}`],
    ['שלום', '= שלום'],
    ['👩‍🔬', '= 👩‍🔬'],
    ['😀'.repeat(11), 'text-too-long'],
    ['x'.repeat(10_000_000), 'text-too-long'],
    [' \n ', 'text-empty'],
    ['a\u0000b', 'text-control-character'],
    ['a\u0085b', 'text-control-character'],
    ['a\u202eb', 'text-bidi-override'],
    ['a\u2066b', 'text-bidi-override'],
    ['a\ud800', 'text-lone-surrogate'],
    [5, 'text-not-text'],
  ])('%j', (text, expected) => expect(kindOf(text)).toBe(expected));
  it('keep lines where asked', () => expect(kindOf('a\r\nb\tc', { multiline: true })).toBe('= a\nb\tc'));
  it('come in one language at least, and say when they fall back', () => {
    expect(must(parseLocalized({ zh: ' 标题 ', en: '  ' }))).toEqual({ zh: '标题' });
    expect(parseLocalized({ zh: '', en: ' ' })).toMatchObject({ error: { kind: 'localized-empty' } });
    expect(parseLocalized('x')).toMatchObject({ error: { kind: 'localized-malformed' } });
    expect(parseLocalized({ zh: 'a\u0000', en: 'x'.repeat(9) }, { max: 5 })).toMatchObject({
      error: {
        errors: [
          { field: 'zh', kind: 'text-control-character' },
          { field: 'en', kind: 'text-too-long' },
        ],
      },
    });
    expect(inLanguage({ zh: '标题' }, 'en')).toEqual({ text: '标题', language: 'zh', isFallback: true });
    expect(inLanguage({ zh: '标题', en: 'Title' }, 'en')).toEqual({ text: 'Title', language: 'en', isFallback: false });
  });
});

describe('canonical bytes', () => {
  it('follow RFC 8785', () => {
    expect(canonicalJson({ b: [1e30, 4.5, 0.002, -0], a: { '\u20ac': '\u000f\n"\\', x: undefined, '1': null } })).toBe(
      '{"a":{"1":null,"€":"\\u000f\\n\\"\\\\"},"b":[1e+30,4.5,0.002,0]}',
    );
    // By UTF-16 code units: the surrogate pair of an emoji sorts before U+FB33.
    expect(canonicalJson({ '\ufb33': 1, '😀': 2 })).toBe('{"😀":2,"\ufb33":1}');
  });
  it.each([
    [{ a: 1n }, 'bigint', 'a'],
    [{ a: [new Date(0)] }, 'not-plain', 'a.0'],
    [NaN, 'not-finite', ''],
    [['\ud800'], 'lone-surrogate', '0'],
    [[undefined], 'undefined', '0'],
    [new Map(), 'not-plain', ''],
  ])('refuses %o', (value, why, field) => expect(tryCanonicalJson(value)).toMatchObject({ error: { kind: 'not-canonical', field, details: { why } } }));
  it('notices a cycle', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(tryCanonicalJson(loop)).toMatchObject({ error: { details: { why: 'too-deep-or-cyclic' } } });
  });
});
