/** The opaque marker of a page: its sort and the place of its last line. */
import { isUuid } from '@tongtu/kernel/ids';
import type { Place } from '../index/orders.ts';
import type { Sort } from '../index/select.ts';

export const writeCursor = (sort: Sort, { key, id }: Place): string => Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');

const isText = (sort: Sort): boolean => sort === 'deadline' || sort === 'title';

/** Undefined for what this house did not write, and for a marker of another sort. */
export const readCursor = (cursor: string, sort: Sort): Place | undefined => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3) return undefined;
    const [said, key, id] = parsed as [unknown, unknown, unknown];
    if (said !== sort || typeof id !== 'string' || !isUuid(id)) return undefined;
    // The key of the newest is an instant, and no calendar reaches further (ECMA-262 §21.4.1.1).
    if (sort === 'newest' && Math.abs(Number(key)) > 8.64e15) return undefined;
    if (isText(sort) ? typeof key !== 'string' : typeof key !== 'number' || !Number.isFinite(key)) return undefined;
    return { key: key as string | number, id };
  } catch {
    return undefined;
  }
};
