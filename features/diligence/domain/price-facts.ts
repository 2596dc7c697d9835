/**
 * What the steps of a price rest on. A guard is answered from facts alone: records, decisions, notices and rules as they stand now.
 * Nobody ticks a box that there was a decision; it is there or it is not. A fact counts only for the method that it was made for: a
 * decision called, or a notice published, before the method was chosen speaks of another price.
 */
import type { Money } from '@tongtu/kernel/money';
import type { PriceRecordKind } from '../contract/price-records.ts';
import type { Case } from './case.ts';
import { isPassed } from './decision.ts';
import type { DecisionResult, DecisionState } from './decision-lifecycle.ts';
import { nameKey } from './name-key.ts';
import type { NoticeState } from './notice-lifecycle.ts';
import { methodChosenBy, type PriceAction, type PriceGuard, type PriceMethod, type PriceState } from './pricing.ts';

export type PriceRecord = {
  readonly id: string;
  readonly caseId: string;
  readonly kind: PriceRecordKind;
  readonly institution: string;
  readonly amount: Money | null;
  /** ISO day. */
  readonly on: string;
  /** ISO day, inclusive; null where it does not end. */
  readonly validUntil: string | null;
  readonly words: string | null;
  readonly fileId: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
};

export type PricingStep = {
  readonly position: number;
  readonly action: PriceAction;
  readonly from: PriceState;
  readonly to: PriceState;
  readonly method: PriceMethod | null;
  readonly words: string | null;
  readonly personId: string | null;
  readonly at: Date;
};

export type DecisionFact = { readonly id: string; readonly state: DecisionState; readonly result: DecisionResult | null; readonly calledAt: Date };
/**
 * `tellsTheCase`: what was published says price, formula, pathway and method as the case does, and hides no related party. The name of
 * the other side is not compared here: it was when the notice started, and cannot change while it runs or after.
 */
export type NoticeFact = { readonly id: string; readonly state: NoticeState; readonly publishedAt: Date | null; readonly tellsTheCase: boolean };

export type PriceFacts = {
  readonly case: Pick<Case, 'price' | 'priceState' | 'method'>;
  /** ISO day of the case. */
  readonly today: string;
  readonly steps: readonly Pick<PricingStep, 'action' | 'at'>[];
  readonly records: readonly PriceRecord[];
  readonly decisions: readonly DecisionFact[];
  readonly notices: readonly NoticeFact[];
  /** Does a pack that applies ask for a notice of an agreed price? */
  readonly noticeNeeded: boolean;
};

/** When the method that stands was chosen; null where none is: before the first choice, after starting over, after a sale that failed. */
export const methodChosenAt = ({ steps }: Pick<PriceFacts, 'steps'>): Date | null => {
  const last = steps.findLast(({ action }) => methodChosenBy(action) !== undefined || action === 'start-over' || action === 'fail');
  return last === undefined || methodChosenBy(last.action) === undefined ? null : last.at;
};

const since = (chosen: Date | null, at: Date | null): boolean => chosen !== null && at !== null && at >= chosen;

/** Decisions about the method that stands. */
export const decisionsThatCount = (facts: PriceFacts): readonly DecisionFact[] => {
  const chosen = methodChosenAt(facts);
  return facts.decisions.filter(({ calledAt }) => since(chosen, calledAt));
};
/** Published notices that speak of the method that stands, and of the case as it is. */
export const noticesThatCount = (facts: PriceFacts): readonly NoticeFact[] => {
  const chosen = methodChosenAt(facts);
  return facts.notices.filter(({ publishedAt, tellsTheCase }) => tellsTheCase && since(chosen, publishedAt));
};

/** Called and not over. */
export const openDecision = ({ decisions }: Pick<PriceFacts, 'decisions'>): DecisionFact | undefined =>
  decisions.find(({ state }) => state === 'called' || state === 'voting' || state === 'counted');

const standing = ({ records, today }: PriceFacts, kinds: readonly PriceRecordKind[]): readonly PriceRecord[] =>
  records.filter(({ kind, withdrawnAt, validUntil }) => kinds.includes(kind) && withdrawnAt === null && (validUntil === null || today <= validUntil));

