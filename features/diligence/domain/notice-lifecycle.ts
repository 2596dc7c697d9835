/**
 * The life of a public notice. What was published is never changed: an edit makes a new notice that supersedes the old one, and its
 * clock starts anew. An objection that was upheld ends it: nobody completes a notice whose content is known to be wrong.
 */
import { defineLifecycle } from '@tongtu/kernel/lifecycle';

export const noticeStates = ['draft', 'running', 'completed', 'superseded', 'withdrawn'] as const;
export type NoticeState = (typeof noticeStates)[number];
export const noticeActions = ['save', 'publish', 'object', 'answer', 'replace', 'complete', 'withdraw'] as const;
export type NoticeAction = (typeof noticeActions)[number];
/**
 * `tells-everything`: no part of the minimal record is missing, and a related party is marked. `within-period`: its last day is not
 * over. `over-and-settled`: it is, every objection is answered, and none was upheld.
 */
export type NoticeGuard = 'tells-everything' | 'within-period' | 'over-and-settled';

export const noticeLifecycle = defineLifecycle<NoticeState, NoticeAction, NoticeGuard>({
  initial: 'draft',
  actions: noticeActions,
  states: {
    draft: { save: { to: 'draft' }, publish: { to: 'running', guard: 'tells-everything' }, withdraw: { to: 'withdrawn' } },
    running: {
      object: { to: 'running', guard: 'within-period' },
      answer: { to: 'running' },
      replace: { to: 'superseded' },
      complete: { to: 'completed', guard: 'over-and-settled' },
      withdraw: { to: 'withdrawn' },
    },
    completed: {},
    superseded: {},
    withdrawn: {},
  },
});
