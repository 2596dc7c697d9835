/** What a rule looks at: a booking that somebody wants, and what is known of him and of the facility. */
import type { Failure } from '@tongtu/kernel/result';
import type { BookingDetails, BookingRule, BookingRuleKind } from '../../contract/rules.ts';

export type RuleDraft = {
  readonly from: Date;
  readonly to: Date;
  /** The facility's; days and months are those of its wall clock. */
  readonly zone: string;
  readonly now: Date;
  /** When the resource is open around the period: merged, in order. */
  readonly open: readonly { readonly from: Date; readonly to: Date }[];
  /** `2026-03` → hours that the organization has of this facility already, without this booking; absent: none. */
  readonly hoursByMonth: Readonly<Record<string, number>>;
  /** Of the person who books. Days are local ones, both inclusive. */
  readonly qualifications: readonly { readonly code: string; readonly validFrom: string; readonly validUntil: string | null }[];
  readonly details: BookingDetails;
};

/** Undefined where the rule is kept; otherwise kind `rule-<kind>`, the field that it concerns, and what would be needed. */
export type Rule<K extends BookingRuleKind> = (rule: Extract<BookingRule, { kind: K }>, draft: RuleDraft) => Failure | undefined;

const minuteMs = 60_000;
export const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / minuteMs;
/** Hours for people, two decimals at most. */
export const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
/** The last instant of a half-open time, in whole milliseconds. */
export const lastInstant = (to: Date): Date => new Date(to.getTime() - 1);
