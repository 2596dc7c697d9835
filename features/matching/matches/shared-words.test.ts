import { expect, it } from 'vitest';
import { makeTokenizer } from '../words/tokenizer.ts';
import { sharedWords } from './shared-words.ts';

const tokenizer = makeTokenizer([]);
const worth = new Map([
  ['membran', 3],
  ['电解槽', 5],
  ['电解', 4],
  ['eight', 9],
  ['350', 9],
]);
it('as they stand in the candidate, the most telling first, without parts of what is told, numbers and dull words', () =>
  expect(sharedWords(['Eight coated Membranes at 350', '电解槽'], worth, tokenizer)).toEqual(['电解槽', 'Membranes']));
it('nothing shared', () => expect(sharedWords(['pump'], worth, tokenizer)).toEqual([]));
