import { expect, test } from 'vitest';
import { urlOf } from './call.ts';

const route = { name: 'compareVersions', path: '/api/listings/:listingId/comparison' };

test('parameters are escaped, empty query values left out, lists joined', () => {
  expect(urlOf(route, { params: { listingId: 'a/b c' }, query: { kind: ['need', 'fund'], q: '', sort: undefined, after: null, from: 1, none: [] } })).toBe(
    '/api/listings/a%2Fb%20c/comparison?kind=need%2Cfund&from=1',
  );
});
test('a missing path parameter is a bug and not an address', () => expect(() => urlOf(route, {})).toThrow('listingId is missing'));
test('zero and false are values', () => expect(urlOf({ name: 'x', path: '/api/x' }, { query: { n: 0, facets: false } })).toBe('/api/x?n=0&facets=false'));
