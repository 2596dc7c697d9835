/** What a database consists of, asked of PostgreSQL itself: tables, their columns, sequences, who refers to whom. */
import type { Client } from 'pg';

export type Table = { readonly name: string; readonly columns: readonly string[]; readonly hasTriggers: boolean };
export type Reference = { readonly name: string; readonly from: string; readonly to: string; readonly definition: string };

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Ask before a COPY is sent: resolves when the server is ready for the next statement, which is later than the end of its rows. */
export const untilIdle = (client: Client): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Both are taken off again: a backup waits once a table.
  const settle = (): void => {
    client.off('drain', settle).off('end', settle);
    resolve();
  };
  client.once('drain', settle).once('end', settle);
  return promise;
};

/** Tables of the house by name, without the list of migrations (the level stands in the manifest) and without generated columns. */
export const listTables = async (client: Client): Promise<readonly Table[]> => {
  const { rows } = await client.query<Table>(`
    select c.relname::text as name,
      array_agg(a.attname::text order by a.attnum) as columns,
      exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as "hasTriggers"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.oid, c.relname order by c.relname`);
  return rows;
};

export const listSequences = async (client: Client): Promise<readonly string[]> =>
  (
    await client.query<{ name: string }>(
      "select relname::text as name from pg_class c where relkind = 'S' and relnamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1",
    )
  ).rows.map((row) => row.name);

export const listReferences = async (client: Client): Promise<readonly Reference[]> =>
  (
    await client.query<Reference>(`
    select r.conname::text as name, f.relname::text as "from", t.relname::text as "to", pg_get_constraintdef(r.oid) as definition
    from pg_constraint r join pg_class f on f.oid = r.conrelid join pg_class t on t.oid = r.confrelid
    where r.contype = 'f' and r.conparentid = 0 and f.relnamespace = 'public'::regnamespace order by f.relname, r.conname`)
  ).rows;

/**
 * Orders tables so that every row's parent is there before it. In a circle of tables one has to come
 * before its parent: a restore takes that reference off while it loads. A table that refers to itself
 * needs nothing: a reference is checked at the end of its statement.
 */
export const loadOrder = (tables: readonly string[], references: readonly Reference[]): readonly string[] => {
  const waiting = new Set([...tables].sort());
  const order: string[] = [];
  const isFree = (table: string): boolean => !references.some(({ from, to }) => from === table && to !== table && waiting.has(to));
  while (waiting.size > 0) {
    const next = [...waiting].find(isFree) ?? [...waiting][0] ?? '';
    waiting.delete(next);
    order.push(next);
  }
  return order;
};
