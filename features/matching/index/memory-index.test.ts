import { describe, expect, it } from 'vitest';
import type { Facts, IndexDocument, LayerWords } from './document.ts';
import { MemoryIndex } from './memory-index.ts';
import { Postings } from './postings.ts';
import type { Scope } from './scope.ts';
import { select, type Ask } from './select.ts';

const words = (text = ''): LayerWords => {
  const terms = text.split(' ').filter((term) => term !== '');
  return { terms, weights: new Uint8Array(terms.length).fill(2) };
};
const facts: Facts = {
  kind: 'need',
  organizationId: 'o1',
  organizationKind: 'university',
  audience: 'public',
  sectors: ['1.2.3'],
  region: '310000',
  trlMin: 3,
  trlMax: 5,
  publishedAt: 1000,
  expiresAt: null,
  deadline: null,
  title: { zh: '标题' },
};
const doc = (id: string, open: string, more: Partial<Facts> = {}, members = '', onRequest = ''): IndexDocument => ({
  id,
  stamp: '1',
  facts: { ...facts, ...more },
  words: [words(open), words(members), words(onRequest)],
});
const visitor: Scope = { all: false, member: false, organizations: [] };
const member: Scope = { all: false, member: true, organizations: ['o2'] };
const owner: Scope = { all: false, member: true, organizations: ['o1'] };
const everything: Scope = { all: true, member: true, organizations: [] };
const ask = (change: Partial<Ask> = {}): Ask => ({
  query: null,
  filters: {},
  sort: 'newest',
  language: 'zh',
  scope: visitor,
  now: 2000,
  after: null,
  limit: 10,
  facets: true,
  ...change,
});
const indexOf = (...documents: IndexDocument[]): MemoryIndex => {
  const index = new MemoryIndex();
  for (const document of documents) index.upsert(document);
  return index;
};
const found = (index: MemoryIndex, term: string, scope: Scope): string[] =>
  select(index, ask({ query: [{ term, weight: 1 }], sort: 'relevance', scope }))
    .items.map((item) => item.id)
    .toSorted();

describe('postings', () => {
  it('keeps what was added, over many blocks', () => {
    const postings = new Postings();
    for (let slot = 0; slot < 5000; slot += 1) for (const term of [`t${slot % 7}`, 'all']) postings.add(term, slot, (slot % 250) + 1);
    const seen: [number, number][] = [];
    postings.each('all', (slot, weight) => seen.push([slot, weight]));
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, slot) => [slot, (slot % 250) + 1]));
    expect([postings.count('t3'), postings.count('none')]).toEqual([714, 0]);
  });
  it('the highest slot and weight come back as they went in', () => {
    const postings = new Postings();
    postings.add('x', (1 << 24) - 1, 300);
    const seen: number[][] = [];
    postings.each('x', (slot, weight) => seen.push([slot, weight]));
    expect(seen).toEqual([[(1 << 24) - 1, 255]]);
  });
});

describe('layers', () => {
  const index = indexOf(doc('a', 'open', {}, 'inner', 'secret'), doc('b', 'other', { organizationId: 'o2' }, 'inner', 'secret'));
  it.each([
    ['open', visitor, ['a']],
    ['inner', visitor, []],
    ['secret', visitor, []],
    ['inner', member, ['a', 'b']],
    ['secret', member, ['b']],
    ['secret', owner, ['a']],
    ['secret', everything, ['a', 'b']],
  ] as const)('%s for %o', (term, scope, ids) => expect(found(index, term, scope)).toEqual(ids));
  it('a score does not tell of hidden text', () => {
    const scoreOf = (index: MemoryIndex) => select(index, ask({ query: [{ term: 'open', weight: 1 }], sort: 'relevance' })).items[0]?.score;
    const plain = indexOf(doc('a', 'open'), doc('b', 'other'));
    expect(scoreOf(indexOf(doc('a', 'open', {}, 'open open2'), doc('b', 'other', {}, 'open', 'open')))).toBe(scoreOf(plain));
  });
  it('a card for members is neither found nor counted by a visitor', () => {
    const index = indexOf(doc('a', 'open'), { ...doc('m', '', { audience: 'members' }, 'open') });
    expect([found(index, 'open', visitor), found(index, 'open', member)]).toEqual([['a'], ['a', 'm']]);
    expect([select(index, ask()).total, select(index, ask()).facets?.kind]).toEqual([1, [{ value: 'need', count: 1 }]]);
    expect(select(index, ask({ scope: member })).total).toBe(2);
  });
});

