/** Where a page of a list that begins with the latest goes on: `<milliseconds>.<id>`. */
import { isUuid } from '@tongtu/kernel/ids';
import { fail, ok, type Result } from '@tongtu/kernel/result';

export type PageCursor = { readonly at: Date; readonly id: string };

/** Kind `malformed-cursor`. */
export const readCursor = (text: string | undefined): Result<PageCursor | null> => {
  if (text === undefined) return ok(null);
  const [time = '', id = ''] = text.split('.');
  return /^\d{1,15}$/.test(time) && isUuid(id) ? ok({ at: new Date(Number(time)), id }) : fail('malformed-cursor');
};

/** One row more than asked for was read: it tells that there is a next page. */
export const pageOf = <T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => PageCursor,
): { readonly items: readonly T[]; readonly next: string | null } => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items, next: null };
  const { at, id } = cursorOf(last);
  return { items, next: `${at.getTime()}.${id}` };
};
