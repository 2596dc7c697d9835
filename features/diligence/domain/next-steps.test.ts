/** What is next, at each point of a course; and what must not stand there. */
import { describe, expect, test } from 'vitest';
import { day, facts, noticeFact, passed, record } from '../tests/price-facts.ts';
import { mayBeSigned } from './clearing.ts';
import type { EvidenceKind } from './evidence.ts';
import type { MatrixRow } from './matrix.ts';
import { nextSteps, type NextFacts } from './next-steps.ts';
import type { PriceFacts } from './price-facts.ts';
import type { PriceMethod, PriceState } from './pricing.ts';

const row = (id: string, anyOf: readonly EvidenceKind[], more: Partial<MatrixRow> & { readonly required?: boolean } = {}): MatrixRow => ({
  element: {
    id,
    name: { zh: id, en: id },
    text: { zh: id, en: id },
    articles: [`law-${id}`],
    required: more.required ?? true,
    needs: [{ anyOf, atLeast: 1 }],
    suppliedBy: 'completer',
    due: { before: 'signing' },
    when: {},
  },
  status: 'missing',
  needs: [{ anyOf, atLeast: 1, has: more.status === 'met' ? 1 : 0 }],
  dueOn: null,
  evidence: [],
  ...more,
});
type Change = Partial<Omit<NextFacts, 'price' | 'case'>> & {
  readonly case?: Partial<NextFacts['case']>;
  readonly price?: Partial<PriceFacts>;
};
/** A case of a university whose other side was checked, and that lacks nothing but its price. */
const at = (priceState: PriceState, method: PriceMethod | null, change: Change = {}): NextFacts => {
  const { case: one = {}, price = {}, ...rest } = change;
  const whole: NextFacts['case'] = {
    state: 'open',
    track: 'institute',
    pathway: 'licence',
    counterparty: { organizationId: 'other', name: null },
    relatedParty: { marked: false, words: null },
    committeeId: 'committee',
    priceState,
    method,
    people: [{ personId: 'p1', part: 'manager' }],
    ...one,
  };
  return {
    case: whole,
    price: facts({ ...price, case: { ...facts().case, ...price.case, priceState: whole.priceState, method: whole.method } }),
    rows: [],
    related: { current: true, findings: 0, undeclared: [] },
    meetsOn: null,
    notice: null,
    trackArticles: ['law-track'],
    noticeArticles: ['law-notice'],
    names: new Map([['p1', '王老师']]),
    ...rest,
  };
};
const told = (of: NextFacts): string[] => nextSteps(of).map(({ act, subject }) => (subject === null ? act : `${act} ${subject}`));
const completed = { decisions: [passed()], notices: [noticeFact({ state: 'completed' })] };
const running = { id: 'n1', state: 'running', lastDay: '2026-06-15', counts: true, isOver: false, openObjections: 0, upheld: 0 } as const;

