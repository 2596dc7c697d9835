import { expect, it } from 'vitest';
import type { ListingCard } from '../../contract/cards.ts';
import { nextActs, toConfirm } from './next-acts.ts';

const now = Date.parse('2027-06-01T00:00:00Z');
const card = (over: Partial<ListingCard>): ListingCard => ({
  id: 'x',
  kind: 'need',
  title: {},
  summary: null,
  organization: { id: 'o', name: {}, kind: 'university', region: null, example: false },
  sectors: [],
  keywords: [],
  region: null,
  country: null,
  trl: null,
  amount: null,
  deadline: null,
  state: 'published',
  audience: 'public',
  publishedAt: '2027-05-01T00:00:00Z',
  updatedAt: '2027-05-01T00:00:00Z',
  example: false,
  ...over,
});

it('most pressing first, newest of a kind first, nothing for what is in order', () => {
  const acts = nextActs(
    [
      card({ id: 'd', state: 'draft' }),
      card({ id: 'fine' }),
      card({ id: 'late', deadline: '2027-05-01' }),
      card({ id: 's', state: 'submitted' }),
      card({ id: 'd2', state: 'draft', updatedAt: '2027-05-20T00:00:00Z' }),
      card({ id: 'c', state: 'closed' }),
    ],
    now,
  );
  expect(acts.map((act) => `${act.kind}:${act.listing.id}`)).toEqual(['approve:s', 'over:late', 'finish:d2', 'finish:d']);
});
it('a card that nobody touched for eleven months is to be confirmed', () =>
  expect(
    toConfirm(
      [card({ id: 'old', updatedAt: '2026-06-15T00:00:00Z' }), card({ id: 'new' }), card({ id: 'draft', state: 'draft', updatedAt: '2026-01-01T00:00:00Z' })],
      now,
    ).map((one) => one.id),
  ).toEqual(['old']));
