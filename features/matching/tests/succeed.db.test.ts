/** Several processes on one folder: one writes, another succeeds it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vocabularyTerms } from '@tongtu/listings';
import { silentLog, type Tx } from '@tongtu/platform/database';
import { testNow } from '@tongtu/platform/testing';
import { closeListing } from '../../listings/use-cases/rest-listing.ts';
import { Keeper } from '../follower/keeper.ts';
import { CardStore } from '../index/card-store.ts';
import { makeWords } from '../words/words.ts';
import { makeHouse, until, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

let areWordsAway = false;
/** The house's database, where words cannot be written for a while. */
const database = (): Tx =>
  house.database.db.withPlugin({
    transformQuery: ({ node }) => {
      if (areWordsAway && JSON.stringify(node, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes('listing_words'))
        throw new Error('words are away');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
const begin = async () => {
  const keeper = new Keeper({ db: database(), indexUrl: house.indexUrl, log: silentLog, clock: () => testNow, words: makeWords(vocabularyTerms) });
  const ending = new AbortController();
  const following = keeper.start(ending.signal);
  await until(
    () => Promise.resolve(keeper.state),
    (state) => state === 'ok',
  );
  const stop = async (): Promise<void> => {
    ending.abort();
    await following;
    await keeper.close();
  };
  return { keeper, stop };
};
/** Ids and stamps as they lie on disk, doubles among them. */
const onDisk = async (): Promise<string[]> => {
  const store = await CardStore.open(house.indexUrl, vocabularyTerms());
  const table = await store.open((await store.pointer())!.name);
  const found: string[] = [];
  for await (const documents of table.documents()) found.push(...documents.map(({ id, stamp }) => `${id} ${stamp}`));
  return found.toSorted();
};
const inMemory = ({ memory }: Keeper): string[] => [...memory!.ids()].map((id) => `${id} ${memory!.stampOf(id)}`).toSorted();
const inWords = async (): Promise<string[]> =>
  (await sql<{ line: string }>`select listing_id || ' ' || stamp as line from listing_words`.execute(house.database.db)).rows
    .map(({ line }) => line)
    .toSorted();
const knows = (keeper: Keeper, id: string, isThere = true) =>
  until(
    () => Promise.resolve(keeper.memory?.stampOf(id) !== undefined),
    (found) => found === isThere,
  );
const publish = (title: string) => house.card('need', 'published', { title: { en: title } });
const close = (id: string) => house.write('admin', (context) => closeListing(context, id, '已成交'));
/** Until the disk says what memory says, and the saved place is that of the last event. */
const written = async (keeper: Keeper): Promise<void> => {
  await until(
    async () => [await onDisk(), await inWords(), await keeper.behind()] as const,
    ([disk, words, behind]) => behind === 0 && [disk, words].every((lines) => lines.join() === inMemory(keeper).join()),
    8000,
  );
  expect(keeper.unwritten).toBe(0);
};

it('one that does not write remembers nothing, and writes when the owner has ended', async () => {
  const first = await begin();
  const [kept, closed] = [await publish('Kept kyanite'), await publish('Closed calcite')];
  await knows(first.keeper, closed);
  const second = await begin();
  for (const title of ['one', 'two', 'three']) await knows(second.keeper, await publish(title));
  await close(closed);
  await knows(second.keeper, closed, false);
  // Long enough that it has asked for the folder and was refused.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(second.keeper.unwritten).toBe(0);
  await first.stop();
  const after = await publish('After the owner');
  await knows(second.keeper, after);
  await written(second.keeper);
  expect((await onDisk()).map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining([kept, after]));
  await second.stop();
});

it('what the owner did not write, the next one writes: missing, stale and closed cards', async () => {
  const first = await begin();
  const [missing, stale] = [await publish('Missing'), await publish('Stale')];
  await written(first.keeper);
  const second = await begin();
  // As if the owner had died before its last writes; the place says otherwise, no event will come again.
  const store = await CardStore.open(house.indexUrl, vocabularyTerms());
  const table = await store.open((await store.pointer())!.name);
  const cards = [];
  for await (const documents of table.documents()) cards.push(...documents);
  const old = cards.find(({ id }) => id === stale)!;
  const leftover = '019bbf2a-9e80-73e9-8de6-9de7009d93ae';
  await table.write(
    [
      { ...old, stamp: 'old' },
      { ...old, id: leftover },
    ],
    [missing],
    new Set(),
  );
  expect(await onDisk()).not.toEqual(inMemory(second.keeper));
  await first.stop();
  await written(second.keeper);
  const disk = await onDisk();
  expect([disk.filter((line) => line.startsWith(leftover)), disk.filter((line) => line.startsWith(missing)).length]).toEqual([[], 1]);
  await second.stop();
});

it('goes on writing after SQL was away for longer than three tries', async () => {
  const { keeper, stop } = await begin();
  areWordsAway = true;
  const id = await publish('While words are away');
  await knows(keeper, id);
  await until(
    () => Promise.resolve(keeper.state),
    (state) => state === 'broken' || state === 'missing',
    8000,
  );
  areWordsAway = false;
  await until(
    () => Promise.resolve(keeper.state),
    (state) => state === 'ok',
    8000,
  );
  await knows(keeper, await publish('Words are back'));
  await written(keeper);
  expect(keeper.memory!.stampOf(id)).toBeDefined();
  await stop();
});
