/** What a person may put into a dossier, and what only the house gives: the things that it did itself, and so can vouch for. */
import { evidenceKinds, type Evidence, type EvidenceKind } from './evidence.ts';

/** Nobody supplies, links or withdraws these by hand. */
export const reservedKinds: readonly EvidenceKind[] = ['notice-certificate', 'related-party-check', 'review-finding'];

/**
 * What others decided or declared. Where it was done outside the house its paper is handed in: a sentence of who works on the case, or a
 * record of something else, would stand for a decision that nobody took.
 */
export const paperKinds: readonly EvidenceKind[] = ['decision-minutes', 'interest-declaration', 'gift-register'];

/** What people whom the case names hand in themselves, for they know it at first hand; everything else goes through the unit's managers. */
export const firstHandKinds: readonly EvidenceKind[] = [
  'readiness-statement',
  'alternatives',
  'test-booking',
  'metered-use',
  'raw-data-hash',
  'notebook-reference',
  'technology-report',
  'other',
];
/** What managers hand in. */
export const kindsByHand: readonly EvidenceKind[] = evidenceKinds.filter((kind) => !reservedKinds.includes(kind));

/** Sources that somebody made by hand: a file, a statement in words. */
export const fileSource = 'file';
export const statementSource = 'statement';

/** Records of this room come into the dossier when they come to be, and leave it only with their own withdrawal. */
export const ownSources: readonly string[] = [
  'committee',
  'decision',
  'declaration',
  'diligence-case',
  'dossier',
  'dossier-review',
  'dossier-review-final',
  'evidence',
  fileSource,
  'notice',
  'obligation-pack',
  'price-record',
  'related-party-check',
  'shareholding',
  statementSource,
];

export const evidenceLimits = { pieces: 500, files: 300 } as const;

/** Handed in or linked by somebody, and not withdrawn yet. */
export const isWithdrawable = ({ kind, source, withdrawnAt }: Pick<Evidence, 'kind' | 'source' | 'withdrawnAt'>): boolean =>
  withdrawnAt === null && !reservedKinds.includes(kind) && (source.type === fileSource || source.type === statementSource || !ownSources.includes(source.type));
