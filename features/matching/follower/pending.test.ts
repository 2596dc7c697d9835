import { describe, expect, it } from 'vitest';
import type { IndexDocument } from '../index/document.ts';
import { Pending } from './pending.ts';

const card = (id: string, stamp = '1'): IndexDocument => ({ id, stamp, facts: {} as IndexDocument['facts'], words: [] as never });
const keeping = (): Pending => {
  const pending = new Pending();
  pending.keep(true);
  return pending;
};

describe('a process that does not write the store', () => {
  it('remembers nothing', () => {
    const pending = new Pending();
    for (let i = 0; i < 1000; i += 1) pending.put(card(`c${i}`), true);
    pending.drop('c1');
    pending.putBack({ documents: [card('x')], gone: ['y'], fresh: new Set() });
    expect(pending.size).toBe(0);
    pending.keep(true);
    expect(pending.take()).toEqual({ documents: [], gone: [], fresh: new Set() });
  });
  it('forgets what it remembered while it wrote', () => {
    const pending = keeping();
    pending.put(card('a'), true);
    pending.keep(false);
    pending.keep(true);
    expect(pending.take().fresh.size).toBe(0);
  });
});

it('what is cleared is not new the next time', () => {
  const pending = keeping();
  pending.put(card('a'), true);
  pending.clear();
  pending.put(card('a', '2'), false);
  expect(pending.take()).toEqual({ documents: [card('a', '2')], gone: [], fresh: new Set() });
});

it('a card that went and came back within a batch is not new to the store', () => {
  const pending = keeping();
  pending.drop('a');
  pending.put(card('a'), true);
  expect(pending.take()).toEqual({ documents: [card('a')], gone: [], fresh: new Set() });
});

it('a batch that failed comes again, but for what is newer; nothing of it is new to the store', () => {
  const pending = keeping();
  pending.put(card('a'), true);
  pending.put(card('b'), true);
  pending.drop('c');
  pending.drop('d');
  const batch = pending.take();
  pending.put(card('a', '2'), false);
  pending.put(card('c', '2'), true);
  pending.putBack(batch);
  expect(pending.take()).toEqual({ documents: [card('a', '2'), card('c', '2'), card('b')], gone: ['d'], fresh: new Set() });
});
