/** The facts on which the price of a case stands now: its records, decisions, notices and the packs that apply. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Case } from '../domain/case.ts';
import { caseDay } from '../domain/case-day.ts';
import { hasOtherSide, type RelatedFact } from '../domain/clearing.ts';
import { differencesFromCase, type CounterpartyName } from '../domain/notice-content.ts';
import { nameShown } from '../domain/name-key.ts';
import { noticeRuleOf } from '../domain/packs-for.ts';
import type { PriceFacts, PriceRecord, PricingStep } from '../domain/price-facts.ts';
import type { StoredNotice } from '../domain/stored-notice.ts';
import { decisionsOfCase, type StoredDecision } from '../store/decisions.ts';
import { noticesOfCase } from '../store/notices.ts';
import { priceRecordsOf } from '../store/price-records.ts';
import { pricingStepsOf } from '../store/pricing-steps.ts';
import { matrixOfCase, type CaseMatrix } from './matrix-of-case.ts';
import { relatedPartyStanding } from './related-parties.ts';

type Reading = Pick<Context, 'tx' | 'now'>;

export type CaseFacts = CaseMatrix & {
  readonly price: PriceFacts;
  readonly steps: readonly PricingStep[];
  readonly records: readonly PriceRecord[];
  readonly decisions: readonly StoredDecision[];
  readonly notices: readonly StoredNotice[];
  readonly noticeArticles: readonly string[];
};

/** The other side by its name of today; null where none is named. */
export const counterpartyOf = async ({ tx }: Pick<Context, 'tx'>, { counterparty }: Pick<Case, 'counterparty'>): Promise<CounterpartyName> => {
  const { organizationId, name } = counterparty;
  const organization = organizationId === null ? undefined : await organizationById(tx, organizationId);
  return organization?.name ?? (name === null ? null : nameShown(name));
};

/** Whether what was published still says what the case says. The other side's name is left to the notice itself. */
const tells = (notice: StoredNotice, one: Case): boolean => differencesFromCase(notice.content, one, null).every((part) => part === 'counterparty');

/** One query after the other: they share a connection. */
export const factsOf = async (context: Reading, one: Case): Promise<CaseFacts> => {
  const { tx, now } = context;
  const judged = await matrixOfCase(context, one);
  const steps = await pricingStepsOf(tx, one.id);
  const records = await priceRecordsOf(tx, one.id);
  const decisions = await decisionsOfCase(tx, one.id);
  const notices = await noticesOfCase(tx, one.id);
  const rule = hasOtherSide({ case: one }) ? noticeRuleOf(judged.packs, one.track)?.rule : undefined;
  return {
    ...judged,
    steps,
    records,
    decisions,
    notices,
    noticeArticles: rule?.articles ?? [],
    price: {
      case: one,
      today: caseDay(now),
      steps,
      records,
      decisions,
      notices: notices.map((notice) => ({
        id: notice.id,
        state: notice.state,
        publishedAt: notice.published?.at ?? null,
        tellsTheCase: tells(notice, one),
      })),
      noticeNeeded: rule !== undefined,
    },
  };
};

/** Null where the case was never checked. */
export const relatedFactOf = async (context: Reading, one: Case): Promise<RelatedFact | null> => {
  const standing = await relatedPartyStanding(context, one);
  return standing && { current: standing.current, findings: standing.check.findings.length, undeclared: standing.check.undeclared };
};
