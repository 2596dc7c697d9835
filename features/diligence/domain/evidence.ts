/**
 * Kinds of evidence, in the words of the rules that ask for it. A kind says what a record shows, not where it comes from: a
 * `decision-minutes` may be a decision taken in the house or a scan of one that was taken before.
 */
export const evidenceKinds = [
  'rule-text',
  'rule-consultation',
  'rule-publication',
  'decision-minutes',
  'appraisal',
  'valuation',
  'valuation-refusal',
  'listing-result',
  'auction-result',
  'comparable',
  'offer',
  'inquiry',
  'notice-certificate',
  'interest-declaration',
  'related-party-check',
  'gift-register',
  'gate-review',
  'tranche-release',
  'site-visit',
  'alarm-answered',
  'readiness-statement',
  'alternatives',
  'test-booking',
  'metered-use',
  'raw-data-hash',
  'notebook-reference',
  'sharing-rule',
  'settlement-trace',
  'payout-statement',
  'reward-notice',
  'tax-record',
  'facility-rule',
  'fee-basis',
  'result-ownership',
  'yearly-report',
  'technology-report',
  'contract-registration',
  'export-approval',
  'review-finding',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Where evidence comes from: a record of a room, by its type and id, or a file that somebody handed in (type `file`). */
export type EvidenceSource = { readonly type: string; readonly id: string };

export type Evidence = {
  readonly id: string;
  readonly caseId: string;
  readonly kind: EvidenceKind;
  readonly title: { readonly zh?: string; readonly en?: string };
  readonly source: EvidenceSource;
  /** 64 hexadecimal digits: of the stored file, or of the canonical record; null where only the log vouches for it. */
  readonly sha256: string | null;
  /** Of the stored file; null without one. */
  readonly file: { readonly name: string; readonly mediaType: string; readonly size: number } | null;
  /** The canonical record as text, where the evidence is a record of this room. */
  readonly record: string | null;
  readonly suppliedBy: string | null;
  /** As what he supplied it. */
  readonly suppliedAs: string;
  readonly suppliedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  /** Of the announcing event; leads to the log. */
  readonly eventId: string;
};
