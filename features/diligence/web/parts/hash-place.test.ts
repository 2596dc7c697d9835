import { expect, it } from 'vitest';
import { placeOfHash } from './hash-place.ts';

it.each([
  ['#beijing-4', 'beijing-4'],
  ['#%E4%BE%9D%E6%8D%AE', '依据'],
  ['#依据', '依据'],
  ['', null],
  ['#', null],
  ['#%', null],
  ['#%E4%BE', null],
  ['#100%', null],
])('%j leads to %j', (hash, place) => {
  expect(placeOfHash(hash)).toBe(place);
});
