import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairClauses, redline } from './redline.ts';

const said = (before: string, after: string) => redline(before, after).map(({ text, change }) => `${{ same: '', gone: '-', new: '+' }[change]}${text}`);

test('a changed figure is one change, in both languages', () => {
  expect(said('完成人得 60%，单位得 40%。', '完成人得 70%，单位得 30%。')).toEqual(['完成人得 ', '-60%', '+70%', '，单位得 ', '-40%', '+30%', '。']);
  expect(said('The team gets 60%.', 'The whole team gets 60%.')).toEqual(['The ', '+whole ', 'team gets 60%.']);
});
test('what is equal has no change', () => expect(said('same', 'same')).toEqual(['same']));
test('nothing and something', () => {
  expect(said('', 'new')).toEqual(['+new']);
  expect(said('old', '')).toEqual(['-old']);
  expect(said('', '')).toEqual([]);
});
test('the pieces are both texts', () => {
  const text = fc.array(fc.constantFrom('单', '位', '60%', 'team', ' ', '，', '\n', '1,500.00'), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = redline(before, after);
      const without = (change: string) =>
        pieces
          .filter((piece) => piece.change !== change)
          .map((piece) => piece.text)
          .join('');
      expect(without('new')).toBe(before);
      expect(without('gone')).toBe(after);
    }),
  );
});
test('very long texts are told as a whole', () => {
  const long = '甲'.repeat(3000);
  expect(redline(long, `${long}乙`)).toEqual([
    { text: long, change: 'gone' },
    { text: `${long}乙`, change: 'new' },
  ]);
  expect(redline(long, long)).toEqual([{ text: long, change: 'same' }]);
});
test('clauses meet by their place; what is new and what is gone stands alone', () => {
  const clause = (place: string, text: string) => ({ number: '1', heading: 'h', text, place });
  const pairs = pairClauses([clause('steps.0', 'a'), clause('pool', 'p')], [clause('base', 'b'), clause('steps.0', 'c')]);
  expect(pairs.map(({ before, after, isChanged }) => [before?.text, after?.text, isChanged])).toEqual([
    [undefined, 'b', true],
    ['a', 'c', true],
    ['p', undefined, true],
  ]);
});
