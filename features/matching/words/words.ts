/** The house's words, made once: the tokenizer with the vocabulary in its dictionary, and the translations. */
import type { Term, Tokenizer } from './tokenizer.ts';
import { makeTokenizer } from './tokenizer.ts';
import { translationsOf, type Translations } from './query.ts';

export type Words = { readonly tokenizer: Tokenizer; readonly translations: Translations };

/** `vocabulary`: asked when the first word is cut, so that a process that never searches does not load a dictionary (150 ms). */
export const makeWords = (vocabulary: () => readonly Term[]): Words => {
  let tokenizer: Tokenizer | undefined;
  let translations: Translations | undefined;
  const words: Words = {
    get tokenizer() {
      return (tokenizer ??= makeTokenizer(vocabulary()));
    },
    get translations() {
      return (translations ??= translationsOf(vocabulary(), words.tokenizer));
    },
  };
  return words;
};
