/** The index over its life: it follows, survives, and is built anew when its folder is missing or broken. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announce } from '@tongtu/platform/context';
import { inTransaction } from '@tongtu/platform/database';
import { recordImported } from '@tongtu/listings';
import { ok } from '@tongtu/kernel/result';
import { bodies } from '../../listings/tests/bodies.ts';
import { testNow } from '@tongtu/platform/testing';
import { confirmListing } from '../../listings/use-cases/keep-listing.ts';
import { closeListing } from '../../listings/use-cases/rest-listing.ts';
import type { Hit } from '../contract.ts';
import { makeHouse, until, type House, type Opened } from './house.ts';

let house: House;
let opened: Opened;
beforeAll(async () => {
  house = await makeHouse();
  opened = house.open();
  opened.start();
  await until(
    () => opened.feature.check(),
    (result) => result.ok,
  );
});
afterAll(async () => {
  await opened.stop();
  await house.close();
});

type Page = { items: Hit[]; total: number; servedBy: string; next: string | null };
const ask = async (query: Record<string, unknown>, stance: 'visitor' | 'secretariat' = 'visitor'): Promise<Page> => {
  const result = await opened.search(stance, query);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value as unknown as Page;
};
const ids = async (query: Record<string, unknown>): Promise<string[]> => (await ask(query)).items.map((hit) => hit.listing.id);
const state = async (): Promise<{ state: string; documents: number; behind: number }> => {
  const result = await opened.state();
  if (!result.ok) throw new Error(result.error.kind);
  return result.value as { state: string; documents: number; behind: number };
};
const caughtUp = () => until(state, (now) => now.behind === 0);
const restart = async (between: () => void | Promise<void> = () => {}): Promise<void> => {
  await opened.stop();
  await between();
  opened = house.open();
  opened.start();
  await until(
    () => opened.feature.check(),
    (result) => result.ok,
  );
};
const importRows = (references: readonly string[]) =>
  house.write('admin', async (context) =>
    ok(
      await recordImported(context, {
        organizationId: house.university,
        source: 'test',
        publish: true,
        rows: references.map((reference, row) => ({ row, reference, kind: 'need', title: { en: `Imported ${reference}` }, body: bodies.need })),
      }),
    ),
  );

it('a published card is found within a second, a closed one no more', { retry: 3 }, async () => {
  const id = await house.card('achievement', 'published', { title: { zh: '固态电解质', en: 'Solid electrolyte' } });
  const published = performance.now();
  const found = await until(
    () => ask({ q: '固态电解质' }),
    (page) => page.items.length === 1,
    1000,
  );
  expect(performance.now() - published).toBeLessThan(1000);
  expect(found.items[0]).toMatchObject({
    listing: { id },
    highlights: [
      { field: 'title', language: 'zh', ranges: [[0, 5]] },
      {
        field: 'title',
        language: 'en',
        ranges: [
          [0, 5],
          [6, 17],
        ],
      },
    ],
  });
  expect(await ids({ q: 'solid electrolytes' })).toEqual([id]);
  await house.write('admin', (context) => closeListing(context, id, '已成交'));
  await until(
    () => ask({ q: '固态电解质' }),
    (page) => page.total === 0,
  );
});

it('an import is found as a whole', async () => {
  await importRows(Array.from({ length: 30 }, (_, i) => `zircon-${i}`));
  const page = await until(
    () => ask({ q: 'zircon', limit: 100 }),
    (now) => now.total === 30,
  );
  expect(page.items).toHaveLength(30);
});

it('a card that was confirmed is still found after its first term', async () => {
  const id = await house.card('facility', 'published', { title: { en: 'Enduring osmium' } });
  await until(
    () => ids({ q: 'osmium' }),
    (found) => found[0] === id,
  );
  const days = (count: number): Date => new Date(testNow.getTime() + count * 86_400_000);
  await house.write('admin', (context) => confirmListing(context, id), days(300));
  await caughtUp();
  const later = async (count: number) => {
    const page = await opened.search('visitor', { q: 'osmium' }, days(count));
    return page.ok ? (page.value as unknown as Page).total : page.error.kind;
  };
  expect(await later(400)).toBe(1);
  expect(await later(700)).toBe(0);
  await house.write('admin', (context) => closeListing(context, id, '已成交'));
  await caughtUp();
});

it('cards of a suspended organization vanish and come back', async () => {
  const change = (to: 'suspended' | 'verified', kind: string) =>
    inTransaction(house.database.db, async (tx) => {
      await sql`update organizations set state = ${to} where organization_id = ${house.university}`.execute(tx);
      await announce({ ...house.base(house.readers.secretariat, new Date()), tx }, { kind, subject: { type: 'organization', id: house.university } });
    });
  const before = (await ask({})).total;
  expect(before).toBeGreaterThan(29);
  await change('suspended', 'organization-suspended');
  // SQL has the last word even before the index heard of it.
  expect((await ask({})).items).toEqual([]);
  await until(
    () => ask({}),
    (page) => page.total === 0,
  );
  await change('verified', 'organization-reinstated');
  await until(
    () => ask({}),
    (page) => page.total === before,
  );
});

it('what was published while nobody followed is there after the next start', async () => {
  await caughtUp();
  const before = (await ask({})).total;
  let id = '';
  await restart(async () => {
    id = await house.card('facility', 'published', { title: { en: 'Nightly corundum' } });
  });
  await until(
    () => ids({ q: 'corundum' }),
    (found) => found[0] === id,
  );
  expect((await ask({})).total).toBe(before + 1);
});

it('a start from the store answers like the index before it', async () => {
  await caughtUp();
  const before = await ask({ q: 'membrane zircon 碳捕集', limit: 50 });
  await restart();
  const after = await ask({ q: 'membrane zircon 碳捕集', limit: 50 });
  expect([after.servedBy, after.total]).toEqual(['index', before.total]);
  const scores = (page: Page) => new Map(page.items.map((hit) => [hit.listing.id, hit.score]));
  expect(scores(after)).toEqual(scores(before));
});

it('a missing folder is built anew', async () => {
  const before = (await ask({})).total;
  await restart(() => rmSync(house.indexUrl, { recursive: true }));
  expect((await ask({})).total).toBe(before);
  expect(existsSync(house.indexUrl)).toBe(true);
});

it('a broken folder is built anew', async () => {
  await caughtUp();
  const before = (await ask({})).total;
  await restart(() => {
    for (const folder of readdirSync(house.indexUrl))
      for (const inside of ['_versions', 'data'].map((name) => join(house.indexUrl, folder, name)).filter(existsSync))
        for (const file of readdirSync(inside)) writeFileSync(join(inside, file), 'not what it was');
  });
  expect((await ask({})).total).toBe(before);
});

it('a folder that goes while the house runs is built anew behind the answers', async () => {
  const before = (await ask({})).total;
  rmSync(house.indexUrl, { recursive: true });
  await until(
    async () => existsSync(join(house.indexUrl, 'current.lance')) && (await state()).state,
    (now) => now === 'ok',
    10_000,
  );
  expect((await ask({})).total).toBe(before);
  await restart();
  expect((await ask({})).total).toBe(before);
});

it('what no event tells of is mended after a start', async () => {
  await caughtUp();
  const [first] = await ids({ q: 'zircon' });
  await restart(async () => {
    await sql`update listings set title = '{"en": "Restored beryl"}', version = version + 1 where listing_id = ${first!}`.execute(house.database.db);
  });
  expect(
    await until(
      () => ids({ q: 'beryl' }),
      (found) => found.length > 0,
    ),
  ).toEqual([first]);
});

it('another process may build it anew beside this one', async () => {
  const other = house.open();
  const told: number[] = [];
  const documents = await other.feature.reindex(({ done }) => told.push(done));
  await other.feature.close();
  expect(documents).toBe((await state()).documents);
  expect(told.at(-1)).toBe(documents);
  const id = await house.card('fund', 'published', { title: { en: 'Fund for garnet' } });
  await until(
    () => ids({ q: 'garnet' }),
    (found) => found[0] === id,
  );
  await caughtUp();
  await restart();
  expect(await ids({ q: 'garnet' })).toEqual([id]);
});

it('the map counts what every visitor finds', async () => {
  await caughtUp();
  await restart();
  const result = await opened.map();
  const { total } = await ask({});
  expect(result).toMatchObject({ ok: true, value: { provinces: [{ code: '310000', listings: total, facilities: 1, organizations: 1 }] } });
});

it('without an index SQL answers: words, filters, pages; nothing for members', async () => {
  const inner = await house.card('achievement', 'published', { title: { en: 'Inner topaz' }, audience: 'members' });
  await until(
    () => opened.search('secretariat', { q: 'topaz' }),
    (result) => result.ok && (result.value as unknown as Page).total === 1,
  );
  await caughtUp();
  const whole = await ask({ limit: 100 });
  await opened.stop();
  // Not started: there is nothing in memory.
  opened = house.open();
  expect(await opened.feature.check()).toMatchObject({ ok: false, error: { kind: 'search-index-building' } });
  expect(await ask({ q: 'zircons', limit: 3 })).toMatchObject({ servedBy: 'fallback', total: 29 });
  expect((await ask({ q: 'garnet' })).items[0]).toMatchObject({ listing: { kind: 'fund' }, highlights: [{ field: 'title', ranges: [[9, 15]] }] });
  expect((await ask({ kind: 'fund', limit: 100 })).items.every((hit) => hit.listing.kind === 'fund')).toBe(true);
  expect((await ask({ sector: '3', region: '310000', trl: '5', organizationKind: 'university', organizationId: house.university })).total).toBeGreaterThan(0);
  expect((await ask({ sector: '9' })).total).toBe(0);
  expect([(await ask({ q: 'topaz' })).total, (await ask({ q: 'topaz' }, 'secretariat')).items.map((hit) => hit.listing.id)]).toEqual([0, [inner]]);
  const paged: string[] = [];
  for (let after: string | null = null; ;) {
    const page: Page = await ask({ limit: 7, ...(after === null ? {} : { after }) });
    paged.push(...page.items.map((hit) => hit.listing.id));
    if ((after = page.next) === null) break;
  }
  expect(paged).toEqual(whole.items.map((hit) => hit.listing.id));
  const matches = await opened.matches('visitor', whole.items.find((hit) => hit.listing.kind === 'need')!.listing.id, 'facility');
  expect(matches).toMatchObject({ ok: true, value: { items: [{ listing: { kind: 'facility' } }] } });
  opened.start();
  await until(
    () => ask({ q: 'zircon' }),
    (page) => page.servedBy === 'index' && page.total === 29,
  );
});

const noTime = Buffer.from('["newest",1e300,"019bbf2a-9e80-73e9-8de6-9de7009d93ae"]').toString('base64url');
it.each(['x', 'eyJh', Buffer.from('["newest",1]').toString('base64url'), noTime])('the cursor %s is malformed', async (after) =>
  expect(await opened.search('visitor', { after })).toMatchObject({ ok: false, error: { kind: 'malformed-cursor' } }),
);

it.each(["'; drop table listings; --", '<script>alert(1)</script>', '\\', "a'b\\c | & ! :*", '🔬'.repeat(100), 'x'.repeat(500)])(
  'the query %s is only words',
  async (q) => expect((await ask({ q })).servedBy).toBe('index'),
);
