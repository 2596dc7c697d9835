/** The prose face of a plan: the clauses of a contract, made from the tree. */
import type { Language } from '@tongtu/kernel/localized';
import type { SharingPlan } from '../domain/plan.ts';

export type Clause = {
  /** `第一条`, `1.` */
  readonly number: string;
  readonly heading: string;
  /** Paragraphs, one a line. */
  readonly text: string;
  /** Of the tree (`steps.1`, `pool`), so that a page can show what belongs together. */
  readonly place: string;
};

export const planClauses = (plan: SharingPlan, language: Language): Clause[] => [
  { number: '1', heading: plan.title[language] ?? '', text: '', place: 'title' },
];
