/** One case as its readers see it: what it says, the track of its price with the reason, what is next. */
import { cardsByIds } from '@tongtu/listings';
import { organizationCardsByIds, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { ok, type Result } from '@tongtu/kernel/result';
import type { CaseView } from '../contract/cases.ts';
import type { Case } from '../domain/case.ts';
import { caseLifecycle } from '../domain/case-lifecycle.ts';
import type { Article } from '../domain/obligation-pack.ts';
import { nameShown } from '../domain/name-key.ts';
import { articlesOf } from '../domain/packs-for.ts';
import { guardHolds, isPriceFixed, type PriceFacts, type PricingStep } from '../domain/price-facts.ts';
import { pricingLifecycles, type PriceAction, type PriceGuard } from '../domain/pricing.ts';
import { trackOf, type TrackReason } from '../domain/track-of.ts';
import { mayInviteReview, mayStepCase, mayWorkCase } from '../policy.ts';
import { findCommittee } from '../store/committees.ts';
import { nextOfCase, type SeenNext } from './next-of-case.ts';
import { factsOf } from './price-facts.ts';
import { seenCase } from './seen-case.ts';

type Reading = Pick<Context, 'reader'>;
type PriceChoice = { readonly action: PriceAction; readonly guard: PriceGuard | null; readonly holds: boolean };
export type CaseDetails = {
  readonly case: Case;
  readonly organizationName: Localized;
  readonly counterpartyName: Localized | null;
  /** Null where the reader may not see the card. */
  readonly listingTitle: Localized | null;
  readonly committee: { readonly id: string; readonly name: Localized } | null;
  readonly personNames: ReadonlyMap<string, string>;
  readonly reason: TrackReason;
  readonly priceActions: readonly PriceChoice[];
  readonly priceFixed: boolean;
  readonly steps: readonly PricingStep[];
  readonly next: readonly SeenNext[];
  readonly articles: readonly Article[];
  readonly actions: CaseView['actions'];
};

/** What the track allows now; each with its guard and whether it is fulfilled. */
const priceChoices = (one: Case, facts: PriceFacts): PriceChoice[] => {
  const lifecycle = pricingLifecycles[one.track];
  if (one.state !== 'open') return [];
  return lifecycle.allowedActions(one.priceState).map((action) => {
    const guard = lifecycle.table.states[one.priceState][action]?.guard;
    return { action, guard: guard ?? null, holds: guard === undefined || guardHolds(facts, guard) };
  });
};

const actionsOf = ({ reader }: Reading, one: Case): CaseView['actions'] => {
  const works = mayWorkCase(reader, one);
  const isOpen = one.state === 'open';
  return [
    ...(works && isOpen ? (['save', 'step-price', 'notice', 'decide'] as const) : []),
    ...(works ? (['supply'] as const) : []),
    // Who sees a case may take its dossier with him.
    'export',
    ...(mayInviteReview(reader, one) ? (['invite-review'] as const) : []),
    ...(mayStepCase(reader, one) ? caseLifecycle.allowedActions(one.state) : []),
  ];
};

/** As the reader sees it who was let in to it. */
export const detailsOf = async (context: Context, one: Case): Promise<CaseDetails> => {
  const { tx } = context;
  const facts = await factsOf(context, one);
  const next = await nextOfCase(context, one, facts);
  const { organizationId: otherId, name: otherName } = one.counterparty;
  const organizations = await organizationCardsByIds(tx, [one.organizationId, ...(otherId === null ? [] : [otherId])]);
  const other = otherId === null ? undefined : organizations.get(otherId)?.name;
  const committee = one.committeeId === null ? undefined : await findCommittee(tx, one.committeeId);
  const people = [...one.people.map(({ personId }) => personId), ...facts.steps.flatMap(({ personId }) => personId ?? [])];
  const reason = trackOf(one.unitKind, one.country);
  const cited = next.flatMap(({ articles }) => articles);
  const known = new Map([...reason.articles, ...articlesOf(facts.packs, cited)].map((article) => [article.id, article]));
  return {
    case: one,
    organizationName: organizations.get(one.organizationId)?.name ?? {},
    counterpartyName: other ?? (otherName === null ? null : nameShown(otherName)),
    listingTitle: one.listingId === null ? null : ((await cardsByIds(context, [one.listingId])).get(one.listingId)?.title ?? null),
    committee: committee === undefined ? null : { id: committee.id, name: committee.name },
    personNames: await personNamesByIds(tx, people),
    reason,
    priceActions: priceChoices(one, facts.price),
    priceFixed: isPriceFixed(facts.price),
    steps: facts.steps,
    next,
    articles: [...new Set(cited)].flatMap((id) => known.get(id) ?? []),
    actions: actionsOf(context, one),
  };
};

/** Kind `case-not-found`. */
export const readCase = async (context: Context, caseId: string): Promise<Result<CaseDetails>> => {
  const seen = await seenCase(context, caseId);
  return seen.ok ? ok(await detailsOf(context, seen.value.case)) : seen;
};
