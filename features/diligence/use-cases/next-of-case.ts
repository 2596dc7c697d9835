/** What is next on a case, with what the domain needs to know of notices, decisions and people. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Case } from '../domain/case.ts';
import { caseDay } from '../domain/case-day.ts';
import { nextSteps, type NextFacts, type NextStep } from '../domain/next-steps.ts';
import { noticesThatCount, openDecision } from '../domain/price-facts.ts';
import { trackOf } from '../domain/track-of.ts';
import { mayStepCase, mayWorkCase, suppliableKinds } from '../policy.ts';
import { objectionsOfNotice } from '../store/notice-objections.ts';
import { relatedFactOf, type CaseFacts } from './price-facts.ts';

export type SeenNext = NextStep & { readonly mine: boolean };

/** The notice that runs, else the newest. */
const noticeOf = async ({ tx, now }: Pick<Context, 'tx' | 'now'>, { notices, price }: CaseFacts): Promise<NextFacts['notice']> => {
  const notice = notices.find(({ state }) => state === 'running') ?? notices[0];
  if (notice === undefined) return null;
  const objections = notice.state === 'running' ? await objectionsOfNotice(tx, notice) : [];
  return {
    id: notice.id,
    state: notice.state,
    lastDay: notice.published?.lastDay ?? null,
    counts: noticesThatCount(price).some(({ id }) => id === notice.id),
    isOver: notice.published !== null && notice.published.endsAt <= now,
    openObjections: objections.filter(({ outcome }) => outcome === 'open').length,
    upheld: objections.filter(({ outcome }) => outcome === 'upheld').length,
  };
};

/** May the reader do it? A vote and a declaration are one's own; the steps of the case belong to who signs or manages; the rest to managers. */
const isMine = ({ reader }: Pick<Context, 'reader'>, one: Case, facts: CaseFacts, { act, subject }: NextStep): boolean => {
  if (act === 'declare') return reader.personId === subject;
  if (act === 'finish-decision') return facts.decisions.find(({ id }) => id === subject)?.members.some(({ personId }) => personId === reader.personId) ?? false;
  if (act === 'supply-evidence') {
    const asked = facts.matrix.rows.find(({ element }) => element.id === subject)?.element.needs.flatMap(({ anyOf }) => anyOf) ?? [];
    return suppliableKinds(reader, one).some((kind) => asked.includes(kind));
  }
  return act === 'clear' || act === 'sign' || act === 'close' || act === 'reopen' ? mayStepCase(reader, one) : mayWorkCase(reader, one);
};

export const nextOfCase = async (context: Context, one: Case, facts: CaseFacts): Promise<SeenNext[]> => {
  const related = await relatedFactOf(context, one);
  const open = openDecision(facts.price);
  const meetsAt = facts.decisions.find(({ id }) => id === open?.id)?.meetsAt;
  const steps = nextSteps({
    case: one,
    price: facts.price,
    rows: facts.matrix.rows,
    related,
    meetsOn: meetsAt === undefined ? null : caseDay(meetsAt),
    notice: await noticeOf(context, facts),
    trackArticles: trackOf(one.unitKind, one.country).articles.map(({ id }) => id),
    noticeArticles: facts.noticeArticles,
    names: await personNamesByIds(context.tx, related?.undeclared ?? []),
  });
  return steps.map((step) => ({ ...step, mine: isMine(context, one, facts, step) }));
};
