import { describe, expect, test } from 'vitest';
import type { Result } from '@tongtu/kernel/result';
import { facts, noticeFact, passed } from '../tests/price-facts.ts';
import { isGapAtAll, isGapBefore, isGapNow, mayBeSigned, nothingMissing, type ClearingFacts } from './clearing.ts';
import type { ElementStatus } from './matrix.ts';
import type { Element } from './obligation-pack.ts';

const element = (id: string, required = true): Element => ({
  id,
  name: { zh: `要素${id}`, en: `Element ${id}` },
  text: { zh: '', en: '' },
  articles: [],
  required,
  needs: [],
  suppliedBy: 'manager',
  due: { before: 'signing' },
  when: {},
});
const rowOf = (id: string, status: ElementStatus, required = true) => ({ element: element(id, required), status });

/** Everything there. */
const ready = (more: Partial<ClearingFacts> = {}, one: Partial<ClearingFacts['case']> = {}): ClearingFacts => ({
  case: {
    track: 'institute',
    pathway: 'licence',
    counterparty: { organizationId: 'other', name: null },
    relatedParty: { marked: false, words: null },
    priceState: 'settled',
    people: [{ personId: 'p1', part: 'manager' }],
    ...one,
  },
  price: facts({ case: { ...facts().case, priceState: 'settled' }, decisions: [passed()], notices: [noticeFact({ state: 'completed' })] }),
  related: { current: true, findings: 0, undeclared: [] },
  rows: [rowOf('a', 'met'), rowOf('b', 'not-applicable'), rowOf('c', 'not-yet'), rowOf('d', 'missing', false)],
  ...more,
});
const kind = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind);

describe('a deal may be signed', () => {
  test('when nothing is missing; what is only wished for, or due later, stops nothing', () => {
    expect(mayBeSigned(ready())).toEqual({ ok: true, value: true });
  });
  test('not before the price is settled, and not when what it rests on is gone', () => {
    expect(mayBeSigned(ready({}, { priceState: 'in-notice' }))).toMatchObject({ error: { kind: 'price-not-settled', details: { priceState: 'in-notice' } } });
    expect(mayBeSigned(ready({ price: { ...ready().price, decisions: [] } }))).toMatchObject({
      error: { kind: 'price-not-settled', details: { priceState: 'settled', guard: 'decision-passed' } },
    });
  });
  test('not with nobody on the other side, unless the unit invests itself', () => {
    const nobody = { counterparty: { organizationId: null, name: null } };
    expect(kind(mayBeSigned(ready({}, nobody)))).toBe('counterparty-missing');
    expect(kind(mayBeSigned(ready({ related: null }, { ...nobody, pathway: 'self-investment' })))).toBe('ok');
  });
  test('not without a check that still speaks of the case, where state assets are concerned', () => {
    for (const related of [null, { current: false, findings: 0, undeclared: [] }]) {
      expect(kind(mayBeSigned(ready({ related })))).toBe('related-parties-unchecked');
      expect(kind(mayBeSigned(ready({ related }, { track: 'state-enterprise' })))).toBe('related-parties-unchecked');
      expect(kind(mayBeSigned(ready({ related }, { track: 'private' })))).toBe('ok');
    }
  });
  test('not with state assets while somebody of the case has declared nothing, nor where the case names nobody', () => {
    const related = { current: true, findings: 0, undeclared: ['p1', 'p2'] };
    for (const track of ['institute', 'state-enterprise'] as const) {
      expect(mayBeSigned(ready({ related }, { track }))).toMatchObject({ error: { kind: 'declarations-missing', details: { count: 2 } } });
      expect(kind(mayBeSigned(ready({}, { track, people: [] })))).toBe('people-missing');
      expect(kind(mayBeSigned(ready({ related: null }, { track, people: [], pathway: 'self-investment' })))).toBe('people-missing');
    }
    expect(kind(mayBeSigned(ready({ related }, { track: 'private', people: [] })))).toBe('ok');
  });
  test('not while a related party that was found is not marked, on any track', () => {
    const related = { current: true, findings: 2, undeclared: [] };
    for (const track of ['institute', 'state-enterprise', 'private'] as const) {
      expect(mayBeSigned(ready({ related }, { track }))).toMatchObject({ error: { kind: 'related-party-unmarked', details: { findings: 2 } } });
      expect(kind(mayBeSigned(ready({ related }, { track, relatedParty: { marked: true, words: '子公司' } })))).toBe('ok');
    }
  });
  test('not with a gap; all are named', () => {
    const rows = [rowOf('a', 'missing'), rowOf('b', 'met'), rowOf('c', 'missing'), rowOf('d', 'missing', false)];
    expect(mayBeSigned(ready({ rows }))).toEqual({
      ok: false,
      error: {
        kind: 'dossier-incomplete',
        details: {
          count: 2,
          first: { zh: '要素a', en: 'Element a' },
          missing: [
            { id: 'a', name: { zh: '要素a', en: 'Element a' } },
            { id: 'c', name: { zh: '要素c', en: 'Element c' } },
          ],
        },
      },
    });
  });
});

test('what is due later is a gap only where all has to be there', () => {
  const rows = [rowOf('later', 'not-yet'), rowOf('wished', 'not-yet', false), rowOf('none', 'not-applicable')];
  expect(nothingMissing(rows, isGapNow).ok).toBe(true);
  expect(nothingMissing(rows, isGapAtAll)).toMatchObject({ error: { details: { missing: [{ id: 'later' }] } } });
});

test('before the committee is called, what is due by then is a gap; before the public is told, that too', () => {
  const due = (id: string, before: 'decision' | 'notice' | 'signing', status: ElementStatus = 'missing', required = true) => ({
    element: { ...element(id, required), due: { before } },
    status,
  });
  const rows = [
    due('rule', 'decision'),
    due('minutes', 'notice'),
    due('price', 'signing'),
    due('wished', 'decision', 'missing', false),
    due('risk', 'decision', 'met'),
  ];
  const named = (step: 'decision' | 'notice') => rows.filter(isGapBefore(step)).map((row) => row.element.id);
  expect(named('decision')).toEqual(['rule']);
  expect(named('notice')).toEqual(['rule', 'minutes']);
});