/** How many institutions gave the opinion that it cannot be valued; one that gave two, or is written differently, counts once. */
export const refusingInstitutions = (facts: PriceFacts): number =>
  new Set(standing(facts, ['refusal']).flatMap(({ institution }) => nameKey(institution) || [])).size;
/** 国资发产权规〔2024〕8号: 经咨询 3 家及以上专业机构. */
export const refusalsNeeded = 3;

/** An appraisal is more than a valuation, and does for one; never the other way round. */
const valueKinds = (method: PriceMethod | null): readonly PriceRecordKind[] =>
  method === 'valuation' ? ['valuation', 'appraisal'] : method === 'appraisal' ? ['appraisal'] : [];
const resultKinds = (method: PriceMethod | null): readonly PriceRecordKind[] => (method === 'auction' ? ['auction-result'] : ['listing-result']);
/** The newest result of the listing or auction. */
export const resultOf = (facts: PriceFacts): PriceRecord | undefined =>
  standing(facts, resultKinds(facts.case.method))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.recordedAt.getTime() - b.recordedAt.getTime()))
    .at(-1);

/** A price in money, or a formula. */
export const isPriceNamed = ({ case: { price } }: Pick<PriceFacts, 'case'>): boolean =>
  (price.amount !== null && price.amount.amount > 0n) || (price.formula !== null && price.formula.trim() !== '');

/** Is what the guard asks for there? */
export const guardHolds = (facts: PriceFacts, guard: PriceGuard): boolean => {
  const passed = (): boolean => decisionsThatCount(facts).some(isPassed);
  switch (guard) {
    case 'price-named':
      return isPriceNamed(facts);
    case 'decision-passed':
      return passed();
    case 'three-refusals-and-decision':
      return refusingInstitutions(facts) >= refusalsNeeded && passed();
    case 'notice-running':
      return noticesThatCount(facts).some(({ state }) => state === 'running' || state === 'completed');
    case 'notice-completed':
      return noticesThatCount(facts).some(({ state }) => state === 'completed');
    case 'notice-not-needed':
      return !facts.noticeNeeded;
    case 'value-on-file':
      return standing(facts, valueKinds(facts.case.method)).length > 0;
    case 'result-on-file':
      return resultOf(facts) !== undefined;
  }
};

const noticed = (facts: PriceFacts): readonly PriceGuard[] => (facts.noticeNeeded ? ['notice-completed'] : []);
/** On what a settled price of each method rests; all of it must still be there when the deal is cleared and signed. */
const basisOf = (facts: PriceFacts): readonly PriceGuard[] => {
  switch (facts.case.method) {
    case null:
      return ['price-named'];
    case 'free':
      return ['price-named'];
    case 'agreement':
      return ['price-named', 'decision-passed', ...noticed(facts)];
    case 'appraisal':
    case 'valuation':
      return ['price-named', 'value-on-file', 'decision-passed', ...noticed(facts)];
    case 'market':
      return ['price-named', 'three-refusals-and-decision', ...noticed(facts)];
    case 'listing':
    case 'auction':
    case 'exempt-listing':
      return ['decision-passed', 'result-on-file'];
  }
};
/** What a settled price rested on and is there no more: a valuation that ran out, a record that was taken back. Undefined: it stands. */
export const basisLost = (facts: PriceFacts): PriceGuard | undefined => basisOf(facts).find((guard) => !guardHolds(facts, guard));

const fixedStates: readonly PriceState[] = ['decided', 'in-notice', 'listed', 'auctioning', 'settled'];
/**
 * Price, pathway and counterparty cannot change any more: what was put before the committee, and decided by it, is what is told and
 * signed. The same holds for what the public was told. Who wants another price starts over.
 */
export const isPriceFixed = (facts: PriceFacts): boolean =>
  fixedStates.includes(facts.case.priceState) ||
  openDecision(facts) !== undefined ||
  decisionsThatCount(facts).some(isPassed) ||
  noticesThatCount(facts).some(({ state }) => state === 'running' || state === 'completed');

const publicSales: readonly (PriceMethod | null)[] = ['listing', 'auction', 'exempt-listing'];
/** Who buys at a public sale is known at its end: a name may still be filled in where none stood. */
export const isSoldPublicly = ({ case: { method } }: Pick<PriceFacts, 'case'>): boolean => publicSales.includes(method);
