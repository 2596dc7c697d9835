/**
 * What is next on a case, who must do it, by when, and which article asks for it: the checklist of a technology manager. It is read
 * off the facts and kept nowhere, so it can never say anything else than the guards do. The most urgent comes first: what somebody
 * outside waits for, then what stops the deal, then the track of the price, then gaps, then the step of the case itself.
 */
import type { Case } from './case.ts';
import type { EvidenceKind } from './evidence.ts';
import {
  arePeopleMissing,
  hasOtherSide,
  isCounterpartyNamed,
  isGapAtAll,
  isGapBefore,
  isGapNow,
  isRelatedUnmarked,
  mayBeSigned,
  needsRelatedCheck,
  type ClearingFacts,
  type RelatedFact,
} from './clearing.ts';
import type { MatrixRow } from './matrix.ts';
import type { NoticeState } from './notice-lifecycle.ts';
import type { BothLanguages, Supplier } from './obligation-pack.ts';
import { basisLost, guardHolds, isSoldPublicly, openDecision, refusalsNeeded, refusingInstitutions, type PriceFacts } from './price-facts.ts';
import type { PriceAction, PriceGuard, PriceMethod } from './pricing.ts';

export const nextActs = [
  'answer-objection',
  'replace-notice',
  'complete-notice',
  'name-counterparty',
  'name-people',
  'check-related-parties',
  'mark-related-party',
  'declare',
  'choose-method',
  'fill-price',
  'record-price',
  'choose-committee',
  'call-decision',
  'finish-decision',
  'publish-notice',
  'await-notice',
  'price-step',
  'supply-evidence',
  'reopen',
  'clear',
  'sign',
  'close',
] as const;
export type NextAct = (typeof nextActs)[number];

export type NextStep = {
  readonly act: NextAct;
  readonly subject: string | null;
  readonly name: BothLanguages | null;
  readonly who: Supplier;
  /** ISO day. */
  readonly due: string | null;
  readonly articles: readonly string[];
};

export type NextFacts = {
  readonly case: ClearingFacts['case'] & Pick<Case, 'state' | 'method' | 'committeeId'>;
  readonly price: PriceFacts;
  readonly rows: readonly MatrixRow[];
  readonly related: RelatedFact | null;
  /** ISO day of the meeting of the decision that is open. */
  readonly meetsOn: string | null;
  /** Of the notice that runs, or of the newest. `counts`: it speaks of the price that stands. `isOver`: its last day is over. */
  readonly notice: {
    readonly id: string;
    readonly state: NoticeState;
    readonly lastDay: string | null;
    readonly counts: boolean;
    readonly isOver: boolean;
    readonly openObjections: number;
    readonly upheld: number;
  } | null;
  readonly trackArticles: readonly string[];
  readonly noticeArticles: readonly string[];
  readonly names: ReadonlyMap<string, string>;
};

const step = (act: NextAct, more: Partial<Omit<NextStep, 'act'>> = {}): NextStep => ({
  act,
  subject: null,
  name: null,
  who: 'manager',
  due: null,
  articles: [],
  ...more,
});
const priceStep = (action: PriceAction, articles: readonly string[] = []): NextStep => step('price-step', { subject: action, articles });

/** Articles of the elements that ask for evidence of such a kind. */
const asking = ({ rows }: NextFacts, ...kinds: readonly EvidenceKind[]): string[] => [
  ...new Set(
    rows
      .filter(({ status, needs }) => status !== 'not-applicable' && needs.some(({ anyOf }) => anyOf.some((kind) => kinds.includes(kind))))
      .flatMap(({ element }) => element.articles),
  ),
];

/** A public notice runs: others wait for answers, and its clock is no secret. */
const ofTheNotice = (facts: NextFacts): NextStep[] => {
  const { notice, noticeArticles: articles } = facts;
  if (notice?.state !== 'running') return [];
  const of = { subject: notice.id, due: notice.lastDay, articles };
  if (notice.openObjections > 0) return [step('answer-objection', of)];
  // An objection that was upheld says that the notice is wrong, and another price leaves it behind: nobody waits for its end.
  if (notice.upheld > 0 || !notice.counts) return [step('replace-notice', of)];
  return [step(notice.isOver ? 'complete-notice' : 'await-notice', of)];
};

