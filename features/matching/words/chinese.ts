/**
 * Chinese words by jieba in search mode: a long word and the words that lie in it (电解槽 → 电解, 电解槽).
 * One call cuts many runs, separated by line breaks, which no word crosses: a call costs more than the cutting.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** `start` and `end` in UTF-16 units of the run. */
export type Cut = { readonly word: string; readonly start: number; readonly end: number };

export type Cutter = {
  /** Words of the runs in their order, without places. */
  readonly words: (runs: readonly string[]) => readonly string[];
  readonly cuts: (run: string) => readonly Cut[];
};

const hanOnly = /^[\p{Script=Han}〇々]{2,}$/u;
// Beats any way of cutting that goes through the middle of the word.
const frequency = 200_000;

/** Places of the inner words: they come by length, and among one length from left to right. */
const placesIn = (word: string, inner: readonly string[], at: number): Cut[] => {
  const cuts: Cut[] = [];
  let from = 0;
  let length = 0;
  for (const each of inner) {
    if (each.length !== length) from = 0;
    length = each.length;
    const found = word.indexOf(each, from);
    if (found < 0) continue;
    cuts.push({ word: each, start: at + found, end: at + found + each.length });
    from = found + 1;
  }
  return cuts;
};

/** `own`: words of the house's vocabulary; those that are not all Chinese are left out. */
export const makeCutter = (own: readonly string[]): Cutter => {
  const jieba = Jieba.withDict(dict);
  const lines = [...new Set(own.map((word) => word.normalize('NFKC')))].filter((word) => hanOnly.test(word)).map((word) => `${word} ${frequency} n\n`);
  if (lines.length > 0) jieba.loadDict(Buffer.from(lines.join('')));
  return {
    words: (runs) => (runs.length === 0 ? [] : jieba.cutForSearch(runs.join('\n'), true).filter((word) => word !== '\n')),
    cuts: (run) => {
      const inner = jieba.cutForSearch(run, true);
      const cuts: Cut[] = [];
      let next = 0;
      let at = 0;
      for (const word of jieba.cut(run, true)) {
        const begun = next;
        while (next < inner.length && inner[next] !== word) next += 1;
        cuts.push(...placesIn(word, inner.slice(begun, next), at), { word, start: at, end: at + word.length });
        next += 1;
        at += word.length;
      }
      return cuts;
    },
  };
};
