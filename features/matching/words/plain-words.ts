/**
 * The words of a text of ASCII, looked up by their letters where they stand. Cutting each out as a string of its own
 * first, and hashing that, was a fifth of all the work of indexing; most words of a text have been met before.
 */

/** Letter or digit. */
const isWord = new Uint8Array(128);
const isDigit = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  isWord[code] = /[A-Za-z0-9]/.test(char) ? 1 : 0;
  isDigit[code] = /[0-9]/.test(char) ? 1 : 0;
}
const apostrophe = 39;
const dot = 46;
const isLetterAt = (text: string, at: number): boolean => at < text.length && isWord[text.charCodeAt(at)] === 1 && isDigit[text.charCodeAt(at)] === 0;

/** A text of noise must not fill the memory: then everything is forgotten. */
const mostWords = 200_000;
const slots = 1 << 19;
// Longer words are rare, and would keep the memory of noise.
const longest = 60;

export type PlainWords = {
  /**
   * What each word of the text, or of a stretch of it that ends where no word goes on, is indexed as, in order; words for which `termOf` says null are left out. A word is letters
   * and digits, with an apostrophe before a letter and a point between two digits.
   */
  readonly terms: (text: string, into: string[], from?: number, to?: number) => void;
};

/** `termOf` is asked once a word. */
export const plainWords = (termOf: (word: string) => string | null): PlainWords => {
  // Open addressing: a slot holds 1 + the number of a word.
  const table = new Int32Array(slots);
  let words: string[] = [];
  let terms: (string | null)[] = [];

  const isAt = (word: string, text: string, start: number, end: number): boolean => {
    if (word.length !== end - start) return false;
    for (let i = 0; i < word.length; i += 1) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
    return true;
  };
  const find = (text: string, start: number, end: number, hash: number): string | null => {
    if (end - start > longest) return termOf(text.slice(start, end));
    let slot = hash & (slots - 1);
    for (let held = table[slot]!; held !== 0; held = table[slot]!) {
      if (isAt(words[held - 1]!, text, start, end)) return terms[held - 1]!;
      slot = (slot + 1) & (slots - 1);
    }
    if (words.length >= mostWords) {
      table.fill(0);
      words = [];
      terms = [];
      slot = hash & (slots - 1);
    }
    // A copy: a part of a text would keep the whole text in memory.
    const word = Buffer.from(text.slice(start, end), 'latin1').toString('latin1');
    const term = termOf(word);
    words.push(word);
    terms.push(term);
    table[slot] = words.length;
    return term;
  };
  return {
    terms: (text, into, from = 0, to = text.length) => {
      const length = to;
      let at = from;
      while (at < length) {
        let code = text.charCodeAt(at);
        if (isWord[code] === 0) {
          at += 1;
          continue;
        }
        const start = at;
        // FNV-1a.
        let hash = 0x811c9dc5;
        for (;;) {
          hash = Math.imul(hash ^ code, 0x01000193);
          at += 1;
          if (at >= length) break;
          code = text.charCodeAt(at);
          if (isWord[code] === 1) continue;
          if (code === apostrophe && isLetterAt(text, at + 1)) continue;
          if (code === dot && isDigit[text.charCodeAt(at - 1)] === 1 && at + 1 < length && isDigit[text.charCodeAt(at + 1)] === 1) continue;
          break;
        }
        const term = find(text, start, at, hash ^ (hash >>> 15));
        if (term !== null) into.push(term);
      }
    },
  };
};
