/** What the books say and to whom: balances, statements, exports, doors. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Readable } from 'node:stream';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import { RawAnswer } from '@tongtu/platform/http';
import { getAccountStatement as statementRoute, getTrialBalance as trialRoute, maxStatementLines, type downloadFormats } from '../contract.ts';
import { ledgerCsv } from '../export/csv.ts';
import { hledgerJournal } from '../export/hledger.ts';
import { ledgerHttp } from '../http.ts';
import { balancesOf } from '../store/balances.ts';
import { exportLedger, statementOf, trialBalance } from '../use-cases/books.ts';
import { getAccountStatement, getTrialBalance, listLedgerEntries, readLedger } from '../use-cases/read-ledger.ts';
import { recordEntries, recordEntry } from '../use-cases/record-entries.ts';
import { reverseEntry } from '../use-cases/reverse-entry.ts';
import { aDraft as aRandomDraft } from './random-entries.ts';
import { admitted, aDraft, makeWorld, memberOf, own, person, stranger, type World } from './world.ts';

let world: World;
let ledger: string;
let random: string;
beforeAll(async () => {
  world = await makeWorld();
  [ledger, random] = [await world.open(), await world.open()];
  const days = ['2026-01-10', '2026-02-10', '2026-02-10', '2026-03-10'];
  const { entryIds } = must(
    await world.at((context) =>
      recordEntries(
        context,
        ledger,
        days.map((effectiveOn, n) => aDraft(`day:${n}`, { effectiveOn, about: { event: n } })),
      ),
    ),
  );
  must(await world.at((context) => reverseEntry(context, ledger, entryIds[3]!, { key: 'back', effectiveOn: '2026-03-31', reference: '更正' })));
  const drafts = fc.sample(aRandomDraft(10_000_000), { numRuns: 2300, seed: 7 });
  must(
    await world.at((context) =>
      recordEntries(
        context,
        random,
        drafts.map((draft, n) => ({ ...draft, key: `${draft.key}:${n}` })),
      ),
    ),
  );
});
afterAll(() => world.close());

const secretariat: Reader = { personId: person, platformRoles: ['secretariat'], memberships: [] };
const auditor: Reader = { personId: person, platformRoles: ['auditor'], memberships: [] };

describe('who reads', () => {
  it.each([
    ['its own members', memberOf(own), true],
    ['members of an organization that it admits', memberOf(admitted), true],
    ['the secretariat', secretariat, true],
    ['an auditor', auditor, true],
    ['a stranger', memberOf(stranger), false],
    ['a visitor', visitor, false],
  ] as const)('%s', async (_, reader, reads) => {
    const context = world.context(reader);
    const answers = await Promise.all([
      readLedger(context, ledger),
      listLedgerEntries(context, ledger, { limit: 5 }),
      getTrialBalance(context, ledger),
      getAccountStatement(context, ledger, { account: 'assets' }),
    ]);
    for (const answer of answers) expect(answer.ok ? 'ok' : answer.error.kind).toBe(reads ? 'ok' : 'ledger-not-found');
  });
  it('a ledger that is none looks like one that is hidden', async () =>
    expect(await readLedger(world.context(secretariat), world.newId())).toMatchObject({ error: { kind: 'ledger-not-found' } }));
});

describe('balances', () => {
  it('are of each account by itself, or of a branch; a neighbour with a longer name is outside', async () => {
    expect(await balancesOf(world.db, ledger)).toEqual([
      { account: 'assets:bank', currency: 'CNY', amount: 30_000n },
      { account: 'liabilities:party:team', currency: 'CNY', amount: -18_000n },
      { account: 'liabilities:party:unit', currency: 'CNY', amount: -12_000n },
    ]);
    expect((await balancesOf(world.db, ledger, 'liabilities:party')).length).toBe(2);
    const branch = await balancesOf(world.db, random, 'assets:bank');
    expect(new Set(branch.map(({ account }) => account))).toEqual(new Set(['assets:bank', 'assets:bank:icbc']));
  });
  it('until a day leave out what counts later', async () => {
    const until = async (on: string) => (await trialBalance(world.db, ledger, on)).balances.map(({ amount }) => amount);
    expect(await until('2026-02-09')).toEqual([10_000n, -6_000n, -4_000n]);
    expect(await until('2026-03-10')).toEqual([40_000n, -24_000n, -16_000n]);
    expect(await until('2025-12-31')).toEqual([]);
  });
  it('hold sums that no bigint holds', async () => {
    const id = await world.open();
    const huge = Array.from({ length: 12 }, (_, n) =>
      aDraft(`huge:${n}`, {
        postings: [
          { account: 'assets:bank', currency: 'CNY', amount: 10n ** 18n },
          { account: 'income:licences', currency: 'CNY', amount: -(10n ** 18n) },
        ],
      }),
    );
    must(await world.at((context) => recordEntries(context, id, huge)));
    expect((await balancesOf(world.db, id)).map(({ amount }) => amount)).toEqual([12n * 10n ** 18n, -12n * 10n ** 18n]);
  });
});

describe('a statement', () => {
  it('opens with what was before, runs, and closes', async () => {
    const [statement, ...others] = await statementOf(world.db, ledger, 'liabilities', '2026-02-01', '2026-02-28');
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ currency: 'CNY', opening: -10_000n, closing: -30_000n });
    expect(statement!.lines.map(({ entry, account, balance }) => [entry.key, account, balance])).toEqual([
      ['day:1', 'liabilities:party:team', -16_000n],
      ['day:1', 'liabilities:party:unit', -20_000n],
      ['day:2', 'liabilities:party:team', -26_000n],
      ['day:2', 'liabilities:party:unit', -30_000n],
    ]);
  });
  it('of any branch and days closes where the balances of its last day stand', async () => {
    const days = fc.sample(fc.tuple(fc.constantFrom('assets', 'assets:bank', 'liabilities:party', 'income:licences'), fc.nat(600), fc.nat(200)), {
      numRuns: 12,
      seed: 3,
    });
    for (const [account, start, length] of days) {
      const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
      const [from, to] = [day(start), day(start + length)];
      const stands = new Map<string, bigint>();
      for (const { account: each, currency, amount } of (await trialBalance(world.db, random, to)).balances)
        if (each === account || each.startsWith(`${account}:`)) stands.set(currency, (stands.get(currency) ?? 0n) + amount);
      for (const { currency, opening, lines, closing } of await statementOf(world.db, random, account, from, to)) {
        expect(closing).toBe(opening + lines.reduce((sum, line) => sum + line.amount, 0n));
        expect([account, from, to, currency, closing]).toEqual([account, from, to, currency, stands.get(currency)]);
        expect(lines.every(({ entry }) => entry.effectiveOn >= from && entry.effectiveOn <= to)).toBe(true);
      }
    }
  });
  it('is asked for as it can be answered', async () => {
    const ask = (id: string, query: Parameters<typeof getAccountStatement>[2]) => getAccountStatement(world.context(), id, query);
    expect(await ask(ledger, { account: 'equity' })).toMatchObject({ error: { kind: 'account-not-found' } });
    expect(await ask(ledger, { account: 'assets', from: '2026-02-01', to: '2026-01-01' })).toMatchObject({ error: { kind: 'range-reversed', field: 'to' } });
    expect(await ask(random, { account: 'assets' })).toMatchObject({ error: { kind: 'account-statement-too-long', details: { max: maxStatementLines } } });
    expect((await ask(random, { account: 'assets', from: '2026-03-01', to: '2026-03-31' })).ok).toBe(true);
  });
});

describe('lists', () => {
  it('say which entries were taken back, and end', async () => {
    const first = must(await listLedgerEntries(world.context(), ledger, { limit: 3 }));
    expect(first.items.map(({ key }) => key)).toEqual(['back', 'day:3', 'day:2']);
    expect(first.items[1]!.reversedBy).toBe(first.items[0]!.id);
    const rest = must(await listLedgerEntries(world.context(), ledger, { limit: 3, after: first.next! }));
    expect([rest.items.map(({ key }) => key), rest.next]).toEqual([['day:1', 'day:0'], null]);
    expect(await listLedgerEntries(world.context(), ledger, { limit: 3, after: 'x' })).toMatchObject({ error: { kind: 'malformed-cursor' } });
  });
});

const hledgerMissing = spawnSync('hledger', ['--version']).status === 0 ? '' : 'no hledger';
describe('an export', () => {
  it('holds every account, entry and balance', async () => {
    const given = await exportLedger(world.db, ledger);
    expect(given).toMatchObject({ format: 'tongtu-ledger/1', ledger: { id: ledger, organizationId: own, name: { zh: '示例账簿', en: 'Example ledger' } } });
    expect(given.entries.map(({ key }) => key)).toEqual(['day:0', 'day:1', 'day:2', 'day:3', 'back']);
    expect(given.entries[0]).toMatchObject({
      effectiveOn: '2026-01-10',
      bookedAt: '2026-01-15T01:00:00.000Z',
      reverses: null,
      about: { event: 0 },
      postings: [
        { account: 'assets:bank', currency: 'CNY', amount: '100.00' },
        { account: 'liabilities:party:team', currency: 'CNY', amount: '-60.00' },
        { account: 'liabilities:party:unit', currency: 'CNY', amount: '-40.00' },
      ],
    });
    expect(given.entries[4]!.reverses).toBe(given.entries[3]!.id);
    expect(given.balances).toContainEqual({ account: 'assets:bank', currency: 'CNY', amount: '300.00' });
    expect(given.accounts).toContainEqual({ account: 'assets:bank', name: { zh: '银行存款' } });
  });
  it('leaves as a download, in each format the same as the export in memory', async () => {
    const handle = ledgerHttp.find(({ route }) => route.name === 'downloadLedger')!.handle;
    const download = async (format: (typeof downloadFormats)[number]): Promise<string> => {
      const answer = must(await handle(world.context(), { params: { ledgerId: random }, query: { format }, body: undefined, upload: undefined } as never));
      if (!(answer instanceof RawAnswer)) throw new Error('no file');
      expect(answer.headers['content-disposition']).toContain(`ledger-${random}.`);
      return (await Array.fromAsync(answer.body as Readable)).join('');
    };
    const given = await exportLedger(world.db, random);
    expect(given.entries.length).toBeGreaterThan(2000);
    expect(JSON.parse(await download('json'))).toEqual(given);
    expect(await download('csv')).toBe(ledgerCsv(given));
    expect(await download('hledger')).toBe(hledgerJournal(given));
    await expect.poll(() => world.pool.idleCount === world.pool.totalCount).toBe(true);
  });
  it('whose reader goes away in the middle gives its connection back', async () => {
    const handle = ledgerHttp.find(({ route }) => route.name === 'downloadLedger')!.handle;
    for (let n = 0; n < 12; n += 1) {
      const answer = must(
        await handle(world.context(), { params: { ledgerId: random }, query: { format: 'json' }, body: undefined, upload: undefined } as never),
      );
      const body = (answer as RawAnswer).body as Readable;
      body.on('error', () => {});
      body.destroy();
    }
    await expect.poll(async () => (await world.pool.query('select 1'), world.pool.idleCount === world.pool.totalCount)).toBe(true);
  });
  it.skipIf(hledgerMissing !== '')(
    `is a journal that hledger finds in order, with our balances${hledgerMissing === '' ? '' : `; skipped: ${hledgerMissing}`}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tongtu-hledger-'));
      try {
        const given = await exportLedger(world.db, random);
        const file = join(folder, 'ledger.journal');
        writeFileSync(file, hledgerJournal(given));
        const run = (...asked: string[]): string =>
          execFileSync('hledger', ['-f', file, ...asked], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
        expect(run('check', '--strict')).toBe('');
        const theirs = run('balance', '--flat', '--no-total', '--layout', 'bare', '-O', 'csv').trim().split('\n').slice(1);
        const ours = given.balances
          .filter(({ amount }) => !/^[0.]+$/.test(amount))
          .map(({ account, currency, amount }) => `"${account}","${currency}","${amount}"`);
        expect(theirs.toSorted()).toEqual(ours.toSorted());
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

it('what a use-case answers has the shape that the contract promises', async () => {
  const served = new Map(ledgerHttp.map(({ route, handle }) => [route.name, handle]));
  const ask = async (name: string, query: object) =>
    must(await served.get(name)!(world.context(), { params: { ledgerId: ledger }, query, body: undefined, upload: undefined } as never));
  const trial = trialRoute.response.parse(await ask('getTrialBalance', {}));
  expect(trial.sums).toEqual([{ currency: 'CNY', amount: '0' }]);
  expect(trial.accounts.find(({ account }) => account === 'liabilities')).toMatchObject({ own: [], total: [{ currency: 'CNY', amount: '-30000' }] });
  const statement = statementRoute.response.parse(await ask('getAccountStatement', { account: 'assets' }));
  expect(statement.currencies[0]).toMatchObject({ opening: '0', closing: '30000' });
});

it('a repeat within one transaction finds what that transaction booked', async () => {
  const answer = await world.at(async (context) => {
    const first = must(await recordEntry(context, ledger, aDraft('within', { effectiveOn: '2020-01-01' })));
    const again = must(await recordEntry(context, ledger, aDraft('within', { effectiveOn: '2020-01-01' })));
    expect(again).toEqual({ entryId: first.entryId, repeated: true });
    return { ok: false, error: { kind: 'rolled-back' } };
  });
  expect(answer.ok).toBe(false);
  expect((await exportLedger(world.db, ledger)).entries.map(({ key }) => key)).not.toContain('within');
});
