import { describe, expect, it } from 'vitest';
import { daysUntil, levelsText, moneyRangeText, quantityText, saysSomething } from './values.ts';

describe('quantityText', () => {
  it.each([
    [{ min: '100', max: '600', unit: 'mm' }, 'en', '100–600 mm'],
    [{ value: '95', unit: '%' }, 'zh', '95%'],
    [{ min: '300', unit: 'mm' }, 'en', '≥ 300 mm'],
    [{ max: '-40', unit: '°C' }, 'en', '≤ −40 °C'],
    [{ value: '12', unit: 'pcs' }, 'zh', '12 件'],
    [{ value: '3', unit: 'furlong' }, 'en', '3 furlong'],
    [{ min: '1', max: '2', unit: 'furlong' }, 'en', '1–2 furlong'],
  ] as const)('%o in %s is %s', (value, language, text) => expect(quantityText(value, language)).toBe(text));
  it('answers nothing for nothing', () =>
    expect([undefined, null, 'x', {}].map((v) => quantityText(v, 'en'))).toEqual([undefined, undefined, undefined, undefined]));
});

describe('moneyRangeText', () => {
  const cny = (yuan: number) => ({ amount: String(yuan * 100), currency: 'CNY' });
  it('is in 万 and 亿 for Chinese readers', () => {
    expect(moneyRangeText({ min: cny(5_000_000), max: cny(20_000_000) }, 'zh')).toBe('¥500万 – ¥2000万');
    expect(moneyRangeText({ max: cny(120_000_000) }, 'zh')).toBe('≤ ¥1.2亿');
  });
  it('is in k and M for English readers', () => expect(moneyRangeText({ min: cny(800_000), max: cny(5_000_000) }, 'en')).toMatch(/^CN¥800K – CN¥5M$/i));
  it('says one amount once', () => expect(moneyRangeText({ min: cny(1_000_000), max: cny(1_000_000) }, 'zh')).toBe('¥100万'));
  it('answers nothing for open ends', () => expect(moneyRangeText({}, 'zh')).toBeUndefined());
});

it('levels', () => expect([levelsText({ min: 4, max: 6 }), levelsText({ min: 5, max: 5 }), levelsText(null)]).toEqual(['4–6', '5', undefined]));
it('emptiness', () =>
  expect([{}, [], '', { zh: '' }, [{ unit: '' }], 0, false, { a: ['x'] }].map(saysSomething)).toEqual([false, false, false, false, false, true, true, true]));
it('days: a day lasts until its end in China', () => {
  const now = Date.parse('2027-03-01T10:00:00+08:00');
  expect([daysUntil('2027-03-01', now), daysUntil('2027-02-28', now), daysUntil('2027-03-11T10:00:00+08:00', now)]).toEqual([0, -1, 10]);
});
