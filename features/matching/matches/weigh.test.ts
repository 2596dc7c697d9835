import { describe, expect, it } from 'vitest';
import type { Reason } from '../contract.ts';
import type { Face } from './face.ts';
import { dayOf } from './ranges.ts';
import { weigh } from './weigh.ts';

const face = (kind: Face['kind'], body: Face['body'], more: Partial<Face> = {}): Face => ({
  id: kind,
  kind,
  title: {},
  body,
  sectors: [],
  region: null,
  ...more,
});
const today = '2027-03-01';
const reasons = (from: Face, to: Face): readonly Reason[] => weigh(from, to, 0, today).reasons.filter((reason) => reason.criterion !== 'text');
const only = (from: Face, to: Face) =>
  reasons(from, to)
    .map(({ weight, ...reason }) => (weight > 0 ? reason : undefined))
    .filter((reason) => reason !== undefined);
const yuan = (amount: number) => ({ amount: String(amount), currency: 'CNY' });

it('a deadline ends with its day in China, eight hours before the day of UTC', () => {
  expect([dayOf(new Date('2027-03-01T15:59:59Z')), dayOf(new Date('2027-03-01T16:00:00Z'))]).toEqual(['2027-03-01', '2027-03-02']);
});

describe('requirements against capabilities', () => {
  const line = (quantity: object) => face('facility', { capabilities: [{ parameter: 'width', quantity: { unit: 'mm', ...quantity } }] });
  const wants = (quantity: { value?: string; min?: string; max?: string; unit: string }) =>
    face('achievement', { requirements: [{ parameter: 'width', quantity }] });
  it('0.3 m lies in 100–600 mm', () =>
    expect(only(wants({ value: '0.3', unit: 'm' }), line({ min: '100', max: '600' }))).toEqual([
      { criterion: 'parameter', outcome: 'fits', subject: 'width', wanted: { value: '0.3', unit: 'm' }, offered: { min: '100', max: '600', unit: 'mm' } },
    ]));
  it('a miss says by how much, in the unit of the card one starts from', () => {
    expect(only(wants({ value: '0.9', unit: 'm' }), line({ min: '100', max: '600' }))[0]).toMatchObject({
      outcome: 'misses',
      gap: { value: '0.3', unit: 'm' },
    });
    expect(only(line({ min: '100', max: '600' }), wants({ value: '0.9', unit: 'm' }))[0]).toMatchObject({
      outcome: 'misses',
      wanted: { min: '100', max: '600', unit: 'mm' },
      gap: { value: '300', unit: 'mm' },
    });
  });
  it('a gap of temperature knows no zero point', () => {
    const hot = face('need', { acceptanceCriteria: [{ parameter: 'temperature', quantity: { min: '350', unit: '°C' } }] });
    const oven = face('facility', { capabilities: [{ parameter: 'temperature', quantity: { max: '573.15', unit: 'K' } }] });
    expect(only(oven, hot)[0]).toMatchObject({ outcome: 'misses', gap: { value: '50', unit: 'K' } });
  });
  it('what the other side does not name is unknown', () =>
    expect(
      only(wants({ value: '1', unit: 'm' }), face('facility', { capabilities: [{ parameter: 'mass', quantity: { min: '1', unit: 'kg' } }] }))[0],
    ).toMatchObject({
      outcome: 'unknown',
      offered: null,
    }));
  it('where both miss, the nearer one tells the gap', () =>
    expect(
      only(
        wants({ value: '95', unit: 'mm' }),
        face('facility', {
          capabilities: [
            { parameter: 'width', quantity: { max: '10', unit: 'mm' } },
            { parameter: 'width', quantity: { min: '5', max: '9', unit: 'cm' } },
          ],
        }),
      )[0],
    ).toMatchObject({ outcome: 'misses', gap: { value: '5', unit: 'mm' } }));
  it('the better of two ranges counts', () =>
    expect(
      only(
        wants({ value: '900', unit: 'mm' }),
        face('facility', {
          capabilities: [
            { parameter: 'width', quantity: { max: '600', unit: 'mm' } },
            { parameter: 'width', quantity: { min: '600', max: '1000', unit: 'mm' } },
          ],
        }),
      )[0],
    ).toMatchObject({ outcome: 'fits', offered: { min: '600', max: '1000', unit: 'mm' } }));
  it.each([
    [['wet'], 'fits'],
    [['dry'], 'misses'],
    [undefined, 'unknown'],
  ] as const)('test among %o: %s', (tests, outcome) =>
    expect(only(face('achievement', { requirements: [{ test: 'wet' }] }), face('facility', tests === undefined ? {} : { tests: [...tests] }))).toMatchObject([
      { criterion: 'test', subject: 'wet', outcome },
    ]),
  );
});