describe('the way of an agreement', () => {
  test('begins with the method, and its law', () => {
    expect(nextSteps(at('method-open', null))).toEqual([
      { act: 'choose-method', subject: null, name: null, who: 'manager', due: null, articles: ['law-track'] },
    ]);
  });
  test('needs a price and a decision; without a committee one is chosen first', () => {
    const unpriced = { price: { case: { price: { amount: null, formula: null }, priceState: 'agreeing', method: 'agreement' } } } as const;
    expect(told(at('agreeing', 'agreement', unpriced))).toEqual(['fill-price', 'call-decision']);
    expect(told(at('agreeing', 'agreement', { case: { committeeId: null } }))).toEqual(['choose-committee']);
  });
  test('waits for the committee by the day of its meeting', () => {
    const called = { decisions: [{ ...passed(), state: 'voting', result: null }] } as const;
    expect(nextSteps(at('agreeing', 'agreement', { price: called, meetsOn: '2026-06-03' }))).toMatchObject([
      { act: 'finish-decision', subject: 'd1', who: 'committee', due: '2026-06-03' },
    ]);
  });
  test('goes on by the decision, the notice, its end', () => {
    expect(told(at('agreeing', 'agreement', { price: { decisions: [passed()] } }))).toEqual(['price-step decide']);
    expect(told(at('decided', 'agreement', { price: { decisions: [passed()] } }))).toEqual(['publish-notice']);
    const published = { decisions: [passed()], notices: [noticeFact()] };
    expect(told(at('decided', 'agreement', { price: published, notice: running }))).toEqual(['await-notice n1', 'price-step publish-notice']);
    expect(told(at('in-notice', 'agreement', { price: published, notice: running }))).toEqual(['await-notice n1']);
    expect(told(at('in-notice', 'agreement', { price: published, notice: { ...running, isOver: true } }))).toEqual(['complete-notice n1']);
    expect(told(at('in-notice', 'agreement', { price: completed, notice: { ...running, state: 'completed' } }))).toEqual(['price-step confirm-notice']);
  });
  test('a notice that was withdrawn is published anew', () => {
    const gone = { decisions: [passed()], notices: [noticeFact({ state: 'withdrawn' })] };
    expect(told(at('in-notice', 'agreement', { price: gone, notice: { ...running, state: 'withdrawn' } }))).toEqual(['publish-notice']);
  });
  test('without a rule that asks for a notice it is settled at once', () => {
    expect(told(at('decided', 'agreement', { price: { decisions: [passed()], noticeNeeded: false } }))).toEqual(['price-step settle']);
  });
  test('ends with the clearing, the signing, the closing', () => {
    expect(told(at('settled', 'agreement', { price: completed }))).toEqual(['clear']);
    expect(told(at('settled', 'agreement', { price: completed, case: { state: 'cleared' } }))).toEqual(['sign']);
    expect(told(at('settled', 'agreement', { price: completed, case: { state: 'signed' } }))).toEqual(['close']);
    for (const state of ['closed', 'abandoned'] as const) expect(told(at('settled', 'agreement', { price: completed, case: { state } }))).toEqual([]);
  });
});

describe('urgent first', () => {
  test('an objection comes before everything, and one that was upheld ends the waiting', () => {
    const rows = [row('rule', ['rule-text'])];
    const change = { price: { decisions: [passed()], notices: [noticeFact()] }, rows };
    expect(told(at('in-notice', 'agreement', { ...change, notice: { ...running, openObjections: 2 } }))).toEqual([
      'answer-objection n1',
      'supply-evidence rule',
    ]);
    expect(told(at('in-notice', 'agreement', { ...change, notice: { ...running, isOver: true, upheld: 1 } }))).toEqual([
      'replace-notice n1',
      'supply-evidence rule',
    ]);
  });
  test('a notice that the price has left behind is replaced, not waited for', () => {
    const gone = { ...running, counts: false };
    expect(told(at('method-open', null, { notice: gone }))).toEqual(['replace-notice n1', 'choose-method']);
    expect(told(at('decided', 'agreement', { notice: gone, price: { decisions: [passed()] } }))).toEqual(['replace-notice n1']);
    expect(told(at('agreeing', 'agreement', { notice: { ...gone, openObjections: 1 } }))).toEqual(['answer-objection n1', 'call-decision']);
  });
  test('a related party that is not marked comes before the price', () => {
    const found = at('agreeing', 'agreement', { related: { current: true, findings: 2, undeclared: ['p1'] } });
    expect(told(found)).toEqual(['mark-related-party', 'declare p1', 'call-decision']);
    expect(nextSteps(found)[1]).toMatchObject({ name: { zh: '王老师', en: '王老师' }, who: 'completer' });
    expect(told(at('agreeing', 'agreement', { related: null }))).toEqual(['check-related-parties', 'call-decision']);
    expect(told(at('agreeing', 'agreement', { related: { current: false, findings: 2, undeclared: [] } }))).toEqual(['check-related-parties', 'call-decision']);
  });
  test('who stands on the other side is asked for, except where nobody does or a sale will tell', () => {
    const nobody = { counterparty: { organizationId: null, name: ' ' } };
    expect(told(at('agreeing', 'agreement', { case: nobody, related: null }))).toEqual(['name-counterparty', 'call-decision']);
    expect(told(at('listed', 'listing', { case: nobody, related: null }))).toEqual(['record-price listing-result']);
    expect(told(at('settled', 'agreement', { case: { ...nobody, pathway: 'self-investment' }, related: null, price: completed }))).toEqual(['clear']);
  });
});

