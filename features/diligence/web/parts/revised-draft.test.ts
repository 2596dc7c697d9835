import { describe, expect, it } from 'vitest';
import { begun, followed, isConflict, keptMine } from './revised-draft.ts';

const first = { revision: 1, value: { title: '原来的' } };
const theirs = { revision: 2, value: { title: '他人的' } };
const typed = { ...begun(first), draft: { title: '我的' } };

describe('a draft over something that others save', () => {
  it('follows them while nothing was typed', () => {
    expect(followed(begun(first), theirs)).toEqual(begun(theirs));
    expect(isConflict(begun(first), theirs)).toBe(false);
  });

  it('keeps what was typed, and the revision from which it began', () => {
    expect(isConflict(typed, first)).toBe(false);
    expect(isConflict(typed, theirs)).toBe(true);
    expect(followed(typed, theirs)).toBe(typed);
    // The same state again: a page that draws it does not draw for ever.
    expect(followed(typed, first)).toBe(typed);
  });

  it('is sent over what they saved only once that was decided', () => {
    const kept = keptMine(typed, theirs);
    expect(kept).toMatchObject({ revision: 2, draft: { title: '我的' } });
    expect(isConflict(kept, theirs)).toBe(false);
    expect(isConflict(kept, { revision: 3, value: { title: '又改了' } })).toBe(true);
  });
});