const ofTheOtherSide = (facts: NextFacts): NextStep[] => {
  if (!hasOtherSide(facts)) return [];
  const { related, price, case: one } = facts;
  const articles = asking(facts, 'related-party-check', 'interest-declaration');
  if (!isCounterpartyNamed(facts)) return isSoldPublicly(price) && one.priceState !== 'settled' ? [] : [step('name-counterparty')];
  return [
    ...((related?.current ?? !needsRelatedCheck(facts)) ? [] : [step('check-related-parties', { articles })]),
    ...(isRelatedUnmarked(facts) ? [step('mark-related-party', { articles })] : []),
    ...(related?.undeclared ?? []).map((personId) => {
      const name = facts.names.get(personId);
      return step('declare', { subject: personId, name: name === undefined ? null : { zh: name, en: name }, who: 'completer', articles });
    }),
  ];
};

/** Evidence that each way to a price leaves behind by itself. */
const brings: Readonly<Record<PriceMethod, readonly EvidenceKind[]>> = {
  agreement: ['decision-minutes', 'notice-certificate'],
  listing: ['decision-minutes', 'listing-result'],
  auction: ['decision-minutes', 'auction-result'],
  appraisal: ['appraisal', 'decision-minutes', 'notice-certificate'],
  valuation: ['valuation', 'decision-minutes', 'notice-certificate'],
  market: ['valuation-refusal', 'decision-minutes', 'notice-certificate'],
  'exempt-listing': ['decision-minutes', 'listing-result'],
  free: [],
};
const comesByItself = ({ needs }: MatrixRow, brought: ReadonlySet<EvidenceKind>): boolean =>
  needs.every(({ anyOf, atLeast, has }) => has >= atLeast || anyOf.some((kind) => brought.has(kind)));
const supply = ({ element, dueOn }: MatrixRow): NextStep =>
  step('supply-evidence', { subject: element.id, name: element.name, who: element.suppliedBy, due: dueOn, articles: element.articles });
/** What the method brings by itself has a step of its own in the list. */
const supplied = ({ case: { method } }: NextFacts, rows: readonly MatrixRow[]): NextStep[] =>
  rows.filter((row) => !comesByItself(row, new Set(method === null ? [] : brings[method]))).map(supply);

/** The decision that a step waits for, and what must be known before it; the step itself once it passed. */
const decidedThen = (facts: NextFacts, action: PriceAction, guard: PriceGuard): NextStep[] => {
  const articles = asking(facts, 'decision-minutes');
  if (guardHolds(facts.price, guard)) return [priceStep(action, articles)];
  const open = openDecision(facts.price);
  if (open !== undefined) return [step('finish-decision', { subject: open.id, who: 'committee', due: facts.meetsOn, articles })];
  if (guardHolds(facts.price, 'decision-passed')) return [];
  if (guard === 'three-refusals-and-decision' && refusingInstitutions(facts.price) < refusalsNeeded) return [];
  const unknown = facts.rows.filter(isGapBefore('decision'));
  if (unknown.length > 0) return supplied(facts, unknown);
  return [step(facts.case.committeeId === null ? 'choose-committee' : 'call-decision', { articles })];
};
const noticeThen = (facts: NextFacts): NextStep[] => {
  const unknown = facts.rows.filter(isGapBefore('notice'));
  return unknown.length > 0 ? supplied(facts, unknown) : [step('publish-notice', { articles: facts.noticeArticles })];
};
const pricedFirst = (facts: NextFacts): NextStep[] => (guardHolds(facts.price, 'price-named') ? [] : [step('fill-price')]);
const refusalsFirst = (facts: NextFacts): NextStep[] =>
  refusingInstitutions(facts.price) >= refusalsNeeded
    ? []
    : [step('record-price', { subject: 'refusal', articles: [...new Set([...facts.trackArticles, ...asking(facts, 'valuation-refusal')])] })];

const valueFirst = (facts: NextFacts): NextStep => step('record-price', { subject: facts.case.method, articles: asking(facts, 'appraisal', 'valuation') });

