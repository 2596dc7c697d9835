/**
 * Titles in the order of a dictionary, as texts that compare letter by letter: Chinese characters by pinyin, everything
 * else by its folded letters and before Chinese. A collator would take a hundred times as long on a long list.
 */

let ranks: Uint16Array | undefined;
const first = 0x4e00;
const last = 0x9fff;

const hanRanks = (): Uint16Array => {
  if (ranks !== undefined) return ranks;
  const collator = new Intl.Collator('zh-u-co-pinyin');
  const characters = Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)).sort(collator.compare);
  const found = new Uint16Array(characters.length);
  for (const [rank, character] of characters.entries()) found[character.charCodeAt(0) - first] = rank;
  ranks = found;
  return found;
};

const han = /[\u4e00-\u9fff]/g;

export const sortKey = (text: string): string => {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (folded.search(han) < 0) return folded.slice(0, 80);
  const rank = hanRanks();
  return folded.replace(han, (character) => String.fromCharCode(first + rank[character.charCodeAt(0) - first]!)).slice(0, 80);
};
