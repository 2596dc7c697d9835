import { expect, test } from 'vitest';
import tiles from '../data/province-tiles.json' with { type: 'json' };
import { countryCodes, countryName, isCountryCode } from './countries.ts';
import { cities, citiesOf, distanceKm, isRegionCode, isWithin, provinceOf, provinces, regionByCode, regionName, regionOf } from './regions.ts';

test('34 provinces, and every city lies in one of them', () => {
  expect(provinces).toHaveLength(34);
  expect(new Set([...provinces, ...cities].map((r) => r.code)).size).toBe(provinces.length + cities.length);
  expect(cities.filter((c) => !isRegionCode(c.province) || !/^\d{6}$/.test(c.code))).toEqual([]);
  // 333 divisions of prefecture level since 2020 (293 cities, 7 prefectures, 30 autonomous prefectures, 3 leagues).
  expect(cities.filter((c) => c.code.endsWith('00'))).toHaveLength(333);
  expect([...provinces, ...cities].filter((r) => r.name.zh === '' || !/^\p{Lu}[\p{L}' ]+$/u.test(r.name.en))).toEqual([]);
});

test.each([
  ['150000', 'Inner Mongolia'],
  ['610000', 'Shaanxi'],
  ['140000', 'Shanxi'],
  ['540000', 'Tibet'],
  ['500000', 'Chongqing'],
  ['820000', 'Macao'],
  ['341500', "Lu'an"],
  ['341600', 'Bozhou'],
  ['350200', 'Xiamen'],
  ['331000', 'Taizhou'],
  ['331100', 'Lishui'],
  ['211300', 'Chaoyang'],
  ['140400', 'Changzhi'],
  ['650100', 'Ürümqi'],
  ['150100', 'Hohhot'],
  ['152200', 'Hinggan League'],
  ['610100', "Xi'an"],
  ['511100', 'Leshan'],
  ['340300', 'Bengbu'],
  ['410600', 'Hebi'],
  ['411100', 'Luohe'],
  ['220200', 'Jilin'],
])('%s is %s', (code, name) => expect(regionName(code, 'en')).toBe(name));

test('a district climbs to its city or municipality; nonsense finds nothing', () => {
  expect(regionOf('110108')?.name.zh).toBe('北京市');
  expect(regionOf('440305')?.code).toBe('440300');
  expect(provinceOf('440305')?.code).toBe('440000');
  expect([regionOf('990000'), regionOf('44'), regionByCode('110108')]).toEqual([undefined, undefined, undefined]);
  expect(isWithin('440300', '440000') && !isWithin('440300', '110000') && !isWithin('440000', '440300')).toBe(true);
  expect(citiesOf('110000')).toEqual([]);
  expect(citiesOf('440000')).toHaveLength(21);
});

test('great-circle distance: Beijing to Shanghai is about 1,068 km', () => {
  const [beijing, shanghai] = [regionByCode('110000')!.centre!, regionByCode('310000')!.centre!];
  expect(distanceKm(beijing, shanghai)).toBeGreaterThan(1050);
  expect(distanceKm(beijing, shanghai)).toBeLessThan(1085);
  expect(distanceKm(beijing, beijing)).toBe(0);
  expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015.1, 0);
});

test('every province has one tile of its own', () => {
  expect(tiles.tiles.map((t) => t.code).sort()).toEqual(provinces.map((p) => p.code).sort());
  expect(new Set(tiles.tiles.map((t) => `${t.row}:${t.column}`)).size).toBe(34);
  expect(tiles.tiles.every((t) => t.row < tiles.rows && t.column < tiles.columns)).toBe(true);
});

test('countries have names in both languages', () => {
  expect([isCountryCode('DE'), isCountryCode('XX'), isCountryCode('de')]).toEqual([true, false, false]);
  expect([countryName('DE', 'zh'), countryName('DE', 'en'), countryName('XX', 'en')]).toEqual(['德国', 'Germany', 'XX']);
  expect(countryCodes.filter((c) => countryName(c, 'zh') === c || countryName(c, 'en') === c)).toEqual([]);
});
