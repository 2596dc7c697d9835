/** Where the values of a JSON text stand, by their place in the tree. The text has been parsed already, so it is well formed. */
import type { Span } from './positions.ts';

export type JsonPlaces = {
  readonly places: ReadonlyMap<string, Span>;
  /** Keys that an object has twice: `JSON.parse` keeps the last and says nothing. */
  readonly twice: readonly { readonly place: string; readonly key: string; readonly span: Span }[];
};

/** After the quote that closes a string. No pattern: a quantifier over a string of megabytes overflows the stack of the engine. */
const afterString = (text: string, opening: number): number => {
  for (let quote = text.indexOf('"', opening + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
};
const found = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
};
const solid = /\S/g;
const limit = /[\s{}[\],:"]/g;
const bracketOrQuote = /["{}[\]]/g;
const opens = (mark: string | undefined): number => (mark === '{' || mark === '[' ? 1 : mark === '}' || mark === ']' ? -1 : 0);
/** After the mark, string or word that begins here. */
const afterLexeme = (text: string, from: number): number => {
  if (text[from] === '"') return afterString(text, from);
  return '{}[],:'.includes(text[from] ?? ' ') ? from + 1 : found(limit, text, from);
};
/** No plan lies deeper, and no list or object of one has more entries; what does is refused by its place further up. */
const deepest = 32;
const widest = 2000;

export const jsonPlaces = (text: string): JsonPlaces => {
  const places = new Map<string, Span>();
  const twice: { place: string; key: string; span: Span }[] = [];
  let end = 0;
  const next = (): { readonly image: string; readonly offset: number } => {
    const offset = found(solid, text, end);
    end = afterLexeme(text, offset);
    return { image: text.slice(offset, end), offset };
  };
  /** To the end of what is open, from a lexeme inside it on. */
  const skipFrom = (lexeme: string): void => {
    let open = 1 + opens(lexeme);
    while (open > 0 && end < text.length) {
      const mark = found(bracketOrQuote, text, end);
      end = afterLexeme(text, mark);
      open += opens(text[mark]);
    }
  };
  const read = (place: string, depth: number, first: ReturnType<typeof next>): void => {
    const inside = (key: string | number): string => (place === '' ? String(key) : `${place}.${key}`);
    const { image, offset } = first;
    if ((image === '{' || image === '[') && depth >= deepest) skipFrom(next().image);
    else if (image === '[') {
      let token = next();
      for (let i = 0; token.image !== ']' && token.image !== ''; i += 1) {
        if (i === widest) {
          skipFrom(token.image);
          break;
        }
        read(inside(i), depth + 1, token);
        token = next();
        if (token.image === ',') token = next();
      }
    } else if (image === '{') {
      const keys = new Set<string>();
      let token = next();
      for (let i = 0; token.image !== '}' && token.image !== ''; i += 1) {
        if (i === widest) {
          skipFrom(token.image);
          break;
        }
        const key = String(JSON.parse(token.image));
        if (keys.has(key)) twice.push({ place: inside(key), key, span: { offset: token.offset, length: token.image.length } });
        keys.add(key);
        next();
        read(inside(key), depth + 1, next());
        token = next();
        if (token.image === ',') token = next();
      }
    }
    places.set(place, { offset, length: end - offset });
  };
  read('', 0, next());
  return { places, twice };
};
