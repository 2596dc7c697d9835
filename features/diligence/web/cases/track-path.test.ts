import { describe, expect, it } from 'vitest';
import { pricingTracks } from '../../domain/pricing.ts';
import { pathOf, standings, waysOf } from './track-path.ts';

describe('the way of a price', () => {
  it('is told for each track', () => {
    expect(waysOf('institute').map((way) => way.method)).toEqual(['agreement', 'listing', 'auction']);
    expect(waysOf('state-enterprise').map((way) => way.method)).toEqual(['appraisal', 'valuation', 'market', 'exempt-listing']);
    expect(waysOf('private')).toEqual([{ action: 'agree-freely', method: 'free' }]);
    expect(pathOf('institute', 'agreement')).toEqual(['agreeing', 'decided', 'in-notice', 'settled']);
    expect(pathOf('state-enterprise', 'market')).toEqual(['collecting-refusals', 'decided', 'in-notice', 'settled']);
    expect(pathOf('private', 'free')).toEqual(['settled']);
  });
  it('leaves the notice out where none is needed', () => {
    expect(pathOf('state-enterprise', 'appraisal', true)).toEqual(['valuing', 'valued', 'decided', 'settled']);
  });
  it('knows no method of another track', () => {
    expect(pathOf('institute', 'market')).toEqual([]);
  });
  it('ends settled, whatever was chosen', () => {
    for (const track of pricingTracks) for (const { method } of waysOf(track)) expect(pathOf(track, method).at(-1)).toBe('settled');
  });
  it('says what is past, where the price stands, and what is ahead', () => {
    const path = pathOf('institute', 'agreement');
    expect(standings(path, 'decided')).toEqual(['past', 'now', 'ahead', 'ahead']);
    expect(standings(path, 'settled')).toEqual(['past', 'past', 'past', 'past']);
    expect(standings(path, 'method-open')).toEqual(['ahead', 'ahead', 'ahead', 'ahead']);
  });
});
