import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IndexDocument } from './document.ts';
import { MemoryIndex } from './memory-index.ts';
import { select, type Ask, type Sort } from './select.ts';
import { readCursor, writeCursor } from '../search/cursor.ts';

const idOf = (i: number): string => `0190f000-0000-7000-8000-${String(i).padStart(12, '0')}`;
const none = { terms: [], weights: new Uint8Array() };
const document = (i: number, seed: { at: number; deadline: string | null; title: string; times: number }): IndexDocument => ({
  id: idOf(i),
  stamp: '',
  facts: {
    kind: 'need',
    organizationId: 'o',
    organizationKind: 'university',
    audience: 'public',
    sectors: [],
    region: null,
    trlMin: null,
    trlMax: null,
    publishedAt: seed.at,
    expiresAt: null,
    deadline: seed.deadline,
    title: { zh: seed.title },
  },
  words: [seed.times === 0 ? none : { terms: ['x'], weights: new Uint8Array([seed.times]) }, none, none],
});
const seeds = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 4 }),
    deadline: fc.constantFrom(null, '2027-01-01', '2027-02-01'),
    title: fc.constantFrom('膜', '电解槽', 'A', 'b', ''),
    times: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 40 },
);

it('page after page yields every card once, in the order of one long page', () =>
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom<Sort>('relevance', 'newest', 'deadline', 'title'),
      fc.boolean(),
      (cards, limit, sort, searched) => {
        const index = new MemoryIndex();
        for (const [i, seed] of cards.entries()) index.upsert(document(i, seed));
        const ask: Ask = {
          query: searched ? [{ term: 'x', weight: 1 }] : null,
          filters: {},
          sort: searched || sort !== 'relevance' ? sort : 'newest',
          language: 'zh',
          scope: { all: false, member: false, organizations: [] },
          now: 10,
          after: null,
          limit: 100,
          facets: false,
        };
        const whole = select(index, ask);
        const seen: string[] = [];
        for (let after: Ask['after'] = null; ;) {
          const page = select(index, { ...ask, after, limit });
          expect(page.total).toBe(whole.total);
          seen.push(...page.items.map((item) => item.id));
          if (!page.more) break;
          after = readCursor(writeCursor(ask.sort, page.items.at(-1)!.place), ask.sort)!;
        }
        expect(seen).toEqual(whole.items.map((item) => item.id));
        expect(new Set(seen).size).toBe(whole.total);
      },
    ),
  ));

it('what this house did not write is no cursor', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      fc.constantFrom<Sort>('relevance', 'title'),
      (given, sort) => {
        expect(readCursor(given, sort)).toBeUndefined();
      },
    ),
  ));

it('a cursor belongs to its sort', () => {
  const cursor = writeCursor('title', { key: 'a', id: idOf(1) });
  expect([readCursor(cursor, 'title'), readCursor(cursor, 'newest'), readCursor(writeCursor('newest', { key: 'a', id: idOf(1) }), 'newest')]).toEqual([
    { key: 'a', id: idOf(1) },
    undefined,
    undefined,
  ]);
});
