import { describe, expect, it } from 'vitest';
import { quantityToJson } from '@tongtu/kernel/quantity';
import { capabilityParameters } from '../vocabulary.ts';
import { readWishes } from './measure-query.ts';

const read = (text: string): unknown => {
  const result = readWishes(text, capabilityParameters);
  return result.ok ? result.value.map(({ parameter, quantity }) => [parameter.code, quantityToJson(quantity)]) : result.error;
};
const width = (bounds: object): unknown => [['coating-width', { ...bounds, unit: 'mm' }]];

describe('wishes are read as people write them', () => {
  it.each([
    ['coating-width ≥ 300 mm', width({ min: '300' })],
    ['Coating width >= 300mm', width({ min: '300' })],
    ['涂布幅宽不小于 300 毫米', width({ min: '300' })],
    ['幅宽：300 mm 以上', width({ min: '300' })],
    ['web width at least 300 mm', width({ min: '300' })],
    ['幅宽 100–600 mm', width({ min: '100', max: '600' })],
    ['幅宽 100 到 600 mm', width({ min: '100', max: '600' })],
    ['幅宽 = 300 mm', width({ value: '300' })],
    ['300 mm coating width', width({ value: '300' })],
    ['≥ 1,200 mm 幅宽', width({ min: '1200' })],
  ])('%s', (text, wishes) => expect(read(text)).toEqual(wishes));

  it('several, in both languages, by any usual mark between them', () => {
    const both = [...(width({ min: '300' }) as unknown[]), ['dew-point', { max: '-40', unit: '°Cdp' }]];
    for (const mark of ['; ', '；', '，', ', ', '\n']) expect(read(`coating-width ≥ 300 mm${mark}露点 ≤ −40 °C`)).toEqual(both);
    expect(read(' ; ')).toEqual([]);
  });

  it('a sign is not taken for a mark of the name', () => expect(read('露点-40℃')).toEqual([['dew-point', { value: '-40', unit: '°Cdp' }]]));
  it('a symbol that the parameter makes clear is read in its own unit', () => {
    expect(read('相对湿度 ≤ 30 %')).toEqual([['relative-humidity', { max: '30', unit: '%RH' }]]);
    expect(read('channel-count ≥ 8')).toEqual([['channel-count', { min: '8', unit: 'pcs' }]]);
    expect(read('洁净度 ≤ 6')).toEqual([['cleanliness', { max: '6', unit: 'ISO class' }]]);
  });
  it('names with digits keep them', () => {
    expect(read('D50 ≤ 10 μm')).toEqual([['particle-size', { max: '10', unit: 'μm' }]]);
    expect(read('CO2浓度 10 vol%')).toEqual([['carbon-dioxide-content', { value: '10', unit: 'vol%' }]]);
  });
  it('an alias of two parameters is told apart by its unit', () => {
    expect(read('耐压 ≥ 10 kV')).toEqual([['withstand-voltage', { min: '10', unit: 'kV' }]]);
    expect(read('耐压 ≥ 5 MPa')).toEqual([['hydrostatic-pressure', { min: '5', unit: 'MPa' }]]);
  });
});

describe('what cannot be read says why', () => {
  it('a word that nobody knows brings the nearest, those of its unit first', () => {
    const failure = read('涂宽 ≥ 300 mm') as { kind: string; details: { text: string; code: string; nearest: { code: string }[] } };
    expect(failure).toMatchObject({ kind: 'parameter-unknown', details: { code: '涂宽', text: '涂宽 ≥ 300 mm' } });
    expect(failure.details.nearest.map(({ code }) => code)).toContain('coating-width');
    expect(failure.details.nearest.length).toBeLessThanOrEqual(5);
  });
  it.each([
    ['coating width', 'measure-malformed'],
    ['≥ 300 mm', 'measure-malformed'],
    ['coating width ≥ wide', 'measure-malformed'],
    ['coating width ≥ 3 3', 'unit-unknown'],
    ['coating width ≥ 300 furlongs', 'unit-unknown'],
    ['coating width 600–100 mm', 'range-reversed'],
    ['coating width ≥ 300 kg', 'unit-other-dimension'],
    ['coating width ≥ 300', 'unit-other-dimension'],
    ['工艺温度 ≤ -40 °Cdp', 'unit-other-dimension'],
    [`coating width ≥ 1${'0'.repeat(400)} mm`, 'measure-malformed'],
    ['coating width ≥ 1e999 mm', 'measure-malformed'],
    ['\u0000', 'measure-malformed'],
  ])('%s: %s', (text, kind) => expect(read(text)).toMatchObject({ kind }));
  it('all that is wrong comes back together', () =>
    expect(read('涂宽 ≥ 300 mm; 露点 ≤ 40 kg; 幅宽 ≥ 1 mm')).toMatchObject({
      kind: 'parameter-unknown',
      errors: [{ kind: 'parameter-unknown' }, { kind: 'unit-other-dimension', details: { unit: 'kg', parameter: 'dew-point', expected: '°Cdp' } }],
    }));
  it('more wishes than anybody has are refused', () =>
    expect(read('幅宽 ≥ 1 mm;'.repeat(13))).toMatchObject({ kind: 'measure-malformed', details: { max: 12 } }));
});
