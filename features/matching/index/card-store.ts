/**
 * Where the index outlives the process: documents in LanceDB, in a folder or an object store. It is read once at start
 * (three times as fast as cutting all texts again) and written behind the memory.
 *
 * A rebuild fills a table of its own; only then does the pointer (`current`) name it, in one commit. So a rebuild that
 * dies leaves the old index, another process may rebuild (`tongtu reindex`) while this one serves, and whoever sees the
 * pointer change loads the new table. The name of a table tells by which words it was made: other words, other table.
 */
import { createHash } from 'node:crypto';
import * as lancedb from '@lancedb/lancedb';
import type { Cursor } from '@tongtu/platform/events';
import type { Facts, IndexDocument, LayerWords } from './document.ts';

/** Changes with the shape of rows, the tokenizer or the weights of fields: then the index is built anew. */
const format = 1;
const pointerTable = 'current';

type Row = { id: string; stamp: string; facts: string; words0: string; words1: string; words2: string; weights0: string; weights1: string; weights2: string };
type PointerRow = { name: string; node: string; txid: string; seq: string; built: string };
/** `node`: names the cursor of whoever keeps this store up; it moves with the store, whatever machine it lies on. */
export type Pointer = { readonly name: string; readonly node: string; readonly cursor: Cursor };

const packed = (weights: Uint8Array): string => {
  let text = '';
  for (const weight of weights) text += String.fromCharCode(32 + weight);
  return text;
};
const layerOf = (words: string, weights: string): LayerWords => ({
  terms: words === '' ? [] : words.split(' '),
  weights: Uint8Array.from({ length: weights.length }, (_, i) => weights.charCodeAt(i) - 32),
});

const rowOf = ({ id, stamp, facts, words: [open, members, onRequest] }: IndexDocument): Row => ({
  id,
  stamp,
  facts: JSON.stringify(facts),
  words0: open.terms.join(' '),
  words1: members.terms.join(' '),
  words2: onRequest.terms.join(' '),
  weights0: packed(open.weights),
  weights1: packed(members.weights),
  weights2: packed(onRequest.weights),
});

const documentOfRow = (row: Row): IndexDocument => ({
  id: row.id,
  stamp: row.stamp,
  facts: JSON.parse(row.facts) as Facts,
  words: [layerOf(row.words0, row.weights0), layerOf(row.words1, row.weights1), layerOf(row.words2, row.weights2)],
});

const columns = ['id', 'stamp', 'facts', 'words0', 'words1', 'words2', 'weights0', 'weights1', 'weights2'] as const;
const none: LayerWords = { terms: [], weights: new Uint8Array() };
// A table learns its columns from a row; this one is never read.
const noRow: Row = { ...rowOf({ id: '', stamp: '', facts: {} as Facts, words: [none, none, none] }), facts: '{}' };

/** `s3://key:secret@host/bucket/prefix` as LanceDB wants it; anything else is a folder. */
const connectionOf = (url: string): { readonly uri: string; readonly options: Partial<lancedb.ConnectionOptions> } => {
  if (!url.startsWith('s3://')) return { uri: url, options: {} };
  const parsed = new URL(url);
  const options: Record<string, string> = { region: parsed.searchParams.get('region') ?? 'us-east-1' };
  if (parsed.username !== '') {
    options['aws_access_key_id'] = decodeURIComponent(parsed.username);
    options['aws_secret_access_key'] = decodeURIComponent(parsed.password);
  }
  if (parsed.username === '') return { uri: `s3://${parsed.host}${parsed.pathname}`, options: { storageOptions: options } };
  const insecure = parsed.searchParams.get('insecure') === 'true';
  return {
    uri: `s3:/${parsed.pathname}`,
    options: { storageOptions: { ...options, endpoint: `${insecure ? 'http' : 'https'}://${parsed.host}`, allow_http: String(insecure) } },
  };
};

/** A table that is being filled or kept up. */
export class CardTable {
  readonly name: string;
  readonly #table: lancedb.Table;
  #writes = 0;
  constructor(name: string, table: lancedb.Table) {
    this.name = name;
    this.#table = table;
  }

  /** Adds cards that are not in it yet. */
  async append(documents: readonly IndexDocument[]): Promise<void> {
    if (documents.length > 0) await this.#table.add(documents.map(rowOf));
  }

