import { expect, test } from 'vitest';
import { parseSearch, routerPath, stringifySearch } from './search.ts';

test('what looks like a number or JSON stays text', () => {
  expect(parseSearch('?q=5&trl=3,4&on=true')).toEqual({ q: '5', trl: '3,4', on: 'true' });
});
test.each([{ q: '固态 电解质' }, { sector: '1.1,2.3', q: 'a&b=c#d' }, { q: '"x"' }, {}])('what is written is read back: %o', (search) => {
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});
test('lists stay readable and empty values leave the address', () => {
  expect(stringifySearch({ sector: '1.1,2.3', kind: '', sort: undefined })).toBe('?sector=1.1,2.3');
});
test('path parameters in the router’s words', () =>
  expect(routerPath('/listings/:listingId/versions/:version')).toBe('/listings/$listingId/versions/$version'));
