/**
 * Entries a second: `node bench/ledger.ts [seconds] [at once] [batch] [runs]`. First one entry a transaction, then lists of entries
 * a transaction; five postings each, twenty accounts. Durable PostgreSQL; database and load share the machine.
 */
import { randomBytes } from 'node:crypto';
import { balancesOf, openLedger, recordEntries, recordEntry, trialBalance, type EntryDraft } from '@tongtu/ledger';
import { inTransaction, kyselyOn, migrate, migrationFolders, openPool, settleTransaction, silentLog } from '@tongtu/platform/database';
import { testContext } from '@tongtu/platform/testing';
import { makeIdSource } from '@tongtu/kernel/ids';
import { expect as must } from '@tongtu/kernel/result';
import { inParallel, startCluster } from './booking-world.ts';
import { median, numberAt, quantile, rounded, say } from './measure.ts';

const [seconds, atOnce, batch, runs] = [numberAt(2, 8), numberAt(3, 16), numberAt(4, 2000), numberAt(5, 3)];
const cluster = await startCluster();
const pool = openPool({ url: cluster.url, size: Math.max(atOnce, 4) });
await migrate({ ownerUrl: cluster.ownerUrl, appRole: new URL(cluster.url).username, folders: migrationFolders(), log: silentLog });
const db = kyselyOn(pool);
const newId = makeIdSource(
  () => new Date(),
  (bytes) => randomBytes(bytes),
);
const context = () => testContext(db, { newId, now: new Date() });

const parties = Array.from({ length: 16 }, (_, n) => `liabilities:party:p${n}`);
const open = async (): Promise<string> => {
  const id = newId();
  const accounts = ['assets:bank', 'income:licences', 'liabilities:remainder', ...parties].map((account) => ({ account, name: {} }));
  must(await inTransaction(db, (tx) => openLedger({ ...context(), tx }, { id, organizationId: newId(), name: { zh: '测量用账簿' }, readers: [], accounts })));
  return id;
};
/** One income of a party that is divided: five postings. */
const drafts = (function* (): Generator<EntryDraft, never> {
  for (let n = 0; ; n += 1) {
    const parts = [0, 1, 2].map((k) => BigInt(100 + ((n * 7 + k * 13) % 900)));
    const rest = BigInt(n % 3) + 1n;
    const total = parts.reduce((sum, part) => sum + part, rest);
    const line = (account: string, amount: bigint) => ({ account, currency: 'CNY', amount });
    yield {
      key: `event:${newId()}`,
      kind: 'settlement',
      reference: `许可费 ${n}`,
      effectiveOn: `2026-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
      about: { event: n, clause: 2, tier: 1 },
      postings: [line('assets:bank', total), ...parts.map((part, k) => line(parties[(n + k) % parties.length]!, -part)), line('liabilities:remainder', -rest)],
    };
  }
})();

const measure = async (what: string, perCall: number, width: number, book: (tx: Parameters<typeof balancesOf>[0]) => Promise<void>): Promise<void> => {
  const rates: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const began = performance.now();
    const lasts = run < 0 ? 3000 : seconds * 1000;
    const times: number[] = [];
    await inParallel(width, () => {
      if (performance.now() - began > lasts) return undefined;
      return async () => {
        const start = performance.now();
        await inTransaction(db, book);
        times.push(performance.now() - start);
      };
    });
    const rate = (times.length * perCall) / ((performance.now() - began) / 1000);
    // The first is to warm up.
    if (run < 0) continue;
    rates.push(rate);
    say({ bench: 'ledger', what, run, atOnce: width, perSecond: rounded(rate), p50Ms: rounded(quantile(times, 0.5)), p99Ms: rounded(quantile(times, 0.99)) });
  }
  say({ bench: 'ledger', what, medianPerSecond: rounded(median(rates)) });
};

const [one, many] = [await open(), await open()];
for (const width of [1, atOnce])
  await measure('recordEntry', 1, width, async (tx) => void must(await recordEntry({ ...context(), tx }, one, drafts.next().value)));
for (const width of [1, 2])
  await measure('recordEntries', batch, width, async (tx) => {
    must(
      await recordEntries(
        { ...context(), tx },
        many,
        Array.from({ length: batch }, () => drafts.next().value),
      ),
    );
  });

const began = performance.now();
const { balances } = await trialBalance(db, many);
const sum = balances.reduce((total, { amount }) => total + amount, 0n);
const { rows } = await pool.query<{ count: bigint }>('select count(*) from entries where ledger_id = $1', [many]);
say({ bench: 'ledger', what: 'trial balance', entries: Number(rows[0]!.count), ms: rounded(performance.now() - began), sum: sum.toString() });
// A repeated batch costs no second booking.
const repeated = Array.from({ length: batch }, () => drafts.next().value);
for (const _ of [1, 2]) {
  const start = performance.now();
  const { repeated: before } = must(await settleTransaction(db, (tx) => recordEntries({ ...context(), tx }, many, repeated)));
  say({ bench: 'ledger', what: 'batch', repeated: before, perSecond: rounded(batch / ((performance.now() - start) / 1000)) });
}
await pool.end();
await cluster.stop();
