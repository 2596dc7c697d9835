import { expect, it } from 'vitest';
import { ordered } from './facet-order.ts';

const items = [
  { value: '7', count: 1 },
  { value: '4', count: 9 },
  { value: '5', count: 0 },
];

it('levels by number, others by count, empty ones away', () => {
  expect(ordered('trl', items, []).map((item) => item.value)).toEqual(['4', '7']);
  expect(ordered('sector', items, []).map((item) => item.value)).toEqual(['4', '7']);
});
it('what is chosen stays in sight', () =>
  expect(ordered('sector', items, ['5', 'x']).map((item) => `${item.value}:${item.count}`)).toEqual(['4:9', '7:1', '5:0', 'x:0']));
