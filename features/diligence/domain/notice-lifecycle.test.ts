/** A notice: every state × every action, with and without its guard. */
import { describe, expect, it } from 'vitest';
import { closingObstacle } from './notice-closing.ts';
import { noticeActions, noticeLifecycle, noticeStates } from './notice-lifecycle.ts';
import type { ObjectionOutcome } from './stored-notice.ts';

const leadsTo: Readonly<Record<string, string>> = {
  'draft save': 'draft',
  'draft publish': 'running',
  'draft withdraw': 'withdrawn',
  'running object': 'running',
  'running answer': 'running',
  'running replace': 'superseded',
  'running complete': 'completed',
  'running withdraw': 'withdrawn',
};
const guarded: readonly string[] = ['draft publish', 'running object', 'running complete'];

describe.each(noticeStates)('%s', (state) => {
  it.each(noticeActions)('%s', (action) => {
    const step = `${state} ${action}`;
    const open = noticeLifecycle.next(state, action, () => true);
    expect(open.ok ? open.value : open.error.kind).toBe(leadsTo[step] ?? 'wrong-state');
    const shut = noticeLifecycle.next(state, action, () => false);
    expect(shut.ok ? shut.value : shut.error.kind).toBe(guarded.includes(step) ? 'guard-refused' : (leadsTo[step] ?? 'wrong-state'));
  });
});

it('reaches every state; what was told to everybody ends once', () => {
  expect(noticeLifecycle.unreachableStates()).toEqual([]);
  expect(noticeLifecycle.terminalStates()).toEqual(['completed', 'superseded', 'withdrawn']);
});

describe('is completed', () => {
  const end = new Date('2026-06-16T16:00:00Z');
  const before = new Date('2026-06-16T15:59:59.999Z');
  const of = (...outcomes: ObjectionOutcome[]) => outcomes.map((outcome) => ({ outcome }));
  it.each([
    ['after its end without objections', of(), end, undefined],
    ['with all of them answered', of('rejected', 'noted'), end, undefined],
    ['not while its period runs', of(), before, 'notice-period-running'],
    ['not with an answer missing', of('rejected', 'open'), end, 'notice-objections-open'],
    ['never with one that was upheld', of('rejected', 'upheld'), end, 'notice-objection-upheld'],
    ['and waiting does not help', of('upheld', 'open'), before, 'notice-objection-upheld'],
  ] as const)('%s', (_, objections, now, obstacle) => expect(closingObstacle(end, objections, now)).toBe(obstacle));
});
