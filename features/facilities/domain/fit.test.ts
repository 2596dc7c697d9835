import { describe, expect, it } from 'vitest';
import { formatQuantity } from '@tongtu/kernel/quantity';
import { expect as must } from '@tongtu/kernel/result';
import type { Measure } from '@tongtu/listings/contract';
import { capabilityParameters } from '../vocabulary.ts';
import { facilityFit } from './fit.ts';
import { readWishes } from './measure-query.ts';

const fit = (wishes: string, capabilities: readonly Measure[] | null) => {
  const { lines, ...counts } = facilityFit(must(readWishes(wishes, capabilityParameters)), capabilities);
  const show = (quantity: (typeof lines)[number]['offered']): string | null => quantity && formatQuantity(quantity, 'en');
  return { ...counts, lines: lines.map(({ outcome, offered, gap }) => [outcome, show(offered), show(gap)]) };
};
const coating: Measure = { parameter: 'coating-width', quantity: { min: '100', max: '600', unit: 'mm' } };
const dry: Measure = { parameter: 'dew-point', quantity: { min: '-50', unit: '°Cdp' } };

describe('a facility fits', () => {
  it('what it reaches, and says by how much it misses the rest', () =>
    expect(fit('幅宽 ≥ 0.3 m; 幅宽 ≥ 1 m; 露点 ≤ -60 °C; 线速度 ≥ 10 m/min', [coating, dry])).toEqual({
      met: 1,
      missed: 2,
      unknown: 1,
      lines: [
        ['fits', '0.1–0.6 m', null],
        ['misses', '0.1–0.6 m', '0.4 m'],
        ['misses', '≥ −50 °Cdp', '10 °Cdp'],
        ['unknown', null, null],
      ],
    }));
  it('by the best of several lines of one parameter', () => {
    const wide: Measure = { parameter: 'coating-width', quantity: { max: '900', unit: 'mm' } };
    expect(fit('幅宽 ≥ 800 mm', [coating, wide]).lines).toEqual([['fits', '≤ 900 mm', null]]);
    expect(fit('幅宽 ≥ 1000 mm', [coating, wide]).lines).toEqual([['misses', '≤ 900 mm', '100 mm']]);
    expect(fit('幅宽 ≥ 800 mm', [{ parameter: 'coating-width' }, coating]).lines).toEqual([['misses', '100–600 mm', '200 mm']]);
  });
  it('unknown where the reader may not read what it can do', () => expect(fit('幅宽 ≥ 300 mm', null)).toMatchObject({ met: 0, missed: 0, unknown: 1 }));
  it('anything where nothing is wished', () => expect(fit('', [coating])).toEqual({ met: 0, missed: 0, unknown: 0, lines: [] }));
});
