import { expect, test } from 'vitest';
import { zoneFormats } from './zone-format.ts';

const now = new Date('2026-11-25T12:00:00Z');
const zh = zoneFormats('zh', 'Asia/Shanghai', now);
const en = zoneFormats('en', 'Asia/Shanghai', now);

test('a day, with its year only where it is another', () => {
  expect([zh.day('2026-11-26T01:00:00Z'), en.day('2026-11-26T01:00:00Z')]).toEqual(['11月26日周四', 'Thu 26 Nov']);
  expect([zh.day('2027-01-04T01:00:00Z'), en.day('2027-01-04T01:00:00Z')]).toEqual(['2027年1月4日周一', 'Mon 4 Jan 2027']);
});
test.each([
  ['2026-11-26T01:00:00Z', '2026-11-26T09:00:00Z', '11月26日周四 09:00–17:00'],
  ['2026-11-26T01:00:00Z', '2026-11-26T16:00:00Z', '11月26日周四 09:00–24:00'],
  ['2026-11-26T01:00:00Z', '2026-11-27T09:00:00Z', '11月26日周四 09:00 – 11月27日周五 17:00'],
  ['2026-11-26T01:00:00Z', '2026-11-27T16:00:00Z', '11月26日周四 09:00 – 11月27日周五 24:00'],
])('%s to %s', (from, to, text) => expect(zh.period(from, to)).toBe(text));
test('the clock of the zone, not of the reader', () => {
  const berlin = zoneFormats('en', 'Europe/Berlin', now);
  expect([berlin.time('2026-11-26T01:00:00Z'), en.time('2026-11-26T01:00:00Z'), berlin.isoDay('2026-11-26T23:30:00Z')]).toEqual([
    '02:00',
    '09:00',
    '2026-11-27',
  ]);
  expect(berlin.zoneName()).toMatch(/Central European/);
});
