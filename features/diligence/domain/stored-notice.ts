/** A notice and an objection to it as they are kept. */
import type { Localized } from '@tongtu/kernel/localized';
import type { NoticeContent } from '../contract/notices.ts';
import type { NoticeState } from './notice-lifecycle.ts';
import type { NoticePlace } from './obligation-pack.ts';

/** The rule as it was applied. */
export type NoticeRuleApplied = {
  readonly days: number;
  readonly endsOnWorkingDay: boolean;
  readonly articles: readonly string[];
  /** `code@version` */
  readonly pack: string;
  /** Last day whose holidays were announced when it was published; null where no calendar was there. */
  readonly calendarKnownUntil: string | null;
};

export type StoredNotice = {
  readonly id: string;
  readonly caseId: string;
  readonly organizationId: string;
  readonly number: string;
  readonly state: NoticeState;
  readonly unit: { readonly name: Localized; readonly uscc: string | null };
  readonly content: NoticeContent;
  /** Of the draft: 1 when it is generated, one more with each save. What is published keeps its last. */
  readonly revision: number;
  readonly rule: NoticeRuleApplied;
  readonly places: readonly NoticePlace[];
  readonly zone: string;
  readonly draftedBy: string | null;
  readonly draftedAt: Date;
  /** Null while it is a draft, and for a draft that was withdrawn. */
  readonly published: NoticePublication | null;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly replacedReason: string | null;
  readonly withdrawnReason: string | null;
  /** When what was published was completed, superseded or withdrawn. */
  readonly endedAt: Date | null;
  readonly closing: { readonly statement: string; readonly completedAt: Date; readonly certificateNumber: string } | null;
};

export type NoticePublication = {
  readonly at: Date;
  /** ISO days of the zone; the last ones are inclusive. */
  readonly on: string;
  readonly lastCalendarDay: string;
  readonly lastDay: string;
  readonly endsAt: Date;
  /** Of what was told, 64 hexadecimal digits. */
  readonly sha256: string;
  /** The announcing event; leads to the log. */
  readonly eventId: string;
};
export type PublishedNotice = StoredNotice & { readonly published: NoticePublication };

/** What was never published is nobody's business but the unit's. */
export const isPublished = (notice: StoredNotice): notice is PublishedNotice => notice.published !== null;

export const objectionOutcomes = ['open', 'upheld', 'rejected', 'noted'] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

export type StoredNoticeObjection = {
  readonly id: string;
  readonly noticeId: string;
  readonly number: number;
  readonly objector: { readonly name: string; readonly contact: string; readonly personId: string | null };
  readonly words: string;
  readonly at: Date;
  readonly outcome: ObjectionOutcome;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
};
