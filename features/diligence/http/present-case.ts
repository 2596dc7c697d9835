/** Presenters of cases: instants in ISO 8601, minor units as text. */
import type { CaseCard, CaseView } from '../contract/cases.ts';
import { moneyToJson } from '@tongtu/kernel/money';
import type { CaseDetails } from '../use-cases/case-view.ts';
import type { CaseLine } from '../use-cases/read-cases.ts';

export const presentCaseCard = ({ case: one, organizationName, counterpartyName }: CaseLine): CaseCard => ({
  id: one.id,
  organizationId: one.organizationId,
  organizationName,
  title: one.title,
  pathway: one.pathway,
  track: one.track,
  method: one.method,
  priceState: one.priceState,
  state: one.state,
  counterpartyName,
  relatedParty: one.relatedParty.marked,
  gaps: one.gaps,
  changedAt: one.changedAt.toISOString(),
});

export const presentCase = (details: CaseDetails): CaseView => {
  const { case: one, personNames, reason } = details;
  return {
    ...presentCaseCard(details),
    listingId: one.listingId,
    listingTitle: details.listingTitle,
    abstract: one.abstract,
    counterparty: one.counterparty,
    relatedPartyWords: one.relatedParty.words,
    price: { amount: one.price.amount === null ? null : moneyToJson(one.price.amount), formula: one.price.formula },
    people: one.people.map(({ personId, part }) => ({ personId, name: personNames.get(personId) ?? '', part })),
    committee: details.committee,
    unitKind: one.unitKind,
    region: one.region,
    trackReason: { text: reason.text, articles: [...reason.articles], confirmed: reason.confirmed },
    priceActions: [...details.priceActions],
    pricingSteps: details.steps.map(({ position, action, from, to, personId, at, words }) => ({
      position,
      action,
      from,
      to,
      personName: personId === null ? null : (personNames.get(personId) ?? null),
      at: at.toISOString(),
      words,
    })),
    next: details.next.map((step) => ({ ...step, articles: [...step.articles] })),
    priceFixed: details.priceFixed,
    articles: [...details.articles],
    clearedOn: one.clearedOn,
    signedOn: one.signedOn,
    revision: one.revision,
    openedAt: one.openedAt.toISOString(),
    actions: [...details.actions],
  };
};