const ofThePrice = (facts: NextFacts): NextStep[] => {
  const { case: one, price, notice } = facts;
  const holds = (guard: PriceGuard): boolean => guardHolds(price, guard);
  switch (one.priceState) {
    case 'method-open':
      if (one.track === 'private') return holds('price-named') ? [priceStep('agree-freely', facts.trackArticles)] : pricedFirst(facts);
      return [step('choose-method', { articles: facts.trackArticles })];
    case 'valuing':
      return holds('value-on-file') ? [priceStep('record-value')] : [valueFirst(facts)];
    case 'agreeing':
    case 'valued':
      return [
        // A valuation may have run out, or been taken back, while the committee was still to be called.
        ...(one.priceState === 'valued' && !holds('value-on-file') ? [valueFirst(facts)] : []),
        ...pricedFirst(facts),
        ...decidedThen(facts, 'decide', 'decision-passed'),
      ];
    case 'collecting-refusals':
      return [...refusalsFirst(facts), ...pricedFirst(facts), ...decidedThen(facts, 'decide', 'three-refusals-and-decision')];
    case 'decided':
      if (holds('notice-not-needed')) return [priceStep('settle')];
      return holds('notice-running') ? [priceStep('publish-notice', facts.noticeArticles)] : noticeThen(facts);
    case 'in-notice':
      if (holds('notice-completed')) return [priceStep('confirm-notice', facts.noticeArticles)];
      return notice?.state === 'running' ? [] : noticeThen(facts);
    case 'preparing-listing':
    case 'preparing-auction':
      return decidedThen(facts, 'offer', 'decision-passed');
    case 'listed':
    case 'auctioning': {
      const kind = one.priceState === 'listed' ? 'listing-result' : 'auction-result';
      return holds('result-on-file') ? [priceStep('award')] : [step('record-price', { subject: kind, articles: asking(facts, kind) })];
    }
    case 'settled': {
      const lost = basisLost(price);
      if (lost === undefined) return [];
      if (lost === 'value-on-file') return [valueFirst(facts)];
      const refusals = lost === 'three-refusals-and-decision' ? refusalsFirst(facts) : [];
      return refusals.length > 0 ? refusals : [priceStep('start-over')];
    }
  }
};

/** What other steps of the list bring with them is not asked for a second time as a document. */
const broughtBy = ({ case: one }: NextFacts, steps: readonly NextStep[]): ReadonlySet<EvidenceKind> => {
  const acts = new Set(steps.map(({ act }) => act));
  const isPriceOpen = one.state === 'open' && one.priceState !== 'settled';
  return new Set<EvidenceKind>([
    ...(isPriceOpen ? (one.method === null ? Object.values(brings).flat() : brings[one.method]) : []),
    ...(acts.has('record-price') ? (['appraisal', 'valuation', 'valuation-refusal'] as const) : []),
    ...(acts.has('check-related-parties') || acts.has('name-counterparty') ? (['related-party-check'] as const) : []),
    ...(acts.has('declare') ? (['interest-declaration'] as const) : []),
  ]);
};

const byDue = (a: MatrixRow, b: MatrixRow): number => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : (a.dueOn ?? '9999') > (b.dueOn ?? '9999') ? 1 : 0);
/** `asked`: what the list names already. */
const gaps = (facts: NextFacts, brought: ReadonlySet<EvidenceKind>, asked: readonly NextStep[] = []): NextStep[] => {
  const isAsked = ({ element }: MatrixRow): boolean => asked.some(({ act, subject }) => act === 'supply-evidence' && subject === element.id);
  const now = facts.rows.filter((row) => isGapNow(row) && !comesByItself(row, brought) && !isAsked(row));
  // Before the signing only what stops it is asked for; afterwards also what has a day.
  const later = facts.case.state === 'signed' ? facts.rows.filter((row) => isGapAtAll(row) && row.status === 'not-yet') : [];
  return [...now.toSorted(byDue), ...later.toSorted(byDue)].map(supply);
};

export const nextSteps = (facts: NextFacts): NextStep[] => {
  const { state } = facts.case;
  if (state === 'closed' || state === 'abandoned') return [];
  if (state === 'signed') {
    const open = gaps(facts, new Set());
    return [...ofTheNotice(facts), ...(open.length === 0 ? [step('close')] : open)];
  }
  const ready = mayBeSigned(facts).ok;
  const first = [...ofTheNotice(facts), ...(arePeopleMissing(facts) ? [step('name-people')] : []), ...ofTheOtherSide(facts)];
  if (state === 'cleared') {
    if (ready) return [...first, step('sign')];
    // A value or an opinion is recorded as it is; only an open case can mend its price, its counterparty, its mark.
    const records = ofThePrice(facts).filter(({ act }) => act === 'record-price');
    const before = [...first, ...records];
    const isLost = basisLost(facts.price) !== undefined && records.length === 0;
    const isOtherSideOpen = arePeopleMissing(facts) || (hasOtherSide(facts) && (!isCounterpartyNamed(facts) || isRelatedUnmarked(facts)));
    const reopen = isLost || isOtherSideOpen ? [step('reopen')] : [];
    return [...before, ...gaps(facts, broughtBy(facts, before), before), ...reopen];
  }
  // One notice at a time: a new one takes the place of the one that no longer counts.
  const isReplacing = first.some(({ act }) => act === 'replace-notice');
  const before = [...first, ...ofThePrice(facts).filter(({ act }) => !isReplacing || act !== 'publish-notice')];
  return [...before, ...gaps(facts, broughtBy(facts, before), before), ...(ready ? [step('clear')] : [])];
};
