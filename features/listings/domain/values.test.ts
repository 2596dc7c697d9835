import { describe, expect, it } from 'vitest';
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import { bodies } from '../tests/bodies.ts';
import { changeBody, parseBodyChange } from './parse-body.ts';
import { valueFailures, type CodeTables } from './values.ts';

const tables: CodeTables = {
  sector: (code) => code.startsWith('3') || code.startsWith('7'),
  region: (code) => code === '310000',
  country: (code) => code === 'DE' || code === 'CN',
  facilityField: (key) => key === 'new-materials',
  test: (key) => key === 'tensile',
  parameter: (key) => (key === 'temperature' ? { dimension: 'temperature' } : undefined),
};
const kinds = (kind: ListingKind, body: AnyBody) => valueFailures(kind, body, tables).map((f) => [f.kind, f.field]);

describe('values', () => {
  it('whole bodies stand', () => {
    for (const kind of ['achievement', 'need', 'facility', 'fund'] as const) expect(kinds(kind, bodies[kind])).toEqual([]);
  });
  it('every unknown code is named with its place', () => {
    expect(
      kinds('facility', {
        sectors: ['3.1', '99'],
        region: '999999',
        country: 'XX',
        field: 'magic',
        tests: ['tensile', 'taste'],
        capabilities: [{ parameter: 'mood', test: 'taste' }],
      }),
    ).toEqual([
      ['sector-unknown', 'body.sectors.1'],
      ['region-unknown', 'body.region'],
      ['country-unknown', 'body.country'],
      ['test-unknown', 'body.tests.1'],
      ['facility-field-unknown', 'body.field'],
      ['parameter-unknown', 'body.capabilities.0.parameter'],
      ['test-unknown', 'body.capabilities.0.test'],
    ]);
  });
  it('units exist, measure what the parameter is, and ranges go upwards', () => {
    expect(
      kinds('need', {
        acceptanceCriteria: [
          { quantity: { value: '1', unit: 'furlong' } },
          { parameter: 'temperature', quantity: { value: '1', unit: 'mm' } },
          { quantity: { min: '2', max: '1', unit: 'mm' } },
        ],
      }),
    ).toEqual([
      ['unit-unknown', 'body.acceptanceCriteria.0.quantity.unit'],
      ['unit-other-dimension', 'body.acceptanceCriteria.1.quantity.unit'],
      ['range-reversed', 'body.acceptanceCriteria.2.quantity'],
    ]);
  });
  it('money has one known currency, is not negative, and ranges go upwards', () => {
    const range = (a: string, x: string, b: string, y: string) =>
      kinds('fund', { ticket: { min: { amount: a, currency: x }, max: { amount: b, currency: y } } });
    expect(range('2', 'CNY', '1', 'CNY')).toEqual([['range-reversed', 'body.ticket.max']]);
    expect(range('1', 'CNY', '2', 'USD')).toEqual([['currency-mismatch', 'body.ticket.max']]);
    expect(range('-1', 'CNY', '2', 'CNY')).toEqual([['money-negative', 'body.ticket.min']]);
    expect(range('1', 'ZZZ', '2', 'ZZZ')).toEqual([
      ['currency-unknown', 'body.ticket.min.currency'],
      ['currency-unknown', 'body.ticket.max.currency'],
    ]);
    // More digits than a float holds.
    expect(range('100000000000000002', 'CNY', '100000000000000001', 'CNY')).toEqual([['range-reversed', 'body.ticket.max']]);
  });
  it('patent numbers are checked where they are Chinese patents', () => {
    const of = (type: 'invention' | 'software', number: string) => kinds('achievement', { ipRights: [{ type, number, status: 'granted', owner: '某大学' }] });
    expect(of('invention', 'ZL200310100002.5')).toEqual([['patent-number-check-digit', 'body.ipRights.0.number']]);
    expect(of('invention', 'ZL200310100002.X')).toEqual([]);
    expect(of('software', '2024SR0001')).toEqual([]);
  });
});

describe('a change of a body', () => {
  it('parses what is sent, and nothing else', () => {
    const change = parseBodyChange('need', { trlWanted: { min: 3, max: 5 }, budget: null });
    expect(change).toEqual({ ok: true, value: { set: { trlWanted: { min: 3, max: 5 } }, clear: ['budget'] } });
    expect(change.ok && changeBody({ budget: {}, deadline: '2026-06-30' }, change.value)).toEqual({ deadline: '2026-06-30', trlWanted: { min: 3, max: 5 } });
  });
  it.each(['0000-01-01', '1899-12-31', '2026-02-30'])('the day %s is none', (deadline) =>
    expect(parseBodyChange('fund', { deadline })).toMatchObject({ ok: false, error: { errors: [{ kind: 'date-malformed', field: 'body.deadline' }] } }),
  );
  it('names every field that cannot stand', () => {
    const change = parseBodyChange('need', {
      trlWanted: { min: 7, max: 5 },
      deadline: '30.6.2026',
      thesis: { zh: 'x' },
      summary: { zh: 'a\u0007b' },
      budget: { min: { amount: '1e3', currency: 'CNY' } },
    });
    expect(change).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
    expect(!change.ok && change.error.errors!.map((e) => [e.kind, e.field])).toEqual([
      ['key-unknown', 'body.thesis'],
      ['text-control-character', 'body.summary.zh'],
      ['range-reversed', 'body.trlWanted.max'],
      ['money-malformed', 'body.budget.min.amount'],
      ['date-malformed', 'body.deadline'],
    ]);
  });
  it('a key of every object is no field', () => {
    expect(parseBodyChange('need', JSON.parse('{"__proto__":{"a":1},"constructor":1}') as Record<string, unknown>).ok).toBe(false);
  });
});
