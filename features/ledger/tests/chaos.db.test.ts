/**
 * Five hundred events at once, many of them the same, some taken back, some of them twice; one transaction in five dies after it
 * has booked. Afterwards the books balance and hold exactly what was acknowledged, once.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settleTransaction } from '@tongtu/platform/database';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { balancesOf } from '../store/balances.ts';
import { recordEntries, recordEntry } from '../use-cases/record-entries.ts';
import { reverseEntry } from '../use-cases/reverse-entry.ts';
import { sumOfAll } from '../domain/tree.ts';
import { broken } from './invariants.ts';
import { aDraft } from './random-entries.ts';
import { makeWorld } from './world.ts';

class Died extends Error {}

it('books balance and hold every acknowledged event once', { timeout: 120_000 }, async () => {
  const world = await makeWorld();
  try {
    const ledger = await world.open();
    const seed = 20261101;
    const dice = fc.sample(fc.nat(99), { numRuns: 2000, seed });
    // Some keys come again with other content, and three events in ten are sent a second time, word for word.
    const first = fc.sample(aDraft(300), { numRuns: 350, seed });
    const drafts = [...first, ...first.slice(0, 150)];
    const dies = (n: number): boolean => dice[n % dice.length]! < 20;
    const acknowledged = new Map<string, string>();
    const reversed = new Map<string, string>();
    const refused = new Map<string, number>();
    const note = (kind: string): void => void refused.set(kind, (refused.get(kind) ?? 0) + 1);

    /** A transaction that may die after its work is done and before it is committed: nothing of it may stay. */
    const act = async <T>(n: number, work: (context: ReturnType<typeof world.context>) => Promise<Result<T>>): Promise<Result<T> | 'died'> => {
      try {
        return await settleTransaction(world.db, async (tx) => {
          const result = await work({ ...world.context(), tx });
          if (dies(n)) throw new Died();
          return result;
        });
      } catch (error) {
        if (error instanceof Died) return 'died';
        throw error;
      }
    };
    const book = async (n: number): Promise<void> => {
      const draft = drafts[n]!;
      const answer = await act(n, (context) => recordEntry(context, ledger, draft));
      if (answer === 'died') return note('died');
      if (!answer.ok) return note(answer.error.kind);
      const { entryId, repeated } = answer.value;
      if (repeated) note('repeated');
      // Whoever is told an id for a key is told the same one each time.
      expect(acknowledged.get(draft.key) ?? entryId).toBe(entryId);
      acknowledged.set(draft.key, entryId);
      if (!/[05]$/.test(draft.key)) return;
      const taken = await act(n + 700, (context) => reverseEntry(context, ledger, entryId, { key: `back:${n}`, effectiveOn: '2027-01-01', reference: '' }));
      if (taken === 'died') return note('died');
      if (!taken.ok) return note(taken.error.kind);
      expect(reversed.has(entryId)).toBe(false);
      reversed.set(entryId, taken.value.entryId);
    };
    const bookMany = async (from: number): Promise<void> => {
      // The same key with other content is refused whole: a list of the first of each key.
      const some = [
        ...new Map(
          drafts
            .slice(from, from + 40)
            .toReversed()
            .map((draft) => [draft.key, draft]),
        ).values(),
      ];
      const answer = await act(from + 1400, (context) => recordEntries(context, ledger, some));
      if (answer === 'died') return note('died');
      if (!answer.ok) return note(answer.error.kind);
      for (const [index, { key }] of some.entries()) {
        expect(acknowledged.get(key) ?? answer.value.entryIds[index]).toBe(answer.value.entryIds[index]);
        acknowledged.set(key, answer.value.entryIds[index]!);
      }
    };
    await Promise.all([...drafts.map((_, n) => book(n)), ...[0, 100, 200, 300].map(bookMany)]);

    // It was chaos: each thing that can happen has happened.
    for (const kind of ['died', 'repeated', 'entry-key-reused', 'entry-already-reversed']) expect([kind, refused.get(kind) ?? 0]).not.toEqual([kind, 0]);
    expect(await broken(world.pool)).toEqual([]);
    for (const [currency, sum] of sumOfAll(await balancesOf(world.db, ledger))) expect([currency, sum]).toEqual([currency, 0n]);

    const { rows } = await world.pool.query<{ key: string; entry_id: string; reverses: string | null }>(
      'select key, entry_id, reverses from entries where ledger_id = $1',
      [ledger],
    );
    expect(new Map(rows.filter(({ reverses }) => reverses === null).map((row) => [row.key, row.entry_id]))).toEqual(acknowledged);
    expect(new Map(rows.flatMap((row) => (row.reverses === null ? [] : [[row.reverses, row.entry_id] as const])))).toEqual(reversed);

    // Everybody asks again: nothing new is booked.
    const winners = new Map<string, (typeof drafts)[number]>();
    for (const draft of drafts) {
      const answer = await world.at((context) => recordEntry(context, ledger, draft));
      if (answer.ok && acknowledged.has(draft.key)) winners.set(draft.key, draft);
    }
    expect(must(await world.at((context) => recordEntries(context, ledger, [...winners.values()]))).repeated).toBe(winners.size);
    expect(await broken(world.pool)).toEqual([]);
  } finally {
    await world.close();
  }
});
