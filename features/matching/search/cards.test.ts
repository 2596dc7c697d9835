import { expect, it } from 'vitest';
import type { ListingCard } from '@tongtu/listings/contract';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import { makeCardReader, type ReadCards } from './cards.ts';

const member: Reader = { personId: 'p', platformRoles: [], memberships: [] };
const asked: string[][] = [];
const read: ReadCards = async (_, ids) => {
  asked.push([...ids].toSorted());
  await new Promise((resolve) => setTimeout(resolve, 5));
  return new Map(ids.map((id) => [id, { id } as ListingCard]));
};
const context = (reader: Reader) => ({ tx: undefined as never, reader, now: new Date(0) });

it('visitors who ask at the same time share a query, and nobody gets an answer older than his question', async () => {
  asked.length = 0;
  const cards = makeCardReader(read);
  const first = cards(context(visitor), ['a']);
  await Promise.resolve();
  await Promise.resolve();
  const [one, two, three] = await Promise.all([first, cards(context(visitor), ['b', 'c']), cards(context(visitor), ['c'])]);
  expect(asked).toEqual([['a'], ['b', 'c']]);
  expect([one.has('a'), two.has('c'), three.has('c')]).toEqual([true, true, true]);
});
it('who is signed in asks alone', async () => {
  asked.length = 0;
  const cards = makeCardReader(read);
  await Promise.all([cards(context(member), ['a']), cards(context(member), ['a']), cards(context(visitor), ['a'])]);
  expect(asked).toEqual([['a'], ['a'], ['a']]);
});
it('a query that fails does not hold up the next', async () => {
  let fails = true;
  const cards = makeCardReader(async (_, ids) => {
    if (fails) throw new Error('away');
    return new Map(ids.map((id) => [id, { id } as ListingCard]));
  });
  await expect(cards(context(visitor), ['a'])).rejects.toThrow('away');
  fails = false;
  expect((await cards(context(visitor), ['a'])).size).toBe(1);
});
it('nothing is asked for nothing', async () => {
  asked.length = 0;
  expect([(await makeCardReader(read)(context(visitor), [])).size, asked]).toEqual([0, []]);
});