describe('ranking', () => {
  it('rarer words tell more, longer texts less', () => {
    const index = indexOf(doc('rare', 'x rare'), doc('long', 'x rare a b c d e f g'), doc('common', 'x y'), doc('other', 'x z'));
    const ranked = select(
      index,
      ask({
        query: [
          { term: 'x', weight: 1 },
          { term: 'rare', weight: 1 },
        ],
        sort: 'relevance',
      }),
    ).items.map((item) => item.id);
    expect(ranked.slice(0, 2)).toEqual(['rare', 'long']);
  });
});

describe('filters and facets', () => {
  const index = indexOf(
    doc('a', 'x', { kind: 'need', sectors: ['1.1'], region: '310000', trlMin: 1, trlMax: 3 }),
    doc('b', 'x', { kind: 'fund', sectors: ['1.2'], region: '440300', trlMin: 3, trlMax: 6, organizationKind: 'investor', organizationId: 'o2' }),
    doc('c', 'x', { kind: 'fund', sectors: ['2'], region: null, trlMin: null, trlMax: null, organizationKind: 'investor', organizationId: 'o2' }),
  );
  const ids = (filters: Ask['filters']) => select(index, ask({ filters })).items.map((item) => item.id);
  it.each([
    [{ kind: ['fund'] }, ['c', 'b']],
    [{ sector: ['1'] }, ['b', 'a']],
    [{ sector: ['1.2'] }, ['b']],
    [{ sector: ['9.9'] }, []],
    [{ region: ['440000'] }, ['b']],
    [{ region: ['440300'] }, ['b']],
    [{ region: ['440100'] }, []],
    [{ trl: [3] }, ['b', 'a']],
    [{ organizationKind: ['investor'], trl: [6] }, ['b']],
    [{ organizationId: 'o2' }, ['c', 'b']],
    [{ organizationId: 'nobody' }, []],
  ] as const)('%o', (filters, expected) => expect(ids(filters as Ask['filters'])).toEqual(expected));
  it('a facet counts as if its own filter were not set', () => {
    const { facets, total } = select(index, ask({ filters: { kind: ['fund'], trl: [3] } }));
    expect(total).toBe(1);
    expect(facets?.kind).toEqual([
      { value: 'fund', count: 1 },
      { value: 'need', count: 1 },
    ]);
    expect(facets?.trl.find((level) => level.value === '1')).toBeUndefined();
    expect(facets?.sector).toEqual([
      { value: '1', count: 1 },
      { value: '1.2', count: 1 },
    ]);
    expect(facets?.region).toEqual([{ value: '440000', count: 1 }]);
  });
});

describe('change', () => {
  it('a changed card is found by its new words only, a removed one by none', () => {
    const index = indexOf(doc('a', 'old'), doc('b', 'old'));
    index.upsert({ ...doc('a', 'new'), stamp: '2' });
    expect([found(index, 'old', visitor), found(index, 'new', visitor), index.size, index.stampOf('a')]).toEqual([['b'], ['a'], 2, '2']);
    index.remove('b');
    expect([found(index, 'old', visitor), index.size, select(index, ask()).total]).toEqual([[], 1, 1]);
  });
  it('clearing away the dead changes no answer', () => {
    const index = indexOf(...Array.from({ length: 3000 }, (_, i) => doc(`d${i}`, `w${i % 10} all`, { sectors: [`1.${i % 3}`], publishedAt: i })));
    for (let i = 0; i < 3000; i += 1) if (i % 10 !== 0) index.remove(`d${i}`);
    expect(index.slots.count).toBeLessThan(3000);
    const all = select(index, ask({ limit: 100, query: [{ term: 'all', weight: 1 }] }));
    expect([all.total, found(index, 'w3', visitor), found(index, 'w0', visitor).length]).toEqual([300, [], 10]);
    expect(all.items.slice(0, 2).map((item) => item.id)).toEqual(['d2990', 'd2980']);
    expect(all.facets?.sector.map((one) => one.count)).toEqual([300, 100, 100, 100]);
  });
  it('what has expired is gone at once', () => {
    const index = indexOf(doc('a', 'x', { expiresAt: 1500 }), doc('b', 'x'));
    expect([found(index, 'x', visitor), select(index, ask({ now: 1400 })).total, select(index, ask({ now: 1600 })).total]).toEqual([['b'], 2, 1]);
  });
});
