import { describe, expect, it } from 'vitest';
import { clean, decimalText, patentFault } from './clean.ts';

const of = (shape: Parameters<typeof clean>[0]['shape'], value: unknown) => clean({ name: 'f', shape }, value);

it('digits as people type them', () =>
  expect(['１２．５', '−40', ' 1,200,000 ', '.5', '3.', '+7', '1,2'].map(decimalText)).toEqual(['12.5', '-40', '1200000', '0.5', '3', '7', '1,2']));

describe('clean', () => {
  it('clears blank texts and keeps the language that says something', () => {
    expect(of('prose', { zh: ' ', en: '' })).toEqual({ value: null, faults: [] });
    expect(of('prose', { zh: '甲', en: ' ' }).value).toEqual({ zh: '甲' });
  });
  it('drops empty rows of measures, keeps a half-typed number back', () => {
    expect(of('measures', [{}, { parameter: 'p', quantity: { min: '1', max: '', unit: 'mm' } }]).value).toEqual([
      { parameter: 'p', quantity: { min: '1', unit: 'mm' } },
    ]);
    expect(of('measures', [{ parameter: 'p', quantity: { value: '1e', unit: 'mm' } }]).faults).toEqual([{ path: 'f.0.quantity.value', kind: 'number' }]);
    expect(of('measures', [{ parameter: 'p', quantity: { min: '600', max: '100', unit: 'mm' } }]).faults).toEqual([
      { path: 'f.0.quantity.max', kind: 'reversed' },
    ]);
  });
  it('money is typed in yuan and sent in fen', () => {
    const yuan = (text: string) => ({ text, currency: 'CNY' });
    expect(of('money-range', { min: yuan('1,200,000.5'), max: yuan('') })).toEqual({ value: { min: { amount: '120000050', currency: 'CNY' } }, faults: [] });
    expect(of('money-range', { min: yuan('5'), max: yuan('3') }).faults).toEqual([{ path: 'f.max', kind: 'reversed' }]);
    expect(of('money-range', { min: yuan('five') }).faults).toEqual([{ path: 'f.min', kind: 'money' }]);
    expect(of('money-range', { min: { amount: '100', currency: 'CNY' } }).value).toEqual({ min: { amount: '100', currency: 'CNY' } });
    expect(of('price', { kind: 'asking', amount: yuan('10') }).value).toEqual({ kind: 'asking', amount: { amount: '1000', currency: 'CNY' } });
  });
  it('a right without an owner waits; an empty row does not', () => {
    expect(of('ip-rights', [{ type: 'know-how', status: 'not-registered', owner: '' }]).value).toBeNull();
    expect(of('ip-rights', [{ type: 'invention', number: 'ZL200310100002.X', status: 'granted', owner: '' }]).faults).toEqual([
      { path: 'f.0.owner', kind: 'owner' },
    ]);
  });
  it('percent, months, coordinates', () => {
    expect([of('percent', '30 %').value, of('percent', '130').faults[0]?.kind, of('months', '0').faults[0]?.kind, of('months', '84').value]).toEqual([
      '30',
      'percent',
      'months',
      84,
    ]);
    expect(of('coordinates', { latitude: '31.2', longitude: '121.5' }).value).toEqual({ latitude: 31.2, longitude: 121.5 });
    expect(of('coordinates', { latitude: '131', longitude: '21' }).faults).toEqual([{ path: 'f.latitude', kind: 'latitude' }]);
  });
});

describe('patent numbers as one types', () => {
  it('names the expected check digit', () =>
    expect(patentFault('invention', 'ZL200310100002.1', 'p')).toEqual({ path: 'p', kind: 'patentCheckDigit', details: { given: '1', expected: 'X' } }));
  it('passes a right number, another office and other rights', () =>
    expect([patentFault('invention', 'ZL200310100002.X', 'p'), patentFault('software', '2020SR0001', 'p'), patentFault('design', '', 'p')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]));
});
