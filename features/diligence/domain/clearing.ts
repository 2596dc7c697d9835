/**
 * May the deal be signed? Asked before it is cleared and once more when it is signed: a valuation may have run out meanwhile, a record
 * may have been taken back, somebody may have declared a holding. Whatever is missing is named, so that it can be mended before
 * anybody is bound (企业国有资产法 43–46 for related parties).
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from './case.ts';
import type { MatrixRow } from './matrix.ts';
import { basisLost, type PriceFacts } from './price-facts.ts';

/** The latest related-party check: does it still speak of the case as it stands, and how much did it find? */
export type RelatedFact = { readonly current: boolean; readonly findings: number; readonly undeclared: readonly string[] };

export type ClearingFacts = {
  readonly case: Pick<Case, 'track' | 'pathway' | 'counterparty' | 'relatedParty' | 'priceState' | 'people'>;
  readonly price: PriceFacts;
  readonly related: RelatedFact | null;
  readonly rows: readonly Pick<MatrixRow, 'element' | 'status'>[];
};

/** Who transforms by its own investment has nobody on the other side. */
export const hasOtherSide = ({ case: { pathway } }: Pick<ClearingFacts, 'case'>): boolean => pathway !== 'self-investment';
export const isCounterpartyNamed = ({ case: { counterparty } }: Pick<ClearingFacts, 'case'>): boolean =>
  counterparty.organizationId !== null || (counterparty.name ?? '').trim() !== '';
/** State money: somebody has to answer for the deal by name, or there is nobody whose declarations could be asked for. */
export const arePeopleMissing = ({ case: { track, people } }: Pick<ClearingFacts, 'case'>): boolean => track !== 'private' && people.length === 0;
/** State money: a check that still speaks of the case is asked for. Private parties are held only to what a check of theirs found. */
export const needsRelatedCheck = ({ case: { track } }: Pick<ClearingFacts, 'case'>): boolean => track !== 'private';
/** A related party was found, and the case does not say so. */
export const isRelatedUnmarked = ({ case: { relatedParty }, related }: Pick<ClearingFacts, 'case' | 'related'>): boolean =>
  related !== null && related.current && related.findings > 0 && !relatedParty.marked;

/** `dossier-incomplete` (details: count, first: a name, missing: id and name of each element). */
export const nothingMissing = (rows: ClearingFacts['rows'], isGap: (row: ClearingFacts['rows'][number]) => boolean): Result<true> => {
  const missing = rows.filter(isGap).map(({ element }) => ({ id: element.id, name: element.name }));
  return missing.length === 0 ? ok(true) : fail('dossier-incomplete', { details: { count: missing.length, first: missing[0]?.name, missing } });
};
/** Required, and due by now. */
export const isGapNow = ({ element, status }: Pick<MatrixRow, 'element' | 'status'>): boolean => element.required && status === 'missing';
/**
 * Required, not there, and due before the committee is called (`decision`), or before the public is told as well (`notice`): a rule that
 * is written after the vote, or a risk that is stated after it, proves no diligence (科学技术进步法 68; 促进科技成果转化法 44).
 */
export const isGapBefore =
  (step: 'decision' | 'notice') =>
  ({ element, status }: Pick<MatrixRow, 'element' | 'status'>): boolean =>
    isGapNow({ element, status }) && 'before' in element.due && (element.due.before === 'decision' || element.due.before === step);
/** Required, and not there, whenever it is due: what is closed is complete. */
export const isGapAtAll = ({ element, status }: Pick<MatrixRow, 'element' | 'status'>): boolean =>
  element.required && (status === 'missing' || status === 'not-yet');

/**
 * Kinds `price-not-settled` (details: priceState, and `guard` where what a settled price rested on is there no more),
 * `people-missing`, `counterparty-missing`, `related-parties-unchecked`, `declarations-missing` (details: count), `related-party-unmarked`
 * (details: findings), `dossier-incomplete`.
 */
export const mayBeSigned = (facts: ClearingFacts): Result<true> => {
  const { priceState } = facts.case;
  if (priceState !== 'settled') return fail('price-not-settled', { details: { priceState } });
  const guard = basisLost(facts.price);
  if (guard !== undefined) return fail('price-not-settled', { details: { priceState, guard } });
  if (arePeopleMissing(facts)) return fail('people-missing');
  if (hasOtherSide(facts)) {
    if (!isCounterpartyNamed(facts)) return fail('counterparty-missing');
    if (needsRelatedCheck(facts) && facts.related?.current !== true) return fail('related-parties-unchecked');
    const undeclared = needsRelatedCheck(facts) ? (facts.related?.undeclared.length ?? 0) : 0;
    if (undeclared > 0) return fail('declarations-missing', { details: { count: undeclared } });
    if (isRelatedUnmarked(facts)) return fail('related-party-unmarked', { details: { findings: facts.related?.findings ?? 0 } });
  }
  return nothingMissing(facts.rows, isGapNow);
};
