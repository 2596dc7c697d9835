/** What is written into cells is read back the same; a label finds its column in both languages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, columnReader, columnsOf, rowOfCells } from './cells.ts';
import { names } from './names.ts';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => text.replace(/\s/g, 'x').replace(/^'/, 'q'));
const amount = fc.integer({ min: 0, max: 10 ** 9 });
const money = (currency: string) =>
  fc.record({ min: amount, max: amount }).map(({ min, max }) => ({ min: { amount: String(min), currency }, max: { amount: String(max), currency } }));
const row = fc.record({
  kind: fc.constant('achievement'),
  title: fc.record({ zh: word, en: word }),
  keywords: fc.array(word, { minLength: 1, maxLength: 4 }),
  trl: fc.integer({ min: 1, max: 9 }),
  trlWanted: fc.record({ min: fc.integer({ min: 1, max: 5 }), max: fc.integer({ min: 5, max: 9 }) }),
  budget: fc.constantFrom('CNY', 'JPY', 'KWD').chain(money),
  coordinates: fc.record({ latitude: fc.integer({ min: -90, max: 90 }), longitude: fc.integer({ min: -180, max: 180 }) }),
  requirements: fc.array(fc.record({ parameter: word, quantity: fc.record({ min: fc.constant('1'), unit: fc.constant('mm') }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

describe('cells', () => {
  it('a row survives the way into cells and back', () => {
    fc.assert(
      fc.property(row, (given) => {
        const columns = [...columnsOf(['achievement', 'need']), 'coordinates'];
        const cells = Object.fromEntries(columns.map((column) => [column, cellOf(given, column)]));
        expect(rowOfCells(cells)).toEqual(given);
      }),
    );
  });

  it('a text that looks like a formula does not run in a sheet, and is itself again afterwards', () => {
    const given = { title: { en: '=cmd|"/c calc"!A1', zh: '-1' } };
    const cells = { 'title.en': cellOf(given, 'title.en'), 'title.zh': cellOf(given, 'title.zh') };
    expect(Object.values(cells).every((cell) => cell.startsWith("'"))).toBe(true);
    expect(rowOfCells(cells)).toEqual(given);
  });

  const column = columnReader(names.fields);
  it.each([
    ['title.zh', 'title.zh'],
    ['Title', 'title'],
    ['标题', 'title.zh'],
    ['标题（英文）', 'title.en'],
    ['Summary (Chinese)', 'summary.zh'],
    ['预算', 'budget'],
    ['KIND', 'kind'],
    ['nonsense', undefined],
    ['预算（英文）', undefined],
  ])('the header %s means %s', (header, expected) => expect(column(header)).toBe(expected));

  it.each([
    ['budget', 'CNY 500000..2000000', { min: { amount: '50000000', currency: 'CNY' }, max: { amount: '200000000', currency: 'CNY' } }],
    ['budget', 'JPY 300', { min: { amount: '300', currency: 'JPY' }, max: { amount: '300', currency: 'JPY' } }],
    ['budget', 'CNY ..12.5', { max: { amount: '1250', currency: 'CNY' } }],
    ['budget', 'about a million', 'about a million'],
    ['trlWanted', '4-6', { min: 4, max: 6 }],
    ['trlWanted', '5', { min: 5, max: 5 }],
    ['price', '面议', { kind: 'negotiable' }],
    ['price', 'USD 9.99', { kind: 'asking', amount: { amount: '999', currency: 'USD' } }],
    ['sectors', '1.1; 2.3；4', ['1.1', '2.3', '4']],
    [
      'capabilities',
      'coating-width: 100..600 mm\nline-speed: ≤ 30 m/min',
      [
        { parameter: 'coating-width', quantity: { min: '100', max: '600', unit: 'mm' } },
        { parameter: 'line-speed', quantity: { max: '30', unit: 'm/min' } },
      ],
    ],
  ])('%s: %s', (field, cell, expected) => expect(rowOfCells({ [field]: cell })).toEqual({ [field]: expected }));

  it.each(['＝1+1', '＋1', '－1', '＠SUM(A1)'])('nor does %s, which Chinese sheets take for a formula', (zh) => {
    const cells = { 'title.zh': cellOf({ title: { zh } }, 'title.zh') };
    expect(cells).toEqual({ 'title.zh': `'${zh}` });
    expect(rowOfCells(cells)).toEqual({ title: { zh } });
  });

  it('a cell of blanks is no range, and is soon seen to be none', () => {
    const began = performance.now();
    const cell = `CNY 1${' '.repeat(100_000)}x`;
    expect(rowOfCells({ budget: cell })).toEqual({ budget: cell });
    // It took twelve seconds, and a row may be ten times as long.
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
