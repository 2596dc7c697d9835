/** Texts of other people's collections, made fit for a card. What is changed is counted, never hidden. */

export type Tally = { readonly count: (what: string) => void };

// eslint-disable-next-line no-control-regex -- these are what is taken out
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** One line or running text without characters that an import refuses. Empty becomes undefined. */
export const clean = (given: unknown, tally: Tally, { multiline = false } = {}): string | undefined => {
  if (typeof given !== 'string') return undefined;
  const readable = given.toWellFormed().replace(/\r\n?/g, '\n').replace(unreadable, ' ');
  if (readable !== given.replace(/\r\n?/g, '\n')) tally.count('characters replaced');
  const text = (multiline ? readable.replace(/[ \t]+/g, ' ') : readable.replace(/\s+/g, ' ')).normalize('NFC').trim();
  return text === '' ? undefined : text;
};

const ends = /[.!?;。！？；](?=\s|$|\p{Script=Han})|\n/gu;

/** The longest run of whole sentences up to `max` characters, or of whole words where the first sentence is longer; and what is left. */
export const head = (text: string, max: number): { readonly head: string; readonly rest: string } => {
  const characters = [...text];
  if (characters.length <= max) return { head: text, rest: '' };
  const room = characters.slice(0, max).join('');
  const sentence = [...room.matchAll(ends)].at(-1);
  const word = room.lastIndexOf(' ');
  const cut = sentence !== undefined && sentence.index > room.length / 3 ? sentence.index + 1 : word > room.length / 2 ? word : room.length;
  return { head: text.slice(0, cut).trim(), rest: text.slice(cut).trim() };
};

/** At most `max` characters, with an ellipsis where something was left out. */
export const shorten = (text: string, max: number, what: string, tally: Tally): string => {
  const first = head(text, max);
  if (first.rest === '') return text;
  tally.count(`${what} shortened to ${max} characters`);
  return `${head(text, max - 1).head}…`;
};

/** Words that fit a card's keywords: each once, at most 60 characters, at most 20. */
export const keywordsOf = (given: readonly unknown[], tally: Tally): string[] => {
  const words = given.flatMap((word) => clean(word, tally) ?? []);
  const fitting = [...new Set(words)].filter((word) => [...word].length <= 60);
  if (fitting.length < new Set(words).size) tally.count('keywords too long left out');
  return fitting.slice(0, 20);
};

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** `2026-03-17` or `November 22, 2017` → `2017-11-22`. */
export const dateOf = (given: unknown): string | undefined => {
  if (typeof given !== 'string') return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(given)?.[0];
  const [, name = '', day = '', year = ''] = /^([A-Za-z]+) (\d{1,2}), (\d{4})$/.exec(given.trim()) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  const text = iso ?? (month > 0 ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined);
  // A day that the calendar lacks becomes another one on the way.
  return text !== undefined && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text) ? text : undefined;
};
