/** Words that both cards share, as they stand in the candidate, the most telling first. */
import type { Tokenizer } from '../words/tokenizer.ts';

const most = 12;
// A text of a card has 8,000 characters at most in each language; marks of the first part tell enough.
const longest = 6000;
/** Words that a small house may hold rarely and that still tell nothing: numbers, measures of time and money, size. As the tokenizer spells them. */
const dull = new Set(
  'two three four five six seven eight nine ten dozen hundr thousand million billion first second third month year day hour time cni yuan usd eur high low larg small new old full take bring set run open 万元 亿元 个月 小时 分钟 时间 第一 大型 小型 提供 示例 要求 目前 现有'.split(
    ' ',
  ),
);
const tells = (term: string, word: string): boolean => !/^[\d.,]+$/.test(word) && word.length > 1 && !dull.has(term);

/** `worth`: of each word of the card that matching starts from, how telling it is. */
export const sharedWords = (texts: readonly string[], worth: ReadonlyMap<string, number>, tokenizer: Tokenizer): string[] => {
  const found = new Map<string, { readonly word: string; readonly worth: number }>();
  const text = texts.join('\n').slice(0, longest);
  for (const { term, start, end } of tokenizer.tokens(text)) {
    const value = worth.get(term);
    const word = text.slice(start, end);
    if (value !== undefined && tells(term, word) && !found.has(term)) found.set(term, { word, worth: value });
  }
  const words: string[] = [];
  for (const { word } of [...found.values()].sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))) {
    // A part of a longer word that is told already adds nothing.
    if (words.some((other) => other.includes(word))) continue;
    words.push(word);
    if (words.length === most) break;
  }
  return words;
};