describe('the way of a state enterprise', () => {
  const soe = { track: 'state-enterprise' } as const;
  test('a value is recorded, adopted, decided', () => {
    expect(told(at('valuing', 'valuation', { case: soe }))).toEqual(['record-price valuation']);
    expect(told(at('valuing', 'appraisal', { case: soe, price: { records: [record({ kind: 'appraisal' })] } }))).toEqual(['price-step record-value']);
    expect(told(at('valued', 'appraisal', { case: soe, price: { records: [record({ kind: 'appraisal' })] } }))).toEqual(['call-decision']);
  });
  test('three refusals are asked for until they are three', () => {
    const refusals = ['甲', '乙', '丙'].map((institution, i) => record({ id: `r${i}`, kind: 'refusal', institution }));
    expect(told(at('collecting-refusals', 'market', { case: soe, price: { records: refusals.slice(1) } }))).toEqual(['record-price refusal']);
    expect(told(at('collecting-refusals', 'market', { case: soe, price: { records: refusals } }))).toEqual(['call-decision']);
    expect(told(at('collecting-refusals', 'market', { case: soe, price: { records: refusals.slice(1), decisions: [passed()] } }))).toEqual([
      'record-price refusal',
    ]);
    expect(told(at('collecting-refusals', 'market', { case: soe, price: { records: refusals, decisions: [passed()] } }))).toEqual(['price-step decide']);
  });
  test('a valuation that ran out after the price was settled is asked for anew', () => {
    const price = { records: [record({ validUntil: '2026-05-31' })], decisions: [passed()], noticeNeeded: false };
    expect(told(at('settled', 'valuation', { case: soe, price }))).toEqual(['record-price valuation']);
    const cleared = { ...soe, state: 'cleared' } as const;
    expect(told(at('settled', 'valuation', { case: cleared, price }))).toEqual(['record-price valuation']);
    expect(told(at('settled', 'valuation', { case: cleared, price: { ...price, decisions: [], records: [record()] } }))).toEqual(['reopen']);
  });
});

describe('what must be known first', () => {
  const before = (id: string, kind: EvidenceKind, step: 'decision' | 'notice'): MatrixRow => {
    const one = row(id, [kind]);
    return { ...one, element: { ...one.element, due: { before: step } } };
  };
  test('stands before the call of the committee, and is named once', () => {
    const rows = [before('rule', 'rule-text', 'decision'), row('price', ['comparable'])];
    expect(told(at('agreeing', 'agreement', { rows }))).toEqual(['supply-evidence rule', 'supply-evidence price']);
    expect(told(at('preparing-listing', 'listing', { rows: rows.slice(0, 1) }))).toEqual(['supply-evidence rule']);
  });
  test('and before the notice', () => {
    const rows = [before('minutes', 'rule-publication', 'notice')];
    expect(told(at('agreeing', 'agreement', { rows }))).toEqual(['call-decision', 'supply-evidence minutes']);
    expect(told(at('decided', 'agreement', { rows, price: { decisions: [passed()] } }))).toEqual(['supply-evidence minutes']);
  });
  test('three opinions come before the decision, and an appraisal that was taken back is recorded anew', () => {
    const soe = { track: 'state-enterprise' } as const;
    const refusals = [before('refused', 'valuation-refusal', 'decision')];
    expect(told(at('collecting-refusals', 'market', { case: soe, rows: refusals }))).toEqual(['record-price refusal']);
    expect(told(at('valued', 'appraisal', { case: soe, rows: [before('appraised', 'appraisal', 'decision')] }))).toEqual(['record-price appraisal']);
  });
  test('a case that names nobody has nobody to answer for it', () => {
    expect(told(at('agreeing', 'agreement', { case: { people: [] } }))).toEqual(['name-people', 'call-decision']);
    expect(told(at('settled', 'agreement', { price: completed, case: { people: [], state: 'cleared' } }))).toEqual(['name-people', 'reopen']);
  });
});