  /** Puts cards in the place of their former selves and takes others out. May be repeated, but for cards of `fresh`: those the store must not have. */
  async write(documents: readonly IndexDocument[], removed: readonly string[], fresh: ReadonlySet<string>): Promise<void> {
    for (let i = 0; i < removed.length; i += 500)
      await this.#table.delete(
        `id in (${removed
          .slice(i, i + 500)
          .map((id) => `'${id.replaceAll("'", "''")}'`)
          .join(', ')})`,
      );
    // A table that another process has replaced and dropped: adding would make its folder again, and nobody would read it.
    await this.#table.checkoutLatest();
    await this.append(documents.filter(({ id }) => fresh.has(id)));
    const known = documents.filter(({ id }) => !fresh.has(id));
    for (let i = 0; i < known.length; i += 2000)
      await this.#table
        .mergeInsert('id')
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .execute(known.slice(i, i + 2000).map(rowOf));
    this.#writes += 1;
  }

  /** Each write leaves a file; many small ones are joined, and what no reader needs any more is dropped. Long: 1.5 s for 100,000 cards. */
  async tidy(now: Date, most = 60): Promise<void> {
    if (this.#writes < most) return;
    this.#writes = 0;
    await this.#table.optimize({ cleanupOlderThan: new Date(now.getTime() - 60_000) });
  }

  /** An index by id, without which each write reads the whole table. */
  async indexIds(): Promise<void> {
    await this.#table.createIndex('id', { config: lancedb.Index.btree(), replace: true });
  }

  /** Of every card as the table is now, whoever wrote it. */
  async stamps(): Promise<Map<string, string>> {
    await this.#table.checkoutLatest();
    const stamps = new Map<string, string>();
    for await (const batch of this.#table.query().select(['id', 'stamp'])) {
      const [ids, values] = [batch.getChild('id')!, batch.getChild('stamp')!];
      for (let i = 0; i < batch.numRows; i += 1) if (ids.get(i) !== '') stamps.set(ids.get(i) as string, values.get(i) as string);
    }
    return stamps;
  }

  async *documents(): AsyncGenerator<IndexDocument[]> {
    for await (const batch of this.#table.query().select([...columns])) {
      const values = columns.map((column) => batch.getChild(column)!);
      const documents: IndexDocument[] = [];
      for (let i = 0; i < batch.numRows; i += 1) {
        const row = Object.fromEntries(columns.map((column, c) => [column, values[c]!.get(i) as string])) as Row;
        if (row.id !== '') documents.push(documentOfRow(row));
      }
      yield documents;
    }
  }
}

export class CardStore {
  readonly #connection: lancedb.Connection;
  readonly #print: string;
  private constructor(connection: lancedb.Connection, print: string) {
    this.#connection = connection;
    this.#print = print;
  }

  /** `words`: what the tokenizer was made of. */
  static async open(url: string, words: unknown): Promise<CardStore> {
    const { uri, options } = connectionOf(url);
    const print = createHash('sha256')
      .update(JSON.stringify([format, words]))
      .digest('hex')
      .slice(0, 12);
    return new CardStore(await lancedb.connect(uri, options), print);
  }

  /** Which table holds now; undefined when there is none, or one made by other words. Throws when it cannot be read. */
  async pointer(): Promise<Pointer | undefined> {
    const names = await this.#connection.tableNames();
    if (!names.includes(pointerTable)) return undefined;
    const table = await this.#connection.openTable(pointerTable);
    const [row] = (await table.query().limit(1).toArray()) as PointerRow[];
    if (row === undefined || !row.name.startsWith(`cards_${this.#print}_`)) return undefined;
    return { name: row.name, node: row.node, cursor: { txid: row.txid, seq: BigInt(row.seq) } };
  }

  async open(name: string): Promise<CardTable> {
    return new CardTable(name, await this.#connection.openTable(name));
  }

  /** An empty table beside the one that holds. `at` makes its name its own. */
  async begin(at: Date, chance: string): Promise<CardTable> {
    const name = `cards_${this.#print}_${at.getTime().toString(36)}_${chance}`;
    return new CardTable(name, await this.#connection.createTable(name, [noRow]));
  }

  /** From now on this table holds; `cursor`: the place in the events that it is up to. */
  async point(table: CardTable, node: string, cursor: Cursor, at: Date): Promise<void> {
    const row: PointerRow = { name: table.name, node, txid: cursor.txid, seq: cursor.seq.toString(), built: at.toISOString() };
    const isFirst = !(await this.#connection.tableNames()).includes(pointerTable);
    await this.#connection.createTable(pointerTable, [row], { mode: isFirst ? 'create' : 'overwrite' });
  }

  /** Takes everything away: what cannot be read cannot be written over either. */
  async clear(): Promise<void> {
    for (const name of await this.#connection.tableNames()) await this.#connection.dropTable(name);
  }

  /** Takes away tables that were begun before this one; a later one may still be filled by another process. */
  async sweep(keep: string): Promise<void> {
    const begun = (name: string): number => parseInt(name.split('_')[2] ?? '', 36) || 0;
    for (const name of await this.#connection.tableNames())
      if (name !== keep && name.startsWith('cards_') && begun(name) <= begun(keep)) await this.#connection.dropTable(name);
  }

  close(): void {
    this.#connection.close();
  }
}
