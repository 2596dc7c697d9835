import { describe, expect, it } from 'vitest';
import type { WorkingCopy } from '../../contract/cards.ts';
import { acknowledged, begin, delayOf, edit, failed, missingFields, rebased, refused, saveState, send, settle, unsaved, valueOf } from './draft.ts';

const copy = (over: Partial<WorkingCopy> = {}): WorkingCopy => ({
  id: 'l',
  kind: 'achievement',
  organizationId: 'o',
  state: 'draft',
  title: { zh: '题' },
  body: { trl: 4 },
  layers: {},
  audience: 'public',
  revision: 3,
  hasChanges: false,
  returnedReason: null,
  missing: [],
  attachments: [],
  actions: [],
  savedAt: '2027-01-01T00:00:00Z',
  ...over,
});
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing to send');
  return value;
};

describe('autosave', () => {
  it('sends only what changed, with the revision', () => {
    const draft = edit(edit(begin(copy()), 'title', { zh: '新题', en: '' }), 'summary', { zh: '摘要' });
    expect(must(send(draft)).body).toEqual({ revision: 3, title: { zh: '新题' }, body: { summary: { zh: '摘要' } } });
  });
  it('sends one save at a time; what is typed meanwhile goes next', () => {
    const first = must(send(edit(begin(copy()), 'title', { zh: '甲' }))).draft;
    const typing = edit(first, 'title', { zh: '甲乙' });
    expect(send(typing)).toBeUndefined();
    const after = acknowledged(typing, copy({ revision: 4, title: { zh: '甲' } }));
    expect(valueOf(after, 'title')).toEqual({ zh: '甲乙' });
    expect(must(send(after)).body).toEqual({ revision: 4, title: { zh: '甲乙' } });
  });
  it('clears with null and never sends a half-typed value', () => {
    const draft = edit(edit(begin(copy()), 'trl', undefined), 'fundingWanted', { min: { text: '12x', currency: 'CNY' } });
    expect(must(send(draft)).body).toEqual({ revision: 3, body: { trl: null } });
    expect(unsaved(must(send(draft)).draft)).toHaveProperty('fundingWanted');
  });
  it('loses nothing when nobody answers, and waits longer each time', () => {
    const once = failed(must(send(edit(begin(copy()), 'title', { zh: '甲' }))).draft, 'no network');
    expect([saveState(once), unsaved(once), delayOf(once)]).toEqual(['failed', { title: { zh: '甲' } }, 2000]);
    expect(delayOf(failed(once, 'x'))).toBe(4000);
    expect(must(send(once)).body.title).toEqual({ zh: '甲' });
  });
  it('holds a refused field back and lets the others go', () => {
    const sent = must(send(edit(edit(begin(copy()), 'sectors', ['x']), 'title', { zh: '甲' }))).draft;
    const after = refused(sent, { 'body.sectors.0': 'unknown sector' }, 'refused');
    expect(after.held).toEqual({ sectors: 'unknown sector' });
    expect(must(send(after)).body).toEqual({ revision: 3, title: { zh: '甲' } });
    expect(must(send(edit(after, 'sectors', ['1']))).body.body).toEqual({ sectors: ['1'] });
  });
  it('refused as a whole: nothing is held, all of it is tried later', () => {
    const after = refused(must(send(edit(begin(copy()), 'title', { zh: '甲' }))).draft, {}, 'wrong state');
    expect([after.failure, after.held, unsaved(after)]).toEqual(['wrong state', {}, { title: { zh: '甲' } }]);
  });
});

describe('two people in one card', () => {
  const mine = must(send(edit(edit(begin(copy()), 'title', { zh: '我的' }), 'mrl', 3))).draft;
  it('keeps both where they touched different fields', () => {
    const after = rebased(mine, copy({ revision: 9, body: { trl: 6 } }));
    expect(after.conflicts).toEqual([]);
    expect(valueOf(after, 'trl')).toBe(6);
    expect(must(send(after)).body).toEqual({ revision: 9, title: { zh: '我的' }, body: { mrl: 3 } });
  });
  it('asks where both changed the same field', () => {
    const after = rebased(mine, copy({ revision: 9, title: { zh: '别人的' } }));
    expect([after.conflicts, saveState(after), send(after)]).toEqual([['title'], 'conflict', undefined]);
    expect(must(send(settle(after, 'title', 'mine'))).body.title).toEqual({ zh: '我的' });
    const theirs = settle(after, 'title', 'theirs');
    expect(valueOf(theirs, 'title')).toEqual({ zh: '别人的' });
    expect(must(send(theirs)).body).toEqual({ revision: 9, body: { mrl: 3 } });
  });
  it('does not ask where both wrote the same', () => expect(rebased(mine, copy({ revision: 9, title: { zh: '我的' } })).conflicts).toEqual([]));
});

it('a draft kept in the browser comes back, without what the server already has', () => {
  const draft = begin(copy({ title: { zh: '题' } }), { title: { zh: '题' }, summary: { zh: '离线写的' } });
  expect(draft.dirty).toEqual(['summary']);
});
it('missing things by field', () =>
  expect([
    ...missingFields([
      { kind: 'trl', field: 'body.trl' },
      { kind: 'title', field: 'title' },
    ]).keys(),
  ]).toEqual(['trl', 'title']));
