/** Which parts of the minimal record a notice does not tell though the rule asks for them. */
import type { Localized } from '@tongtu/kernel/localized';
import type { NoticeContent } from '../contract/notices.ts';
import type { NoticePart } from './obligation-pack.ts';

const isSaid = (text: Localized): boolean => Object.values(text).some((words) => words.trim() !== '');

type Told = { readonly unit: { readonly name: Localized }; readonly content: NoticeContent };
const tells: Readonly<Record<NoticePart, (told: Told) => boolean>> = {
  unit: ({ unit }) => isSaid(unit.name),
  achievement: ({ content }) => isSaid(content.title),
  abstract: ({ content }) => isSaid(content.abstract),
  // Always one of the list.
  pathway: () => true,
  price: ({ content }) => content.price.amount !== null || content.price.formula !== null,
  method: ({ content }) => content.method !== null,
  counterparty: ({ content }) => content.counterpartyName !== null,
  // That there is none is told by the empty mark; who it is needs words.
  'related-party': ({ content }) => !content.relatedParty.marked || content.relatedParty.words !== null,
  rewards: ({ content }) => content.rewards.length > 0,
  'objection-channel': ({ content }) => isSaid(content.objectionChannel),
  'objection-procedure': ({ content }) => isSaid(content.objectionProcedure),
};

/** In the order of the rule. */
export const missingParts = (told: Told, asked: readonly NoticePart[]): NoticePart[] => asked.filter((part) => !tells[part](told));