describe('levels, money, days', () => {
  it.each([
    [5, { min: 4, max: 7 }, 'fits', undefined],
    [8, { min: 4, max: 7 }, 'fits', undefined],
    [2, { min: 4, max: 7 }, 'misses', 2],
  ])('TRL %d for a need of %o: %s', (trl, trlWanted, outcome, gap) =>
    expect(only(face('need', { trlWanted }), face('achievement', { trl }))).toMatchObject([
      { criterion: 'trl', outcome, ...(gap === undefined ? {} : { gap }) },
    ]),
  );
  it('TRL above what a fund takes is a miss', () =>
    expect(only(face('achievement', { trl: 8 }), face('fund', { trlRange: { min: 3, max: 6 } }))).toMatchObject([
      { criterion: 'trl', outcome: 'misses', gap: 2, wanted: 8 },
    ]));
  it.each([
    [{ min: yuan(100), max: yuan(300) }, { min: yuan(200), max: yuan(900) }, 'fits', undefined],
    [{ max: yuan(100) }, { min: yuan(150) }, 'misses', yuan(50)],
    [{ min: yuan(1000) }, { max: yuan(900) }, 'misses', yuan(100)],
    [{ min: { amount: '100', currency: 'USD' } }, { max: yuan(900) }, 'unknown', undefined],
    [undefined, { max: yuan(900) }, 'unknown', undefined],
  ] as const)('wanted %o, ticket %o: %s', (fundingWanted, ticket, outcome, gap) => {
    const [reason] = only(face('achievement', fundingWanted === undefined ? {} : { fundingWanted }), face('fund', { ticket }));
    expect(reason).toMatchObject({ criterion: 'ticket', outcome });
    expect(reason?.gap).toEqual(gap);
  });
  it('a price within the budget fits, however small; one that can be negotiated is unknown', () => {
    const need = face('need', { budget: { min: yuan(500), max: yuan(900) } });
    const priced = (amount: number) => face('achievement', { price: { kind: 'asking', amount: yuan(amount) } });
    expect([priced(100), priced(1000), face('achievement', { price: { kind: 'negotiable' } })].map((card) => only(need, card)[0]?.outcome)).toEqual([
      'fits',
      'misses',
      'unknown',
    ]);
  });
  it.each([
    ['2027-03-01', 'fits', undefined],
    ['2027-02-20', 'misses', 9],
  ])('deadline %s: %s', (deadline, outcome, gap) => {
    const [reason] = only(face('achievement', {}), face('fund', { deadline }));
    expect([reason?.outcome, reason?.gap]).toEqual([outcome, gap]);
  });
});

describe('codes', () => {
  it.each([
    [['1.1.1'], ['1.1'], 'fits'],
    [['1.1.1'], ['1.1.2'], 'fits'],
    [['1.1'], ['1.2'], 'misses'],
    [['1'], ['2'], 'misses'],
    [['1'], [], 'unknown'],
  ] as const)('sectors %o and %o: %s', (a, b, outcome) =>
    expect(only(face('need', {}, { sectors: a }), face('fund', {}, { sectors: b }))).toMatchObject([{ criterion: 'sector', outcome }]),
  );
  it('a fund that names a province takes its cities', () => {
    const outcome = (region: string | null, regions: string[]) => only(face('achievement', {}, { region }), face('fund', { regions }))[0]?.outcome;
    expect([outcome('440300', ['440000']), outcome('440300', ['310000']), outcome(null, ['310000']), outcome('440300', [])]).toEqual([
      'fits',
      'misses',
      'unknown',
      undefined,
    ]);
  });
  it('a regime that can come out of what is offered', () => {
    const outcome = (ipRegime: 'joint' | 'negotiable' | 'seeker-owns', pathways: ('licence' | 'cooperation')[]) =>
      only(face('need', { ipRegime }), face('achievement', { pathways }))[0]?.outcome;
    expect([outcome('joint', ['cooperation']), outcome('seeker-owns', ['licence']), outcome('negotiable', ['licence']), outcome('joint', [])]).toEqual([
      'fits',
      'misses',
      'fits',
      'unknown',
    ]);
  });
});

describe('score', () => {
  const full = face('achievement', { trl: 5, secrecy: 'none', fundingWanted: { min: yuan(1) }, pathways: ['equity'] }, { sectors: ['1'], region: '310000' });
  const fund = face(
    'fund',
    { trlRange: { min: 4, max: 6 }, ticket: { max: yuan(5) }, regions: ['310000'], instruments: ['equity'], secrecy: 'none', deadline: '2027-12-31' },
    { sectors: ['1'] },
  );
  it('weights sum to 1, in every direction', () => {
    for (const { reasons } of [weigh(full, fund, 0.5, today), weigh(fund, full, 0.5, today)])
      expect(reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(1, 10);
  });
  it('all that fits, with the same text, is 1', () => expect(weigh(full, fund, 1, today)).toMatchObject({ score: 1, fit: { fits: 7, misses: 0, unknown: 0 } }));
  it('the same fit from either side', () => expect(weigh(full, fund, 0.3, today).score).toBeCloseTo(weigh(fund, full, 0.3, today).score, 10));
  it('what nobody said is better than a miss and worse than a fit', () => {
    const score = (trlRange: { min: number; max: number } | undefined) =>
      weigh(face('achievement', { trl: 5 }), face('fund', trlRange === undefined ? {} : { trlRange }), 0.5, today).score;
    expect(score({ min: 4, max: 6 })).toBeGreaterThan(score(undefined));
    expect(score(undefined)).toBeGreaterThan(score({ min: 9, max: 9 }));
  });
});
