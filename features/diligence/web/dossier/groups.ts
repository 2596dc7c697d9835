/** Rows of the matrix as the page orders them, and where evidence comes from. Pure. */
import type { DossierView, EvidenceView, MatrixRow } from '../../contract/dossier.ts';
import type { EvidenceKind } from '../../domain/evidence.ts';

/** Gaps first; `wanted` is what is asked for and due, and stops nothing. Within a group what is due earlier comes first. */
export const groupOrder = ['missing', 'wanted', 'not-yet', 'met', 'not-applicable'] as const;
export type RowStanding = (typeof groupOrder)[number];
export const standingOf = (row: Pick<MatrixRow, 'status' | 'required'>): RowStanding => (row.status === 'missing' && !row.required ? 'wanted' : row.status);
const weight = (row: MatrixRow): string => `${row.required ? 0 : 1} ${row.dueOn ?? '9999'}`;

export type RowGroup = { readonly standing: RowStanding; readonly rows: readonly MatrixRow[] };
export const rowGroups = (rows: readonly MatrixRow[]): RowGroup[] =>
  groupOrder
    .map((standing) => ({
      standing,
      rows: rows.filter((row) => standingOf(row) === standing).sort((a, b) => (weight(a) < weight(b) ? -1 : weight(a) > weight(b) ? 1 : 0)),
    }))
    .filter((group) => group.rows.length > 0);

/** Evidence that no row counts: taken back, or of a kind that nothing asks for. */
export const looseEvidence = ({ rows, evidence }: Pick<DossierView, 'rows' | 'evidence'>): EvidenceView[] => {
  const counted = new Set(rows.flatMap((row) => row.evidence));
  return evidence.filter((one) => !counted.has(one.id));
};

/** Where evidence of a kind comes to be in this room; undefined where it is handed in, or comes from another room. */
export const placeOfKind = (caseId: string, kind: EvidenceKind): { readonly to: string; readonly tab: string } | undefined => {
  const own = `/cases/${caseId}`;
  switch (kind) {
    case 'decision-minutes':
      return { to: `${own}/decisions`, tab: 'decisions' };
    case 'notice-certificate':
      return { to: `${own}/notices`, tab: 'notices' };
    case 'review-finding':
      return { to: `${own}/reviews`, tab: 'reviews' };
    case 'related-party-check':
      return { to: `${own}#related-parties`, tab: 'related' };
    case 'interest-declaration':
    case 'gift-register':
      return { to: `/declarations?case=${caseId}#declare`, tab: 'declarations' };
    case 'appraisal':
    case 'valuation':
    case 'valuation-refusal':
    case 'comparable':
    case 'offer':
    case 'inquiry':
    case 'listing-result':
    case 'auction-result':
      return { to: `${own}#price-records`, tab: 'prices' };
    default:
      return undefined;
  }
};

/** What the reader may hand in for a row, what is still missing first. */
export const kindsToSupply = (row: Pick<MatrixRow, 'needs'>, supplies: readonly EvidenceKind[]): EvidenceKind[] => {
  const open = row.needs.filter((need) => need.has < need.atLeast);
  return [...new Set([...open, ...row.needs].flatMap((need) => need.anyOf))].filter((kind) => supplies.includes(kind));
};
