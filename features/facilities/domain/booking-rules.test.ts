/** Each rule by itself: the table says what keeps it, what breaks it, and with which facts. */
import { describe, expect, it } from 'vitest';
import { bookingRuleKinds, type BookingRule } from '../contract/rules.ts';
import { brokenRules, twiceIn, type RuleDraft } from './booking-rules.ts';
import { hoursByMonth } from './hours-by-month.ts';

const at = (text: string): Date => new Date(text);
/** Monday 19 January 2026, nine to noon in Beijing, asked for on Thursday 15 January at nine; open on that day from nine to five. */
const draft: RuleDraft = {
  from: at('2026-01-19T01:00:00Z'),
  to: at('2026-01-19T04:00:00Z'),
  zone: 'Asia/Shanghai',
  now: at('2026-01-15T01:00:00Z'),
  open: [{ from: at('2026-01-19T01:00:00Z'), to: at('2026-01-19T09:00:00Z') }],
  hoursByMonth: {},
  qualifications: [],
  details: {},
};
const cny = (amount: string) => ({ amount, currency: 'CNY' });
type Row = readonly [name: string, rule: BookingRule, change: Partial<RuleDraft>, broken?: Readonly<Record<string, unknown>>];

const rows: readonly Row[] = [
  ['noticed in time, to the minute', { kind: 'minimum-notice', minutes: 5760 }, {}],
  ['a minute late', { kind: 'minimum-notice', minutes: 5761 }, {}, { minutes: 5761, hours: 96.02, given: 96 }],
  ['has begun', { kind: 'minimum-notice', minutes: 30 }, { now: at('2026-01-19T02:00:00Z') }, { minutes: 30, hours: 0.5, given: 0 }],
  ['ahead, to the minute', { kind: 'maximum-ahead', days: 4 }, {}],
  ['a minute too far ahead', { kind: 'maximum-ahead', days: 4 }, { now: at('2026-01-15T00:59:00Z') }, { days: 4, given: 4.1 }],
  ['long enough', { kind: 'minimum-length', minutes: 180 }, {}],
  ['too short', { kind: 'minimum-length', minutes: 240 }, {}, { minutes: 240, hours: 4, given: 3 }],
  ['short enough', { kind: 'maximum-length', minutes: 180 }, {}],
  ['too long', { kind: 'maximum-length', minutes: 90 }, {}, { minutes: 90, hours: 1.5, given: 3 }],
  ['on the hour', { kind: 'granularity', minutes: 60 }, {}],
  ['between two hours', { kind: 'granularity', minutes: 60 }, { from: at('2026-01-19T01:30:00Z'), to: at('2026-01-19T03:30:00Z') }, { minutes: 60 }],
  ['lasts no whole step', { kind: 'granularity', minutes: 60 }, { to: at('2026-01-19T03:30:00Z') }, { minutes: 60 }],
  ['seconds are no step', { kind: 'granularity', minutes: 30 }, { from: at('2026-01-19T01:00:30Z'), to: at('2026-01-19T02:00:30Z') }, { minutes: 30 }],
  ['a step that no hour knows', { kind: 'granularity', minutes: 7 }, { from: at('2026-01-18T16:14:00Z'), to: at('2026-01-18T16:28:00Z') }],
  [
    'a whole day of 23 hours',
    { kind: 'granularity', minutes: 1440 },
    { zone: 'Europe/Berlin', from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T22:00:00Z') },
  ],
  [
    'a whole day of 25 hours',
    { kind: 'granularity', minutes: 1440 },
    { zone: 'Europe/Berlin', from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T23:00:00Z') },
  ],
  [
    'eight hours over the change of the clocks',
    { kind: 'granularity', minutes: 120 },
    { zone: 'Europe/Berlin', from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T07:00:00Z') },
  ],
  [
    'begins at half past by that clock',
    { kind: 'granularity', minutes: 60 },
    { zone: 'Asia/Kolkata', from: at('2026-01-19T01:00:00Z'), to: at('2026-01-19T04:00:00Z') },
    { minutes: 60 },
  ],
  ['within the quota, to the hour', { kind: 'monthly-quota', hours: 10 }, { hoursByMonth: { '2026-01': 7 } }],
  [
    'over the quota',
    { kind: 'monthly-quota', hours: 10 },
    { hoursByMonth: { '2026-01': 7.5 } },
    { month: '2026-01', hours: 10, taken: 7.5, asked: 3, left: 2.5 },
  ],
  ['another month is another quota', { kind: 'monthly-quota', hours: 10 }, { hoursByMonth: { '2025-12': 9, '2026-02': 9 } }],
  [
    'over in the second month that it touches',
    { kind: 'monthly-quota', hours: 10 },
    { from: at('2026-01-31T14:00:00Z'), to: at('2026-01-31T19:00:00Z'), hoursByMonth: { '2026-01': 8, '2026-02': 8 } },
    { month: '2026-02', hours: 10, taken: 8, asked: 3, left: 2 },
  ],
  [
    'nothing left at all',
    { kind: 'monthly-quota', hours: 10 },
    { hoursByMonth: { '2026-01': 12 } },
    { month: '2026-01', hours: 10, taken: 12, asked: 3, left: 0 },
  ],
  [
    'qualified without end',
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    { qualifications: [{ code: 'laser', validFrom: '2026-01-19', validUntil: null }] },
  ],
  [
    'qualified on that very day',
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    { qualifications: [{ code: 'laser', validFrom: '2026-01-19', validUntil: '2026-01-19' }] },
  ],
  ['not qualified', { kind: 'qualification', code: 'laser', name: { zh: '激光' } }, {}, { code: 'laser', name: { zh: '激光' }, day: '2026-01-19' }],
  [
    'qualified for something else',
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    { qualifications: [{ code: 'crane', validFrom: '2020-01-01', validUntil: null }] },
    { code: 'laser', name: { zh: '激光' }, day: '2026-01-19' },
  ],
  [
    'runs out before the last day',
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    { to: at('2026-01-20T04:00:00Z'), qualifications: [{ code: 'laser', validFrom: '2020-01-01', validUntil: '2026-01-19' }] },
    { code: 'laser', name: { zh: '激光' }, day: '2026-01-20' },
  ],
  [
    'an end at midnight belongs to the day before',
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    { to: at('2026-01-19T16:00:00Z'), qualifications: [{ code: 'laser', validFrom: '2020-01-01', validUntil: '2026-01-19' }] },
  ],
  [
    'renewed between the two days',
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    {
      to: at('2026-01-20T04:00:00Z'),
      qualifications: [
        { code: 'laser', validFrom: '2026-01-20', validUntil: null },
        { code: 'laser', validFrom: '2025-01-01', validUntil: '2026-01-19' },
      ],
    },
  ],
  [
    'all answered as they must be, the free one too',
    {
      kind: 'safety-questionnaire',
      questions: [
        { code: 'gas', text: { zh: '用气？' }, must: 'no' },
        { code: 'dust', text: { zh: '有粉尘？' }, must: null },
      ],
    },
    { details: { answers: { gas: 'no', dust: 'yes' } } },
  ],
  [
    'one unanswered, one wrong, one that no object should answer by itself',
    {
      kind: 'safety-questionnaire',
      questions: [
        { code: 'gas', text: { zh: '用气？' }, must: 'no' },
        { code: 'dust', text: { zh: '有粉尘？' }, must: null },
        { code: 'constructor', text: { zh: '构造？' }, must: null },
      ],
    },
    { details: { answers: { gas: 'yes' } } },
    { unanswered: ['dust', 'constructor'], wrong: ['gas'], missing: 2, failed: 1 },
  ],
  ['declared open, where trade secrets are taken', { kind: 'secrecy-grade', highest: 'trade-secret' }, { details: { secrecy: 'none' } }],
  ['a trade secret where they are taken', { kind: 'secrecy-grade', highest: 'trade-secret' }, { details: { secrecy: 'trade-secret' } }],
  ['not declared', { kind: 'secrecy-grade', highest: 'trade-secret' }, {}, { highest: 'trade-secret', given: null }],
  [
    'a trade secret where none is taken',
    { kind: 'secrecy-grade', highest: 'none' },
    { details: { secrecy: 'trade-secret' } },
    { highest: 'none', given: 'trade-secret' },
  ],
  [
    'a state secret never',
    { kind: 'secrecy-grade', highest: 'trade-secret' },
    { details: { secrecy: 'state-secret' } },
    { highest: 'trade-secret', given: 'state-secret' },
  ],
  ['the lowest level served', { kind: 'trl-range', min: 4, max: 7 }, { details: { trl: 4 } }],
  ['the highest level served', { kind: 'trl-range', min: 4, max: 7 }, { details: { trl: 7 } }],
  ['too early', { kind: 'trl-range', min: 4, max: 7 }, { details: { trl: 3 } }, { min: 4, max: 7, given: 3 }],
  ['too late', { kind: 'trl-range', min: 4, max: 7 }, { details: { trl: 8 } }, { min: 4, max: 7, given: 8 }],
  ['level not said', { kind: 'trl-range', min: 4, max: 7 }, {}, { min: 4, max: 7, given: null }],
  [
    'insured for the very sum to the very day',
    { kind: 'insurance', sum: cny('100000000') },
    { details: { insurance: { sum: cny('100000000'), validUntil: '2026-01-19' } } },
  ],
  ['not insured', { kind: 'insurance', sum: cny('100000000') }, {}, { sum: '1000000.00', currency: 'CNY', until: '2026-01-19', given: null }],
  [
    'a fen too little',
    { kind: 'insurance', sum: cny('100000000') },
    { details: { insurance: { sum: cny('99999999'), validUntil: '2026-12-31' } } },
    { sum: '1000000.00', currency: 'CNY', until: '2026-01-19', given: { sum: cny('99999999'), validUntil: '2026-12-31' } },
  ],
  [
    'of another currency, however much',
    { kind: 'insurance', sum: cny('100000000') },
    { details: { insurance: { sum: { amount: '900000000', currency: 'EUR' }, validUntil: '2026-12-31' } } },
    { sum: '1000000.00', currency: 'CNY', until: '2026-01-19', given: { sum: { amount: '900000000', currency: 'EUR' }, validUntil: '2026-12-31' } },
  ],
  [
    'ends the day before',
    { kind: 'insurance', sum: cny('100000000') },
    { to: at('2026-01-20T04:00:00Z'), details: { insurance: { sum: cny('100000000'), validUntil: '2026-01-19' } } },
    { sum: '1000000.00', currency: 'CNY', until: '2026-01-20', given: { sum: cny('100000000'), validUntil: '2026-01-19' } },
  ],
  ['within, up to closing time', { kind: 'opening-hours', mode: 'within' }, { to: at('2026-01-19T09:00:00Z') }],
  [
    'a minute past closing time',
    { kind: 'opening-hours', mode: 'within' },
    { to: at('2026-01-19T09:01:00Z') },
    { mode: 'within', open: [{ from: '2026-01-19T01:00:00.000Z', to: '2026-01-19T09:00:00.000Z' }] },
  ],
  [
    'over a lunch break is not within',
    { kind: 'opening-hours', mode: 'within' },
    {
      open: [
        { from: at('2026-01-19T01:00:00Z'), to: at('2026-01-19T03:00:00Z') },
        { from: at('2026-01-19T03:30:00Z'), to: at('2026-01-19T09:00:00Z') },
      ],
    },
    {
      mode: 'within',
      open: [
        { from: '2026-01-19T01:00:00.000Z', to: '2026-01-19T03:00:00.000Z' },
        { from: '2026-01-19T03:30:00.000Z', to: '2026-01-19T09:00:00.000Z' },
      ],
    },
  ],
  ['never open', { kind: 'opening-hours', mode: 'within' }, { open: [] }, { mode: 'within', open: [] }],
  [
    'over night from open to open',
    { kind: 'opening-hours', mode: 'start-and-end' },
    {
      to: at('2026-01-20T01:30:00Z'),
      open: [
        { from: at('2026-01-19T01:00:00Z'), to: at('2026-01-19T09:00:00Z') },
        { from: at('2026-01-20T01:00:00Z'), to: at('2026-01-20T09:00:00Z') },
      ],
    },
  ],
  [
    'may not begin at closing time',
    { kind: 'opening-hours', mode: 'start-and-end' },
    { from: at('2026-01-19T09:00:00Z'), to: at('2026-01-19T09:30:00Z') },
    { mode: 'start-and-end', open: [{ from: '2026-01-19T01:00:00.000Z', to: '2026-01-19T09:00:00.000Z' }] },
  ],
  [
    'ends at opening time',
    { kind: 'opening-hours', mode: 'start-and-end' },
    {
      to: at('2026-01-20T01:00:00Z'),
      open: [
        { from: at('2026-01-19T01:00:00Z'), to: at('2026-01-19T09:00:00Z') },
        { from: at('2026-01-20T01:00:00Z'), to: at('2026-01-20T09:00:00Z') },
      ],
    },
  ],
  [
    'may not end while closed',
    { kind: 'opening-hours', mode: 'start-and-end' },
    { to: at('2026-01-19T09:01:00Z') },
    { mode: 'start-and-end', open: [{ from: '2026-01-19T01:00:00.000Z', to: '2026-01-19T09:00:00.000Z' }] },
  ],
  ['at any hour', { kind: 'opening-hours', mode: 'any' }, { open: [] }],
];

describe('each rule', () => {
  it.each(rows.map(([name, rule, change, broken]) => ({ name, rule, change, broken })))('$name', ({ rule, change, broken }) => {
    const failures = brokenRules([rule], { ...draft, ...change }, 'request').filter((failure) => failure.kind === `rule-${rule.kind}`);
    expect(failures.map((failure) => failure.details)).toEqual(broken === undefined ? [] : [broken]);
  });
  it('is in the table, kept and broken', () => {
    for (const kind of bookingRuleKinds) {
      const own = rows.filter(([, rule]) => rule.kind === kind);
      expect([kind, own.some((row) => row[3] === undefined), own.some((row) => row[3] !== undefined)]).toEqual([kind, true, true]);
    }
  });
  it('names a field of what was sent', () => {
    const fields = rows.flatMap(([, rule, change]) => brokenRules([rule], { ...draft, ...change }, 'request').map(({ kind, field }) => `${kind}: ${field}`));
    expect([...new Set(fields)].sort()).toEqual([
      'rule-granularity: from',
      'rule-granularity: to',
      'rule-insurance: details.insurance',
      'rule-maximum-ahead: from',
      'rule-maximum-length: to',
      'rule-minimum-length: to',
      'rule-minimum-notice: from',
      'rule-monthly-quota: from',
      'rule-opening-hours: from',
      'rule-qualification: qualification',
      'rule-safety-questionnaire: details.answers',
      'rule-secrecy-grade: details.secrecy',
      'rule-trl-range: details.trl',
    ]);
  });
});

describe('the stage', () => {
  const late: BookingRule[] = [
    { kind: 'qualification', code: 'laser', name: { zh: '激光' } },
    { kind: 'safety-questionnaire', questions: [{ code: 'gas', text: { zh: '用气？' }, must: 'no' }] },
    { kind: 'secrecy-grade', highest: 'none' },
    { kind: 'trl-range', min: 1, max: 9 },
    { kind: 'insurance', sum: cny('1') },
  ];
  it('a hold is asked for time and quota only', () => {
    expect(brokenRules(late, draft, 'hold')).toEqual([]);
    expect(brokenRules([...late, { kind: 'maximum-length', minutes: 60 }], draft, 'hold').map(({ kind }) => kind)).toEqual(['rule-maximum-length']);
  });
  it('a request is asked for everything, and everything comes back', () => {
    expect(brokenRules([{ kind: 'maximum-length', minutes: 60 }, ...late], draft, 'request').map(({ kind }) => kind)).toEqual([
      'rule-maximum-length',
      'rule-qualification',
      'rule-safety-questionnaire',
      'rule-secrecy-grade',
      'rule-trl-range',
      'rule-insurance',
    ]);
  });
});

describe('where an owner says nothing', () => {
  it.each([
    ['the past is refused', { now: at('2026-01-19T01:00:01Z') }, ['rule-minimum-notice']],
    ['now is not the past', { now: at('2026-01-19T01:00:00Z') }, []],
    ['so is what no calendar reaches', { from: at('2027-02-19T01:00:01Z'), to: at('2027-02-19T04:00:00Z') }, ['rule-maximum-ahead']],
    ['and what lasts for years', { to: at('2028-01-19T01:00:00Z') }, ['rule-maximum-length']],
  ] as const)('%s', (_name, change, kinds) => {
    expect(brokenRules([], { ...draft, ...change }, 'hold').map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('each kind once', () => {
  const laser = { kind: 'qualification', code: 'laser', name: { zh: '激光' } } as const;
  it('but a qualification once for each code', () => {
    expect(twiceIn([{ kind: 'granularity', minutes: 30 }, laser, { ...laser, code: 'crane' }])).toBeUndefined();
    expect(twiceIn([laser, { ...laser, code: 'crane' }, laser])).toEqual({
      kind: 'rule-twice',
      field: 'rules.2',
      details: { rule: 'qualification', code: 'laser' },
    });
    expect(
      twiceIn([
        { kind: 'granularity', minutes: 30 },
        { kind: 'granularity', minutes: 60 },
      ]),
    ).toEqual({
      kind: 'rule-twice',
      field: 'rules.1',
      details: { rule: 'granularity' },
    });
  });
});

describe('hours by month', () => {
  it('are those of the local clock, an hour less where a month loses one', () => {
    expect(hoursByMonth([{ from: at('2026-01-31T14:00:00Z'), to: at('2026-01-31T19:00:00Z') }], 'Asia/Shanghai')).toEqual({ '2026-01': 2, '2026-02': 3 });
    expect(hoursByMonth([{ from: at('2026-02-28T23:00:00Z'), to: at('2026-03-31T22:00:00Z') }], 'Europe/Berlin')).toEqual({ '2026-03': 743 });
    expect(hoursByMonth([], 'UTC')).toEqual({});
  });
});
