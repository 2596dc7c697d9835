import { describe, expect, it } from 'vitest';
import vectors from '../tests/vectors/quantity-fits.json' with { type: 'json' };
import { convert, findUnit, fits, formatQuantity, parseQuantity, quantityFromJson, quantityToJson } from './quantity.ts';
import { expect as must } from './result.ts';

const read = (text: string | null) => (text === null ? undefined : must(parseQuantity(text)));
const gapsOf = (fit: ReturnType<typeof fits>) => (fit.verdict === 'misses' ? fit.gaps.map(({ side, gap }) => [side, quantityToJson(gap)]) : undefined);

describe('quantity', () => {
  it.each(vectors.cases)('$required against $offered: $verdict', (row) => {
    const fit = fits(read(row.required), read(row.offered));
    expect(fit.verdict).toBe(row.verdict);
    expect(gapsOf(fit)).toEqual(row.gaps?.map(([side, gap]) => [side, quantityToJson(read(gap!)!)]));
    expect(fit.verdict === 'unknown' ? fit.reason : undefined).toBe(row.reason);
  });
  it.each([
    ['100–600 mm', { min: '100', max: '600', unit: 'mm' }],
    ['>= 300 mm', { min: '300', unit: 'mm' }],
    ['≤ -40 °C', { max: '-40', unit: '°C' }],
    ['1e-6 Pa', { value: '0.000001', unit: 'Pa' }],
    ['300', { value: '300', unit: '1' }],
    ['3×10⁻⁶ Pa', { value: '0.000003', unit: 'Pa' }],
    ['-40~85℃', { min: '-40', max: '85', unit: '°C' }],
    ['-40--20 °C', { min: '-40', max: '-20', unit: '°C' }],
    ['–40 °C', { value: '-40', unit: '°C' }],
    ['10 ± 0.5 V', { min: '9.5', max: '10.5', unit: 'V' }],
    ['300 公斤/小时 以上', { min: '300', unit: 'kg/h' }],
    ['100mm-0.6m', { min: '0.1', max: '0.6', unit: 'm' }],
    ['5 W·m⁻¹·K⁻¹', { value: '5', unit: 'W/(m·K)' }],
    ['10万件', { value: '100000', unit: 'pcs' }],
    ['不低于 95%', { min: '95', unit: '%' }],
    ['5 µm', { value: '5', unit: 'μm' }],
    ['30 KWH', { value: '30', unit: 'kWh' }],
  ])('reads %s', (text, json) => expect(quantityToJson(must(parseQuantity(text)))).toEqual(json));
  it.each([
    ['', 'quantity-malformed'],
    ['mm', 'quantity-malformed'],
    ['1½ in', 'quantity-malformed'],
    ['5 mpa', 'unit-unknown'],
    ['5 furlong', 'unit-unknown'],
    ['600-100 mm', 'quantity-range-reversed'],
    ['1e999 m', 'quantity-out-of-range'],
    ['5 kg - 6 m', 'unit-dimension-mismatch'],
    ['9'.repeat(300), 'quantity-malformed'],
  ])('refuses %s', (text, kind) => expect(parseQuantity(text)).toMatchObject({ error: { kind } }));
  it('says what a doubtful unit could mean', () => expect(findUnit('mpa')).toMatchObject({ error: { details: { couldMean: ['mPa', 'MPa'] } } }));
  it.each([
    ['32 °F', 'K', '273.15'],
    ['1 psi', 'Pa', '8896443230521/1290320000'],
    ['1 h', 's', '3600'],
    ['72 km/h', 'm/s', '20'],
    ['1 亩', 'm²', '2000/3'],
    ['3000 rpm', 'r/s', '50'],
  ])('%s in %s', (text, unit, value) => expect(quantityToJson(must(convert(must(parseQuantity(text)), unit)))).toMatchObject({ value }));
  it.each([
    [{ unit: 'mm' }, 'quantity-empty'],
    [{ value: '1', min: '0', unit: 'mm' }, 'quantity-malformed'],
    [{ value: true, unit: 'mm' }, 'quantity-malformed'],
    [{ value: '1' }, 'quantity-malformed'],
    [[], 'quantity-malformed'],
    [null, 'quantity-malformed'],
  ])('JSON %j is refused', (json, kind) => expect(quantityFromJson(json)).toMatchObject({ error: { kind } }));
  it('is shown in both languages', () => {
    expect(formatQuantity(read('1000 t/a')!, 'zh')).toBe('1,000 吨/年');
    expect(formatQuantity(read('1000 t/a')!, 'en')).toBe('1,000 t/a');
    expect(formatQuantity(read('-40–85 °C')!, 'en')).toBe('−40–85 °C');
    expect(formatQuantity(read('≥1e-9 Pa')!, 'en')).toBe('≥ 1×10⁻⁹ Pa');
    expect(formatQuantity(must(convert(read('1 mm')!, 'in')), 'en')).toBe('0.0393701 in');
  });
});
