import { describe, expect, it } from 'vitest';
import { capabilityParameters } from '../../vocabulary.ts';
import { lengthOf, minutesOf } from './length.ts';
import { emptyRow, isBlank, isWhole, measuresOf, rowsOf, withParameter } from './wishes.ts';
import { slotText } from './zoned.ts';

describe('wishes in a form', () => {
  it('are the text of the address, and back', () => {
    const rows = rowsOf('幅宽 ≥ 300 mm；露点 ≤ -40 ℃; 100–600 mm 涂布宽度; channel-count 8; ph-value 7', capabilityParameters);
    expect(rows).toEqual([
      { parameter: 'coating-width', comparison: 'least', low: '300', high: '', unit: 'mm' },
      { parameter: 'dew-point', comparison: 'most', low: '-40', high: '', unit: '°Cdp' },
      { parameter: 'coating-width', comparison: 'range', low: '100', high: '600', unit: 'mm' },
      { parameter: 'channel-count', comparison: 'exactly', low: '8', high: '', unit: 'pcs' },
      { parameter: 'ph-value', comparison: 'exactly', low: '7', high: '', unit: '1' },
    ]);
    const text = measuresOf(rows);
    expect(text).toBe('coating-width ≥ 300 mm; dew-point ≤ -40 °Cdp; coating-width 100–600 mm; channel-count 8 pcs; ph-value 7');
    expect(rowsOf(text, capabilityParameters)).toEqual(rows);
  });
  it('keep what cannot be read, until it is mended', () => {
    const rows = rowsOf('涂宽 ≥ 300 mm', capabilityParameters);
    expect(rows).toEqual([{ ...emptyRow, text: '涂宽 ≥ 300 mm' }]);
    expect(measuresOf(rows)).toBe('涂宽 ≥ 300 mm');
    expect(measuresOf(rowsOf(withParameter('涂宽 ≥ 300 mm', '涂宽', 'coating-width'), capabilityParameters))).toBe('coating-width ≥ 300 mm');
  });
  it('are whole or not, and blank ones are left out', () => {
    const row = { ...emptyRow, parameter: 'coating-width', low: '300', unit: 'mm' };
    expect(isWhole(row, capabilityParameters)).toBe(true);
    for (const change of [{ low: '' }, { low: 'wide' }, { unit: 'kg' }, { parameter: '' }, { comparison: 'range', high: '1' }] as const)
      expect(isWhole({ ...row, ...change }, capabilityParameters)).toBe(false);
    expect([isBlank(emptyRow), isBlank(row), measuresOf([emptyRow, row])]).toEqual([true, false, 'coating-width ≥ 300 mm']);
  });
});

describe('a length', () => {
  it.each([
    [{ count: 4, unit: 'hours' }, 240],
    [{ count: 1, unit: 'days' }, 480],
    [{ count: 3, unit: 'days' }, 3360],
    [{ count: 1, unit: 'weeks' }, 6240],
    [{ count: 2, unit: 'weeks' }, 16_320],
  ] as const)('%o is %d minutes', (length, minutes) => {
    expect(minutesOf(length)).toBe(minutes);
    expect(lengthOf(minutes)).toEqual(length);
  });
  it('of no whole day is told in hours', () =>
    expect([lengthOf(90), lengthOf(600)]).toEqual([
      { count: 1.5, unit: 'hours' },
      { count: 10, unit: 'hours' },
    ]));
});

describe('a slot', () => {
  const now = new Date('2026-11-25T00:00:00Z');
  const slot = { from: '2026-11-27T01:00:00Z', to: '2026-11-27T09:00:00Z' };
  it('is told by the clock of the facility', () => {
    expect(slotText(slot, 'Asia/Shanghai', 'zh', now)).toBe('11月27日周五 09:00–17:00');
    expect(slotText(slot, 'Asia/Shanghai', 'en', now)).toBe('Fri 27 Nov 09:00–17:00');
    expect(slotText(slot, 'America/New_York', 'en', now)).toBe('Thu 26 Nov 20:00 – Fri 27 Nov 04:00');
  });
  it('of another year says so', () =>
    expect(slotText({ from: '2027-01-04T01:00:00Z', to: '2027-01-04T09:00:00Z' }, 'Asia/Shanghai', 'zh', now)).toBe('2027年1月4日周一 09:00–17:00'));
});
