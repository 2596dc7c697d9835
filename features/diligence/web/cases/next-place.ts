/** What the button of a next step does: it opens a dialog of this page, or leads to where the act is done. Pure. */
import type { NextStep } from '../../contract/cases.ts';
import { caseActions, type CaseAction } from '../../domain/case-lifecycle.ts';
import { priceActions, type PriceAction } from '../../domain/pricing.ts';

export type NextPlace =
  | { readonly price: PriceAction }
  | { readonly case: CaseAction }
  /** An address; `#…` is a part of this page. */
  | { readonly to: string };

const isPriceAction = (value: string | null): value is PriceAction => priceActions.some((action) => action === value);
const isCaseAction = (value: string): value is CaseAction => caseActions.some((action) => action === value);

export const placeOf = (caseId: string, { act, subject }: Pick<NextStep, 'act' | 'subject'>): NextPlace => {
  const own = `/cases/${caseId}`;
  if (isCaseAction(act)) return { case: act };
  switch (act) {
    case 'price-step':
      return isPriceAction(subject) ? { price: subject } : { to: '#pricing' };
    case 'choose-method':
      return { to: '#pricing' };
    case 'fill-price':
    case 'mark-related-party':
      return { to: `${own}/edit` };
    case 'call-decision':
    case 'check-related-parties':
      return { to: `${own}/decisions` };
    case 'declare':
      return { to: `/declarations?case=${caseId}#declare` };
    case 'publish-notice':
    case 'complete-notice':
    case 'answer-objection':
      return { to: subject === null ? `${own}/notices` : `${own}/notices#${subject}` };
    default:
      return { to: subject === null ? `${own}/dossier` : `${own}/dossier#${subject}` };
  }
};
