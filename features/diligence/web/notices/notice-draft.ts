/**
 * What stands in the form of a notice, and the content that is sent of it. What the case decides (pathway, price, method, counterparty,
 * related party) is not written here: a notice that says something else than its case could not be published. Pure.
 */
import type { CaseView } from '../../contract/cases.ts';
import type { NoticeContent, NoticeView } from '../../contract/notices.ts';

export type Both = { readonly zh: string; readonly en: string };
export type Reward = { readonly name: string; readonly words: string };
export type NoticeDraft = {
  readonly title: Both;
  readonly abstract: Both;
  readonly objectionChannel: Both;
  readonly objectionProcedure: Both;
  readonly rewards: readonly Reward[];
  /** One place a line. */
  readonly otherPlaces: string;
};
type Shown = NoticeView['content'];
/** The part of the content that follows from the case. */
export type FromCase = Pick<NoticeContent, 'pathway' | 'price' | 'method' | 'counterpartyName' | 'relatedParty'>;

const both = (text: { readonly zh?: string | undefined; readonly en?: string | undefined }): Both => ({ zh: text.zh ?? '', en: text.en ?? '' });

export const draftOf = (content: Shown): NoticeDraft => ({
  title: both(content.title),
  abstract: both(content.abstract),
  objectionChannel: both(content.objectionChannel),
  objectionProcedure: both(content.objectionProcedure),
  rewards: content.rewards,
  otherPlaces: content.otherPlaces.join('\n'),
});

export const fromNotice = ({ pathway, price, method, counterpartyName, relatedParty }: Shown): FromCase => ({
  pathway,
  price,
  method,
  counterpartyName,
  relatedParty,
});

type Deciding = Pick<CaseView, 'pathway' | 'price' | 'method' | 'counterparty' | 'counterpartyName' | 'relatedParty' | 'relatedPartyWords'>;
export const fromCase = (one: Deciding): FromCase => ({
  pathway: one.pathway,
  price: one.price,
  method: one.method,
  counterpartyName: one.counterpartyName?.zh ?? one.counterpartyName?.en ?? one.counterparty.name,
  relatedParty: { marked: one.relatedParty, words: one.relatedPartyWords },
});

/** Which parts the case says otherwise by now. */
export const differing = (notice: FromCase, now: FromCase): (keyof FromCase)[] =>
  (['pathway', 'price', 'method', 'counterpartyName', 'relatedParty'] as const).filter(
    (key) => JSON.stringify(sorted(notice[key])) !== JSON.stringify(sorted(now[key])),
  );
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]) => [key, sorted(inner)] as const)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

const said = ({ zh, en }: Both): { zh?: string; en?: string } => ({ ...(zh.trim() ? { zh: zh.trim() } : {}), ...(en.trim() ? { en: en.trim() } : {}) });

/** The content that the form and the case say together; empty rows are left out. */
export const contentOf = (draft: NoticeDraft, decided: FromCase): NoticeContent => ({
  ...decided,
  title: said(draft.title),
  abstract: said(draft.abstract),
  objectionChannel: said(draft.objectionChannel),
  objectionProcedure: said(draft.objectionProcedure),
  rewards: draft.rewards.map(({ name, words }) => ({ name: name.trim(), words: words.trim() })).filter(({ name, words }) => name !== '' || words !== ''),
  otherPlaces: draft.otherPlaces
    .split('\n')
    .map((place) => place.trim())
    .filter((place) => place !== ''),
});

export const emptyReward: Reward = { name: '', words: '' };
