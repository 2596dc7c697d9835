/** Recording imported rows: idempotent, in batches, never over somebody else's card. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { expect as must } from '@tongtu/kernel/result';
import { testNow } from '@tongtu/platform/testing';
import { publishedByIds } from '../index.ts';
import { recordImported, type ImportedRow, type Recording } from '../use-cases/record-imported.ts';
import { closeListing } from '../use-cases/rest-listing.ts';
import { readListing } from '../use-cases/read-listing.ts';
import { listVersions } from '../use-cases/read-versions.ts';
import { bodies } from './bodies.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const rowsOf = (n: number, prefix: string): ImportedRow[] =>
  Array.from({ length: n }, (_, i) => ({
    row: i + 1,
    reference: `${prefix}-${i}`,
    kind: 'achievement',
    title: { en: `Result ${prefix} ${i}` },
    body: { summary: { en: `Summary ${i}` }, keywords: ['membrane'] },
  }));
const record = (rows: readonly ImportedRow[], over: Partial<Recording> = {}) => {
  const context = world.base(world.readers.admin, testNow);
  const run = <T>(work: (inside: Context) => Promise<T>) => inTransaction(world.database.db, (tx) => work({ ...context, tx }));
  return recordImported(context, { organizationId: world.university, source: 'test', publish: true, rows, ...over }, run);
};
const counts = (recorded: readonly { outcome: string }[]) =>
  Object.fromEntries(['added', 'changed', 'unchanged'].map((o) => [o, recorded.filter((r) => r.outcome === o).length]));
const eventsOf = async () =>
  (
    await sql<{ changed: { listingIds: string[] } }>`select changed from events where kind = 'listings-imported' order by seq`.execute(world.database.db)
  ).rows.map((r) => r.changed.listingIds.length);

it('adds, and a second run of the same changes nothing', async () => {
  const rows = rowsOf(2500, 'a');
  const first = await record(rows);
  expect(counts(first)).toEqual({ added: 2500, changed: 0, unchanged: 0 });
  expect(first.map((r) => r.row)).toEqual(rows.map((r) => r.row));
  expect(await eventsOf()).toEqual([1000, 1000, 500]);
  const again = await record(rows);
  expect(counts(again)).toEqual({ added: 0, changed: 0, unchanged: 2500 });
  expect(again.map((r) => r.listingId)).toEqual(first.map((r) => r.listingId));
  expect(await eventsOf()).toHaveLength(3);
  const [listing] = await publishedByIds(world.database.db, [first[0]!.listingId]);
  expect(listing).toMatchObject({ title: { en: 'Result a 0' }, version: 1, region: '310000', country: 'CN', audience: 'public' });
  expect(must(await world.read('visitor', (c) => readListing(c, first[7]!.listingId))).listing).toMatchObject({
    source: 'test',
    reference: 'a-7',
    reviewReason: 'incomplete-import',
  });
});

it('changes what is different, as a new version, and keeps the id', async () => {
  const rows = rowsOf(3, 'b');
  const first = await record(rows);
  const second = await record(rows.map((row, i) => (i === 1 ? { ...row, title: { en: 'New title' } } : row)));
  expect(second.map((r) => r.outcome)).toEqual(['unchanged', 'changed', 'unchanged']);
  expect(second[1]!.listingId).toBe(first[1]!.listingId);
  expect(must(await world.read('visitor', (c) => listVersions(c, first[1]!.listingId))).map((v) => v.version)).toEqual([2, 1]);
  expect((await publishedByIds(world.database.db, [first[1]!.listingId]))[0]?.title).toEqual({ en: 'New title' });
});

it('a reference that stands twice in a file: the later row changes the earlier', async () => {
  const [row] = rowsOf(1, 'c');
  const recorded = await record([row!, { ...row!, row: 2, title: { en: 'Second' } }, { ...row!, row: 3, title: { en: 'Second' } }]);
  expect(recorded.map((r) => r.outcome)).toEqual(['added', 'changed', 'unchanged']);
  expect(new Set(recorded.map((r) => r.listingId)).size).toBe(1);
});

it('two imports of the same file at once add it once', async () => {
  const rows = rowsOf(300, 'd');
  const both = await Promise.all([record(rows), record(rows.toReversed())]);
  expect(both.flat().filter((r) => r.outcome === 'added')).toHaveLength(300);
  expect(new Set(both.flat().map((r) => r.listingId)).size).toBe(300);
});

it('another organization neither takes nor overwrites it', async () => {
  const rows = rowsOf(2, 'e');
  const [mine, theirs] = [await record(rows), await record(rows, { organizationId: world.enterprise })];
  expect(counts(theirs)).toEqual({ added: 2, changed: 0, unchanged: 0 });
  expect(theirs[0]!.listingId).not.toBe(mine[0]!.listingId);
});

it('what was closed stays closed', async () => {
  const [recorded] = await record(rowsOf(1, 'f'));
  must(await world.write('admin', (c) => closeListing(c, recorded!.listingId, '已转化')));
  expect((await record(rowsOf(1, 'f').map((row) => ({ ...row, title: { en: 'Again' } }))))[0]?.outcome).toBe('unchanged');
  expect(must(await world.read('admin', (c) => readListing(c, recorded!.listingId))).listing).toMatchObject({ state: 'closed', title: { en: 'Result f 0' } });
});

it('drafts first, out later; a whole card waits for no completion', async () => {
  const rows: ImportedRow[] = [{ row: 1, reference: 'g', kind: 'fund', title: { zh: '资金' }, body: bodies.fund }];
  const [draft] = await record(rows, { publish: false });
  expect(await publishedByIds(world.database.db, [draft!.listingId])).toEqual([]);
  expect((await record(rows))[0]?.outcome).toBe('changed');
  const out = must(await world.read('visitor', (c) => readListing(c, draft!.listingId)));
  expect(out.listing).toMatchObject({ version: 1, reviewReason: 'new' });
  expect(out.facts.amount).toEqual({ min: 50000000n, max: 500000000n, currency: 'CNY' });
});

it('a batch that fails leaves nothing of itself', async () => {
  const rows = rowsOf(2, 'h');
  // Refused by the server after the references were claimed: no text of a card gets this far with a zero byte.
  await expect(record([rows[0]!, { ...rows[1]!, title: { en: 'a\u0000b' } }])).rejects.toThrow('Unicode');
  expect((await sql`select from listing_references where reference like 'h-%'`.execute(world.database.db)).rows).toEqual([]);
  expect(counts(await record(rows))).toEqual({ added: 2, changed: 0, unchanged: 0 });
});

it('an organization that may not publish does not', async () => {
  await expect(record(rowsOf(1, 'i'), { organizationId: world.applicant })).rejects.toThrow('may not publish');
});

it('what is out changes only with the word to publish; without it the row waits beside the card', async () => {
  const [row] = rowsOf(1, 'j');
  const [first] = await record([row!]);
  const id = first!.listingId;
  const other = { ...row!, title: { en: 'Not approved' } };
  expect((await record([other], { publish: false }))[0]).toMatchObject({ outcome: 'changed', listingId: id });
  const seen = must(await world.read('visitor', (c) => readListing(c, id))).listing;
  expect(seen).toMatchObject({ version: 1, title: row!.title, working: { title: other.title } });
  expect((await record([other], { publish: false }))[0]?.outcome).toBe('unchanged');
  // The same once more as a draft is no change of what is out.
  expect((await record([row!], { publish: false }))[0]?.outcome).toBe('unchanged');
  expect((await record([{ ...other, title: { en: 'Approved' } }]))[0]?.outcome).toBe('changed');
  expect(must(await world.read('visitor', (c) => readListing(c, id))).listing).toMatchObject({ version: 2, title: { en: 'Approved' } });
});

it('a card of another kind under the same reference is another card', async () => {
  const [row] = rowsOf(1, 'k');
  const [first] = await record([row!]);
  const [fund] = await record([{ row: 1, reference: 'k-0', kind: 'fund', title: { zh: '资金' }, body: bodies.fund }]);
  expect(fund).toMatchObject({ outcome: 'added' });
  expect(must(await world.read('visitor', (c) => readListing(c, first!.listingId))).listing).toMatchObject({ kind: 'achievement', title: row!.title });
});