describe('gaps', () => {
  test('what the price brings by itself is not asked for twice; what it does not bring is', () => {
    const rows = [row('decision', ['decision-minutes']), row('notice', ['notice-certificate']), row('price', ['comparable', 'valuation'])];
    expect(told(at('agreeing', 'agreement', { rows }))).toEqual(['call-decision', 'supply-evidence price']);
    expect(told(at('method-open', null, { rows }))).toEqual(['choose-method']);
    expect(told(at('settled', 'agreement', { rows, price: completed }))).toEqual([
      'supply-evidence decision',
      'supply-evidence notice',
      'supply-evidence price',
    ]);
  });
  test('carry who must supply, by when, and the article; what is only wished for is not asked', () => {
    const rows = [row('rule', ['rule-text'], { dueOn: '2026-07-01' }), row('gift', ['gift-register'], { required: false })];
    expect(nextSteps(at('settled', 'agreement', { rows, price: completed }))).toEqual([
      { act: 'supply-evidence', subject: 'rule', name: { zh: 'rule', en: 'rule' }, who: 'completer', due: '2026-07-01', articles: ['law-rule'] },
    ]);
  });
  test('after the signing the nearest day comes first, and nothing is closed before all is there', () => {
    const rows = [
      row('report', ['yearly-report'], { status: 'not-yet', dueOn: '2027-08-30' }),
      row('registration', ['contract-registration'], { status: 'not-yet', dueOn: '2026-07-01' }),
      row('sharing', ['sharing-rule']),
      row('done', ['rule-text'], { status: 'met' }),
    ];
    expect(told(at('settled', 'agreement', { rows, case: { state: 'signed' } }))).toEqual([
      'supply-evidence sharing',
      'supply-evidence registration',
      'supply-evidence report',
    ]);
  });
  test('an act carries the articles of the elements that it fulfils', () => {
    expect(nextSteps(at('agreeing', 'agreement', { rows: [row('decision', ['decision-minutes'])] }))[0]?.articles).toEqual(['law-decision']);
  });
});

test('private parties name a price and agree on it', () => {
  const free = { case: { track: 'private' }, related: null } as const;
  expect(told(at('method-open', null, free))).toEqual(['price-step agree-freely']);
  const unpriced = { case: { price: { amount: null, formula: null }, priceState: 'method-open', method: null } } as const;
  expect(told(at('method-open', null, { ...free, price: unpriced }))).toEqual(['fill-price']);
  expect(told(at('settled', 'free', free))).toEqual(['clear']);
});

test('`clear` and `sign` are offered exactly where they would not be refused', () => {
  const courses: readonly NextFacts[] = [
    at('settled', 'agreement', { price: completed }),
    at('settled', 'agreement', { price: completed, related: null }),
    at('settled', 'agreement', { price: completed, related: { current: true, findings: 1, undeclared: [] } }),
    at('settled', 'agreement', { price: completed, related: { current: true, findings: 0, undeclared: ['p1'] } }),
    at('settled', 'agreement', { price: completed, case: { people: [] } }),
    at('settled', 'agreement', { price: completed, rows: [row('rule', ['rule-text'])] }),
    at('settled', 'agreement', { price: { ...completed, decisions: [passed(day('2026-05-01'))] } }),
    at('agreeing', 'agreement', { price: completed }),
  ];
  for (const state of ['open', 'cleared'] as const)
    for (const course of courses) {
      const here = { ...course, case: { ...course.case, state } };
      expect(told(here).includes(state === 'open' ? 'clear' : 'sign')).toBe(mayBeSigned(here).ok);
    }
});
