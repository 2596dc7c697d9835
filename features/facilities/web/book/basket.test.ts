import { expect, test } from 'vitest';
import { mostPlaces, readBasket, withItem, type BasketItem } from './basket.ts';

const item = (hour: number): BasketItem => ({
  facilityId: 'f',
  facilityTitle: { zh: '甲' },
  resourceId: 'r',
  placeName: { zh: '乙' },
  from: `2026-11-26T${String(hour).padStart(2, '0')}:00:00Z`,
  to: '2026-11-27T00:00:00Z',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
});

test.each([[null], ['nothing'], ['{}'], ['[1, null, {"facilityId": 1}]']])('%o is an empty basket', (text) => expect(readBasket(text)).toEqual([]));
test('what was kept is read back', () => expect(readBasket(JSON.stringify([item(1), item(2)]))).toEqual([item(1), item(2)]));
test('the same place is there once', () => expect(withItem(withItem([], item(1)), item(1))).toEqual([item(1)]));
test('it has an end', () => {
  const full = Array.from({ length: mostPlaces + 3 }, (_, hour) => item(hour)).reduce<readonly BasketItem[]>(withItem, []);
  expect(full.length).toBe(mostPlaces);
});
