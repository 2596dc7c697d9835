import { expect, test } from 'vitest';
import { placesFor } from './places.ts';

const tree = {
  steps: [
    { kind: 'recoup' as const, party: 'pilot', upTo: '1.00', rate: '100%' },
    { kind: 'split' as const, upTo: '5.00', shares: { team: '60%', unit: '40%' } },
    { kind: 'split' as const, shares: { fund: '50%', unit: '50%' }, caps: { fund: '9.00' }, overflow: 'team' },
  ],
  annualProfit: { party: 'team', rate: '5%', years: 5, from: 'production-start' as const },
  pool: { party: 'team', members: [] },
};

test('every clause that names the party, and the pool for its member', () => {
  expect(placesFor(tree, 'team', 'm1')).toEqual(['steps.1', 'steps.2', 'annualProfit', 'pool']);
  expect(placesFor(tree, 'pilot', null)).toEqual(['steps.0']);
  expect(placesFor(tree, 'nobody', null)).toEqual([]);
});
