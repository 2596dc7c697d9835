import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';

/** The rule, as one expression. */
const word = /[A-Za-z0-9](?:[A-Za-z0-9]|'(?=[A-Za-z])|(?<=[0-9])\.(?=[0-9]))*/g;
const piece = fc.oneof(
  fc.constantFrom('a', 'Z', '0', '9', "'", '.', ' ', '-', "don't", '0.3', '1.2.3', 'x.y', "9's", 'the', 'x'.repeat(61)),
  fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

it('finds the words that the rule finds, in order', () =>
  fc.assert(
    fc.property(text, (given) => {
      const found: string[] = [];
      plainWords((each) => each).terms(given, found);
      expect(found).toEqual(given.match(word) ?? []);
    }),
  ));

it('asks once a word, and leaves out what is not indexed', () => {
  const asked: string[] = [];
  const words = plainWords((each) => {
    asked.push(each);
    return each === 'the' ? null : each.toUpperCase();
  });
  const found: string[] = [];
  words.terms('the cat saw the cat', found);
  words.terms('cat', found);
  expect(found).toEqual(['CAT', 'SAW', 'CAT', 'CAT']);
  expect(asked).toEqual(['the', 'cat', 'saw']);
});

it('forgets when there are too many, and still finds', () => {
  const words = plainWords((each) => each);
  const many = Array.from({ length: 450_000 }, (_, n) => `w${n}`);
  const found: string[] = [];
  words.terms(many.join(' '), found);
  expect(found).toEqual(many);
});
