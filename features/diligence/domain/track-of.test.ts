import { describe, expect, test } from 'vitest';
import { organizationKinds } from '@tongtu/parties/contract';
import packs from '../data/obligation-packs.json' with { type: 'json' };
import table from '../data/pricing-tracks.json' with { type: 'json' };
import { trackOf } from './track-of.ts';

/** Written out, so that a slip in the data is seen: kind → track, reason, and whether a lawyer has to look. */
const inChina = {
  'central-soe': ['state-enterprise', 'central-enterprise', true],
  subsidiary: ['state-enterprise', 'central-enterprise', true],
  'local-soe': ['state-enterprise', 'local-state-enterprise', false],
  university: ['institute', 'state-institute', true],
  'research-institute': ['institute', 'state-institute', true],
  'private-enterprise': ['private', 'private-party', true],
  investor: ['private', 'private-party', true],
  'government-body': ['institute', 'government-body', false],
  international: ['private', 'private-party', true],
} as const;

describe('the track follows from what the unit is and where', () => {
  test.each(organizationKinds)('%s in China', (kind) => {
    const { track, id, confirmed } = trackOf(kind, 'CN');
    expect([track, id, confirmed]).toEqual(inChina[kind]);
  });
  test.each(['DE', 'HK', 'MO', 'TW', 'US'])('no kind comes under the rules of the mainland in %s', (country) => {
    for (const kind of organizationKinds) expect(trackOf(kind, country)).toMatchObject({ track: 'private', id: 'abroad', confirmed: false });
  });
  test('each reason is told in both languages, and each of its articles stands there in full', () => {
    for (const kind of organizationKinds) {
      const { text, articles } = trackOf(kind, 'CN');
      expect(text.zh.length).toBeGreaterThan(20);
      expect(text.en.length).toBeGreaterThan(20);
      expect(articles.length).toBeGreaterThan(0);
      for (const article of articles) expect(article.text.zh.length).toBeGreaterThan(20);
    }
  });
  test('article 18 is the one of the law', () => {
    expect(trackOf('university', 'CN').articles.map(({ id }) => id)).toEqual(['transformation-law-18']);
    expect(trackOf('university', 'CN').articles[0]?.text.zh).toContain('应当在本单位公示科技成果名称和拟交易价格');
  });
});

test('an article that the obligation packs know too reads the same here', () => {
  const theirs = new Map(packs.packs.flatMap((pack) => pack.articles).map((article) => [article.id, article.text.zh]));
  const both = table.articles.filter(({ id }) => theirs.has(id));
  expect(both.length).toBeGreaterThan(2);
  for (const { id, text } of both) expect(text.zh, id).toBe(theirs.get(id));
});
