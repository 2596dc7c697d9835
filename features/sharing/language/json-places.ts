/** Where the values of a JSON text stand, by their place in the tree. The text has been parsed already, so it is well formed. */
import type { Span } from './positions.ts';

export type JsonPlaces = {
  readonly places: ReadonlyMap<string, Span>;
  /** Keys that an object has twice: `JSON.parse` keeps the last and says nothing. */
  readonly twice: readonly { readonly place: string; readonly key: string; readonly span: Span }[];
};

const lexeme = /\s*(?:"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y;
/** No plan lies deeper; what does is refused by its place further up. */
const deepest = 32;

export const jsonPlaces = (text: string): JsonPlaces => {
  const places = new Map<string, Span>();
  const twice: { place: string; key: string; span: Span }[] = [];
  let end = 0;
  const next = (): { readonly image: string; readonly offset: number } => {
    lexeme.lastIndex = end;
    const found = lexeme.exec(text)?.[0] ?? '';
    const image = found.trimStart();
    end += found.length;
    return { image, offset: end - image.length };
  };
  const skip = (): void => {
    for (let open = 1; open > 0;) {
      const { image } = next();
      if (image === '') return;
      open += image === '{' || image === '[' ? 1 : image === '}' || image === ']' ? -1 : 0;
    }
  };
  const read = (place: string, depth: number, first: ReturnType<typeof next>): void => {
    const inside = (key: string | number): string => (place === '' ? String(key) : `${place}.${key}`);
    const { image, offset } = first;
    if ((image === '{' || image === '[') && depth >= deepest) skip();
    else if (image === '[') {
      let token = next();
      for (let i = 0; token.image !== ']' && token.image !== ''; i += 1) {
        read(inside(i), depth + 1, token);
        token = next();
        if (token.image === ',') token = next();
      }
    } else if (image === '{') {
      const keys = new Set<string>();
      let token = next();
      while (token.image !== '}' && token.image !== '') {
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
