import { expect, test } from 'vitest';
import { codePieces } from './code-pieces.ts';

const fault = (offset: number, length: number) => ({ at: { line: 1, column: offset + 1, offset, length } });
const said = (pieces: ReturnType<typeof codePieces>) => pieces.map(({ text, kind, isWrong }) => `${isWrong ? '!' : ''}${kind ?? ''}:${text}`);

test('colours and faults cut the text, and the pieces are the text', () => {
  const pieces = codePieces(
    'split 60% team',
    [
      { offset: 0, length: 5, kind: 'word' },
      { offset: 6, length: 3, kind: 'value' },
    ],
    [fault(7, 5)],
  );
  expect(said(pieces)).toEqual(['word:split', ': ', 'value:6', '!value:0%', '!: te', ':am']);
  expect(pieces.map(({ text }) => text).join('')).toBe('split 60% team');
});
test('a fault at the very end is seen', () => {
  expect(said(codePieces('abc', [], [fault(3, 1)]))).toEqual([':ab', '!:c']);
  expect(said(codePieces('abc', [], [fault(3, 0)]))).toEqual([':a', '!:b', ':c']);
});
test('an empty text has no pieces', () => expect(codePieces('', [], [fault(0, 1)])).toEqual([]));
