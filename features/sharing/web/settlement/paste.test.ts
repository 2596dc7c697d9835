import { expect, test } from 'vitest';
import type { SharingPlan } from '../../domain/plan.ts';
import { cellsOf, readPasted, type PasteWords } from './paste.ts';

const words: PasteWords = {
  columns: new Map([
    ['编号', 'id'],
    ['日期', 'on'],
    ['类型', 'kind'],
    ['金额', 'amount'],
    ['类别', 'category'],
  ] as const),
  values: new Map([
    ['收入', 'income'],
    ['成本', 'cost'],
    ['税费', 'taxes'],
  ]),
};
const plan = { currency: 'CNY', effectiveOn: '2027-01-01', steps: [{ kind: 'split' }], annualProfit: null } as unknown as SharingPlan;
const read = (text: string) => readPasted(text, words, 'CNY', () => plan);

test('a table out of a spreadsheet, with the words of the reader', () => {
  const { events, faults } = read('编号\t日期\t类型\t金额\t类别\n1\t2027/1/5\t收入\t1,200.5\t\n\n2\t2027-01-06\t成本\t"30"\t税费\n');
  expect(faults).toEqual([]);
  expect(events.map(({ line, json }) => [line, json])).toEqual([
    [2, { id: '1', on: '2027-01-05', kind: 'income', amount: '1200.50' }],
    [4, { id: '2', on: '2027-01-06', kind: 'cost', amount: '30.00', category: 'taxes' }],
  ]);
});

test('JSON lines', () => {
  const { events, faults } = read('{"id":"a","on":"2027-01-05","kind":"income","amount":"1.00"}\n{"id":"b"');
  expect(events).toHaveLength(1);
  expect(faults).toEqual([{ line: 2, kind: 'json-malformed' }]);
});

test('every fault has its line and field', () => {
  const { events, faults } = read('id,on,kind,amount\na,2026-12-31,income,1.00\nb,2027-02-30,income,1.005\nc,2027-01-02,gift,1');
  expect(events).toEqual([]);
  expect(faults.map(({ line, kind, field }) => `${line} ${field} ${kind}`)).toEqual([
    '2 on event-before-plan',
    '3 on date-malformed',
    '3 amount amount-too-precise',
    '4 kind word-unknown',
  ]);
});

test('an id that stands twice is a fault only with other content', () => {
  expect(read('id,on,kind,amount\na,2027-01-02,income,1\na,2027-01-02,income,1.00').faults).toEqual([]);
  expect(read('id,on,kind,amount\na,2027-01-02,income,1\na,2027-01-02,income,2').faults).toEqual([{ line: 3, field: 'id', kind: 'event-id-reused' }]);
});

test('missing heads are named at once', () =>
  expect(read('id;on\n1;2').faults).toEqual([{ line: 1, kind: 'heads-missing', details: { missing: ['kind', 'amount'] } }]));
test('nothing is nothing', () => expect(read(' \n')).toEqual({ events: [], faults: [] }));
test('quotes hold separators', () => expect(cellsOf('a,"b, ""c""",d', ',')).toEqual(['a', 'b, "c"', 'd']));
