/** What the button of a next step does: it opens a dialog of this page, or leads to where the act is done. Pure. */
import type { NextStep } from '../../contract/cases.ts';
import { caseActions, type CaseAction } from '../../domain/case-lifecycle.ts';
import { priceRecordKinds, type PriceRecordKind } from '../../contract/price-records.ts';
import { priceActions, type PriceAction } from '../../domain/pricing.ts';

export type NextPlace =
  | { readonly price: PriceAction }
  | { readonly case: CaseAction }
  | { readonly record: PriceRecordKind }
  /** An address; `#…` is a part of this page. */
  | { readonly to: string };

const isPriceAction = (value: string | null): value is PriceAction => priceActions.some((action) => action === value);
const isRecordKind = (value: string | null): value is PriceRecordKind => priceRecordKinds.some((kind) => kind === value);
const isCaseAction = (value: string): value is CaseAction => caseActions.some((action) => action === value);

export const placeOf = (
  { id: caseId, organizationId }: { readonly id: string; readonly organizationId: string },
  { act, subject }: Pick<NextStep, 'act' | 'subject'>,
): NextPlace => {
  const own = `/cases/${caseId}`;
  if (isCaseAction(act)) return { case: act };
  switch (act) {
    case 'price-step':
      return isPriceAction(subject) ? { price: subject } : { to: '#pricing' };
    case 'choose-method':
      return { to: '#pricing' };
    case 'record-price':
      return isRecordKind(subject) ? { record: subject } : { to: '#price-records' };
    case 'fill-price':
    case 'name-counterparty':
    case 'name-people':
    case 'mark-related-party':
    case 'choose-committee':
      return { to: `${own}/edit` };
    case 'check-related-parties':
      return { to: '#related-parties' };
    case 'call-decision':
      return { to: `${own}/decisions` };
    case 'finish-decision':
      return { to: subject === null ? `${own}/decisions` : `${own}/decisions/${subject}` };
    case 'declare':
      return { to: `/declarations?organization=${organizationId}&case=${caseId}#declare` };
    case 'publish-notice':
    case 'await-notice':
    case 'complete-notice':
    case 'replace-notice':
    case 'answer-objection':
      return { to: `${own}/notices` };
    default:
      return { to: subject === null ? `${own}/dossier` : `${own}/dossier#${subject}` };
  }
};
