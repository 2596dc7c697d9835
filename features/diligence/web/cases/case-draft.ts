/** What stands in the form of a case, and the fields that are sent of it. Pure. */
import type { CaseFields, CaseView } from '../../contract/cases.ts';
import type { CasePart, CasePathway } from '../../domain/case.ts';
import { moneyOf, typedOf, type TypedMoney } from '../parts/money-field.tsx';

type Both = { readonly zh: string; readonly en: string };
export type CaseDraft = {
  readonly title: Both;
  readonly listingId: string | null;
  readonly abstract: Both;
  readonly pathway: CasePathway;
  readonly counterpartyId: string | null;
  /** Who is no organization of the house is named only. */
  readonly counterpartyName: string;
  readonly related: boolean;
  readonly relatedWords: string;
  readonly amount: TypedMoney;
  readonly formula: string;
  readonly people: readonly { readonly personId: string; readonly part: CasePart }[];
  readonly committeeId: string | null;
};

const none: Both = { zh: '', en: '' };
export const emptyDraft: CaseDraft = {
  title: none,
  listingId: null,
  abstract: none,
  pathway: 'licence',
  counterpartyId: null,
  counterpartyName: '',
  related: false,
  relatedWords: '',
  amount: { text: '', currency: 'CNY' },
  formula: '',
  people: [],
  committeeId: null,
};

const both = (text: { readonly zh?: string | undefined; readonly en?: string | undefined } | null): Both => ({ zh: text?.zh ?? '', en: text?.en ?? '' });

export const draftOf = (one: CaseView): CaseDraft => ({
  title: both(one.title),
  listingId: one.listingId,
  abstract: both(one.abstract),
  pathway: one.pathway,
  counterpartyId: one.counterparty.organizationId,
  counterpartyName: one.counterparty.name ?? '',
  related: one.relatedParty,
  relatedWords: one.relatedPartyWords ?? '',
  amount: typedOf(one.price.amount),
  formula: one.price.formula ?? '',
  people: one.people.map(({ personId, part }) => ({ personId, part })),
  committeeId: one.committee?.id ?? null,
});

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const isSaid = (text: Both): boolean => text.zh.trim() !== '' || text.en.trim() !== '';

/** The fields as they are sent; undefined while an amount is typed that is none, or the title is missing. */
export const fieldsOf = (draft: CaseDraft): CaseFields | undefined => {
  const amount = moneyOf(draft.amount);
  if (amount === undefined || !isSaid(draft.title)) return undefined;
  return {
    title: draft.title,
    listingId: draft.listingId,
    abstract: isSaid(draft.abstract) ? draft.abstract : null,
    pathway: draft.pathway,
    // Of two names the one of the house's own record is followed.
    counterparty: { organizationId: draft.counterpartyId, name: draft.counterpartyId === null ? textOrNull(draft.counterpartyName) : null },
    relatedParty: { marked: draft.related, words: draft.related ? textOrNull(draft.relatedWords) : null },
    // An entry fee and a royalty are one price: a sum and a formula may stand together.
    price: { amount, formula: textOrNull(draft.formula) },
    people: [...draft.people],
    committeeId: draft.committeeId,
  };
};
