/**
 * Duty, evidence, article, seen together: what is shown, what is missing now, what is not due yet. Nothing here asks who looks; the
 * same case with the same evidence has the same matrix for everybody, whatever the order in which the evidence came.
 */
import type { Case } from './case.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import type { CounterpartyPlace, Due, Element, Need, ObligationPack } from './obligation-pack.ts';
import { elementsOf } from './packs-for.ts';

export type ElementStatus = 'met' | 'missing' | 'not-yet' | 'not-applicable';
export type MatrixRow = {
  readonly element: Element;
  readonly status: ElementStatus;
  readonly needs: readonly (Need & { readonly has: number })[];
  /** ISO day, where it is known. */
  readonly dueOn: string | null;
  /** Ids of the evidence that counts for it, in the order given. */
  readonly evidence: readonly string[];
};
export type Matrix = {
  readonly rows: readonly MatrixRow[];
  /** Required rows that are missing now. */
  readonly missing: number;
  /** No required element that applies is other than met. */
  readonly complete: boolean;
};

/** `counterpartyPlace`: at home where it is not told. */
export type MatrixCase = Pick<Case, 'track' | 'method' | 'pathway' | 'state' | 'signedOn'> & { readonly counterpartyPlace?: CounterpartyPlace };
export type MatrixEvidence = Pick<Evidence, 'id' | 'kind' | 'withdrawnAt'>;

const holds = <W>(asked: readonly W[] | undefined, is: W | null): boolean => asked === undefined || (is !== null && asked.includes(is));
const applies = ({ when }: Element, one: MatrixCase): boolean =>
  holds(when.tracks, one.track) &&
  holds(when.methods, one.method) &&
  holds(when.pathways, one.pathway) &&
  holds(when.counterparty, one.counterpartyPlace ?? 'home');

const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const dueOnOf = (due: Due, signedOn: string | null): string | null =>
  'daysAfterSigning' in due && signedOn !== null ? addDays(signedOn, due.daysAfterSigning) : null;

/** What has to be there before the next step of the case. After signing that is the closing, and what became due meanwhile. */
const isDue = (due: Due, one: MatrixCase, today: string): boolean => {
  const isSigned = one.state === 'signed' || one.state === 'closed';
  if ('before' in due) return isSigned || due.before !== 'closing';
  const on = dueOnOf(due, one.signedOn);
  return isSigned && on !== null && on < today;
};

/** `today` is an ISO day of the unit's calendar. Withdrawn evidence never counts. */
export const matrixOf = (of: {
  readonly case: MatrixCase;
  readonly packs: readonly ObligationPack[];
  readonly evidence: readonly MatrixEvidence[];
  readonly today: string;
}): Matrix => {
  const standing = of.evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
  const rows = elementsOf(of.packs).map((element): MatrixRow => {
    const counts = (anyOf: readonly EvidenceKind[]) => standing.filter(({ kind }) => anyOf.includes(kind));
    const needs = element.needs.map((need) => ({ ...need, has: counts(need.anyOf).length }));
    const isMet = needs.every(({ has, atLeast }) => has >= atLeast);
    const unmet = isDue(element.due, of.case, of.today) ? 'missing' : 'not-yet';
    return {
      element,
      status: !applies(element, of.case) ? 'not-applicable' : isMet ? 'met' : unmet,
      needs,
      dueOn: dueOnOf(element.due, of.case.signedOn),
      evidence: counts(element.needs.flatMap(({ anyOf }) => anyOf)).map(({ id }) => id),
    };
  });
  const required = rows.filter(({ element, status }) => element.required && status !== 'not-applicable');
  return {
    rows,
    missing: required.filter(({ status }) => status === 'missing').length,
    complete: required.every(({ status }) => status === 'met'),
  };
};
