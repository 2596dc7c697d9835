import { expect, test } from 'vitest';
import type { DecisionView } from '../../contract/committees.ts';
import { waitsFor } from './waits.ts';

type Member = DecisionView['members'][number];
const member = (personId: string, more: Partial<Member> = {}): Member => ({
  personId,
  name: personId,
  chair: false,
  conflict: 'none',
  conflictWords: null,
  voice: null,
  voted: false,
  dissent: null,
  confirmedAt: null,
  ...more,
});

test('first the conflict is declared, whatever else could be done', () => {
  expect(waitsFor({ actions: ['declare', 'open'], members: [member('a', { conflict: 'open' })] }, 'a')).toBe('declare');
  expect(waitsFor({ actions: ['declare', 'open'], members: [member('a')] }, 'a')).toBe('open');
});

test('a vote that was cast waits for nobody, and the chair counts when the last one is in', () => {
  const actions: DecisionView['actions'] = ['declare', 'vote', 'count'];
  expect(waitsFor({ actions, members: [member('a', { voted: true }), member('b')] }, 'a')).toBeUndefined();
  expect(waitsFor({ actions, members: [member('a', { voted: true }), member('b', { voted: true }), member('c', { conflict: 'declared' })] }, 'a')).toBe(
    'count',
  );
});

test('who is no member is waited for by nobody', () => {
  expect(waitsFor({ actions: ['cancel'], members: [member('a')] }, 'b')).toBeUndefined();
  expect(waitsFor({ actions: ['confirm'], members: [member('a')] }, 'a')).toBe('confirm');
});
