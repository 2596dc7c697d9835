/**
 * JSON with the place of everything: a fault of the tree is shown at its line and column. `JSON.parse` tells neither, and its
 * sentences differ from browser to browser.
 */
import type { Position } from '../../language/positions.ts';
import { positionsIn } from '../../language/positions.ts';

export type ReadJson =
  | { readonly ok: true; readonly value: unknown; readonly placeOf: (place: string) => Position }
  | { readonly ok: false; readonly at: Position };

class Malformed extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('malformed');
    this.offset = offset;
  }
}

const blank = /[ \t\r\n]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const mostDepth = 100;

type Found = { readonly offset: number; readonly end: number };

/** Places are written as `readPlan` writes them: `steps.1.shares.team`. */
export const readJson = (source: string): ReadJson => {
  const position = positionsIn(source);
  const found = new Map<string, Found>();
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(source)?.[0];
    if (match !== undefined) at += match.length;
    return match;
  };
  const skip = (): void => void take(blank);
  const expect = (sign: string): void => {
    skip();
    if (source[at] !== sign) throw new Malformed(at);
    at += 1;
  };
  const isNext = (sign: string): boolean => {
    skip();
    return source[at] === sign;
  };
  const list = (close: string, item: (index: number) => void): void => {
    at += 1;
    if (!isNext(close))
      for (let index = 0; ; index += 1) {
        item(index);
        if (!isNext(',')) break;
        at += 1;
      }
    expect(close);
  };
  const value = (place: string, depth: number): unknown => {
    skip();
    const offset = at;
    if (depth > mostDepth) throw new Malformed(at);
    const below = (key: string | number): string => (place === '' ? String(key) : `${place}.${key}`);
    let read: unknown;
    if (source[at] === '{') {
      const entries: [string, unknown][] = [];
      list('}', () => {
        skip();
        const start = at;
        const name = take(text);
        if (name === undefined) throw new Malformed(at);
        const key = JSON.parse(name) as string;
        expect(':');
        const one = value(below(key), depth + 1);
        // Of a field the name is shown too: what is wrong may be the field itself.
        found.set(below(key), { offset: start, end: at });
        entries.push([key, one]);
      });
      read = Object.fromEntries(entries);
    } else if (source[at] === '[') {
      const items: unknown[] = [];
      list(']', (index) => items.push(value(below(index), depth + 1)));
      read = items;
    } else {
      const word = source[at] === '"' ? take(text) : take(plain);
      if (word === undefined || word === '') throw new Malformed(at);
      read = JSON.parse(word);
    }
    if (!found.has(place)) found.set(place, { offset, end: at });
    return read;
  };
  try {
    const read = value('', 0);
    skip();
    if (at < source.length) throw new Malformed(at);
    const placeOf = (place: string): Position => {
      // A missing field has no place of its own: what it is missing in is shown.
      for (let path = place; ; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
        const here = found.get(path);
        if (here !== undefined) return position({ offset: here.offset, length: oneLine(source, here) });
      }
    };
    return { ok: true, value: read, placeOf };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { ok: false, at: position({ offset: Math.min(error.offset, source.length), length: 1 }) };
  }
};

/** A mark ends with its line: an object of many lines is marked by its first. */
const oneLine = (source: string, { offset, end }: Found): number => {
  const lineEnd = source.slice(offset, end).search(/[\r\n]/);
  return lineEnd === -1 ? end - offset : lineEnd;
};
