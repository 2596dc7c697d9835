/** Booking: once a key, whole or not at all, and never changed; asked of the use-cases and of the database behind their back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { balancesOf } from '../store/balances.ts';
import { entriesOf, entryById } from '../store/entries.ts';
import { openAccounts, openLedger } from '../use-cases/open-ledger.ts';
import { recordEntries, recordEntry } from '../use-cases/record-entries.ts';
import { reverseEntry } from '../use-cases/reverse-entry.ts';
import { broken } from './invariants.ts';
import { aDraft, makeWorld, own, person, stranger, type World } from './world.ts';

let world: World;
let ledger: string;
beforeAll(async () => {
  world = await makeWorld();
  ledger = await world.open();
});
afterAll(() => world.close());
const count = async (id: string, key?: string): Promise<number> =>
  Number(
    (await world.pool.query<{ count: bigint }>('select count(*) from entries where ledger_id = $1 and ($2::text is null or key = $2)', [id, key ?? null]))
      .rows[0]!.count,
  );

describe('a ledger', () => {
  it('is opened once, with parents that nobody named; a name fills one that was empty', async () => {
    const id = world.newId();
    const given = { id, organizationId: own, name: { zh: '一' }, readers: [], accounts: [{ account: 'assets:bank:icbc', name: { zh: '工行' } }] };
    must(await world.at((context) => openLedger(context, given)));
    const again = must(await world.at((context) => openLedger(context, { ...given, name: { zh: '二' } })));
    expect(again.name).toEqual({ zh: '一' });
    const named = async () => (await world.pool.query('select account, parent, name from ledger_accounts where ledger_id = $1 order by account', [id])).rows;
    expect(await named()).toEqual([
      { account: 'assets', parent: null, name: {} },
      { account: 'assets:bank', parent: 'assets', name: {} },
      { account: 'assets:bank:icbc', parent: 'assets:bank', name: { zh: '工行' } },
    ]);
    must(
      await world.at((context) =>
        openAccounts(context, id, [
          { account: 'assets:bank', name: { zh: '银行' } },
          { account: 'assets:bank:icbc', name: { zh: '别名' } },
        ]),
      ),
    );
    expect((await named()).map((row) => row.name)).toEqual([{}, { zh: '银行' }, { zh: '工行' }]);
  });
  it('of another organization is none of yours', async () =>
    expect(
      await world.at((context) => openLedger(context, { id: ledger, organizationId: stranger, name: { zh: 'x' }, readers: [], accounts: [] })),
    ).toMatchObject({
      error: { kind: 'ledger-exists' },
    }));
  it('takes no account that is none', async () => {
    expect(await world.at((context) => openAccounts(context, ledger, [{ account: 'bank', name: {} }]))).toMatchObject({
      error: { kind: 'account-malformed', details: { account: 'bank' } },
    });
    expect(await world.at((context) => openAccounts(context, world.newId(), []))).toMatchObject({ error: { kind: 'ledger-not-found' } });
  });
});

describe('one entry', () => {
  it('is stored as it was given', async () => {
    const draft = aDraft('whole', { about: { clause: 2, party: '团队' } });
    const { entryId, repeated } = must(await world.at((context) => recordEntry(context, ledger, draft)));
    expect(repeated).toBe(false);
    expect(await entryById(world.db, ledger, entryId)).toMatchObject({ ...draft, id: entryId, bookedBy: person, reverses: null });
  });
  it('again is the same entry; other content under its key is refused', async () => {
    const first = must(await world.at((context) => recordEntry(context, ledger, aDraft('again'))));
    expect(await world.at((context) => recordEntry(context, ledger, aDraft('again')))).toEqual({ ok: true, value: { entryId: first.entryId, repeated: true } });
    for (const changed of [
      { effectiveOn: '2026-11-02' },
      { reference: 'x' },
      { kind: 'payment' },
      { about: { a: 1 } },
      { postings: aDraft('x').postings.toReversed() },
    ])
      expect(await world.at((context) => recordEntry(context, ledger, aDraft('again', changed)))).toMatchObject({
        error: { kind: 'entry-key-reused', details: { key: 'again' } },
      });
    expect(await count(ledger, 'again')).toBe(1);
  });
  it('the same key in another ledger is another entry', async () => {
    const other = await world.open();
    must(await world.at((context) => recordEntry(context, ledger, aDraft('two ledgers'))));
    expect(must(await world.at((context) => recordEntry(context, other, aDraft('two ledgers', { kind: 'payment' })))).repeated).toBe(false);
  });
  it('twenty at once with one key make one entry', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.at((context) => recordEntry(context, ledger, aDraft('at once')))));
    const ids = answers.map((answer) => must(answer));
    expect(new Set(ids.map(({ entryId }) => entryId)).size).toBe(1);
    expect(ids.filter(({ repeated }) => !repeated).length).toBe(1);
    expect(await count(ledger, 'at once')).toBe(1);
  });
  it('twenty at once with one key and different content make one, and nineteen hear so', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => world.at((context) => recordEntry(context, ledger, aDraft('quarrel', { reference: `${n}` })))),
    );
    expect(answers.filter((answer) => answer.ok).length).toBe(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.kind]))).toEqual(Array.from({ length: 19 }, () => 'entry-key-reused'));
  });
  it('is not booked on an account or in a ledger that was never opened', async () => {
    const draft = aDraft('nowhere', {
      postings: [
        { account: 'equity:none', currency: 'CNY', amount: 1n },
        { account: 'assets:bank', currency: 'CNY', amount: -1n },
      ],
    });
    expect(await world.at((context) => recordEntry(context, ledger, draft))).toMatchObject({
      error: { kind: 'account-not-opened', details: { accounts: ['equity:none', 'assets:bank'] } },
    });
    expect(await world.at((context) => recordEntry(context, world.newId(), aDraft('nowhere')))).toMatchObject({ error: { kind: 'account-not-opened' } });
    expect(await count(ledger, 'nowhere')).toBe(0);
  });
  it('that does not balance is refused before the database sees it', async () =>
    expect(await world.at((context) => recordEntry(context, ledger, aDraft('off', { postings: aDraft('x').postings.slice(1) })))).toMatchObject({
      error: { kind: 'entry-unbalanced' },
    }));
});

describe('many entries', () => {
  it('answers in the order of the drafts, whatever was booked before', async () => {
    const known = must(await world.at((context) => recordEntry(context, ledger, aDraft('many:3')))).entryId;
    const drafts = [5, 3, 1, 5].map((n) => aDraft(`many:${n}`));
    const { entryIds, repeated } = must(await world.at((context) => recordEntries(context, ledger, drafts)));
    expect([entryIds[1], entryIds[0] === entryIds[3], repeated]).toEqual([known, true, 2]);
    const keys = await Promise.all(entryIds.map(async (id) => (await entryById(world.db, ledger, id))!.key));
    expect(keys).toEqual(['many:5', 'many:3', 'many:1', 'many:5']);
  });
  it('all or none: a changed repeat anywhere keeps the others out, and a wrong draft says which it is', async () => {
    must(await world.at((context) => recordEntry(context, ledger, aDraft('all:2'))));
    const drafts = [1, 2, 3].map((n) => aDraft(`all:${n}`, { reference: 'changed' }));
    expect(await world.at((context) => recordEntries(context, ledger, drafts))).toMatchObject({
      error: { kind: 'entry-key-reused', details: { key: 'all:2' } },
    });
    expect(await count(ledger, 'all:1')).toBe(0);
    const wrong = [aDraft('wrong:1'), aDraft('wrong:2', { effectiveOn: 'yesterday' })];
    expect(await world.at((context) => recordEntries(context, ledger, wrong))).toMatchObject({ error: { kind: 'entry-malformed', field: '1.effectiveOn' } });
    const twice = [aDraft('twice'), aDraft('twice', { reference: 'other' })];
    expect(await world.at((context) => recordEntries(context, ledger, twice))).toMatchObject({ error: { kind: 'entry-key-reused' } });
  });
  it('more than one statement holds, and lists that meet neither double nor hang', async () => {
    const id = await world.open();
    const list = (keys: readonly number[]) => keys.map((n) => aDraft(`list:${n}`));
    const up = Array.from({ length: 2500 }, (_, n) => n);
    const answers = await Promise.all([up, up.toReversed(), up.slice(1000)].map((keys) => world.at((context) => recordEntries(context, id, list(keys)))));
    expect(answers.map((answer) => must(answer).repeated).reduce((sum, each) => sum + each)).toBe(2500 + 1500);
    expect(await count(id)).toBe(2500);
    expect((await balancesOf(world.db, id, 'assets')).map(({ amount }) => amount)).toEqual([25_000_000n]);
  });
  it('none is nothing', async () =>
    expect(await world.at((context) => recordEntries(context, ledger, []))).toEqual({ ok: true, value: { entryIds: [], repeated: 0 } }));
  it('texts with every mark that an array could stumble over stay as they are', async () => {
    const odd = ['{a,b}', '"quoted"', 'back\\slash', "it's", 'NULL', '', '中文；“引号”'];
    const drafts = odd.map((reference, n) => aDraft(`odd:${n}:${reference}`, { reference, about: { note: reference } }));
    const { entryIds } = must(await world.at((context) => recordEntries(context, ledger, drafts)));
    const read = await Promise.all(entryIds.map((id) => entryById(world.db, ledger, id)));
    expect(read.map((entry) => [entry!.key, entry!.reference, entry!.about])).toEqual(drafts.map(({ key, reference, about }) => [key, reference, about]));
    for (const draft of drafts) expect(must(await world.at((context) => recordEntry(context, ledger, draft))).repeated).toBe(true);
  });
});

describe('a reversal', () => {
  const back = (key: string) => ({ key, effectiveOn: '2026-12-01', reference: '更正' });
  it('brings the balances back, once, and says whom it takes back', async () => {
    const id = await world.open();
    const { entryId } = must(await world.at((context) => recordEntry(context, id, aDraft('first', { about: { event: 'e1' } }))));
    const reversal = must(await world.at((context) => reverseEntry(context, id, entryId, back('back'))));
    expect((await balancesOf(world.db, id)).map(({ amount }) => amount)).toEqual([0n, 0n, 0n]);
    expect(await entryById(world.db, id, reversal.entryId)).toMatchObject({
      kind: 'reversal',
      reverses: entryId,
      about: { event: 'e1' },
      effectiveOn: '2026-12-01',
    });
    expect(must(await world.at((context) => reverseEntry(context, id, entryId, back('back'))))).toEqual({ entryId: reversal.entryId, repeated: true });
    expect(await world.at((context) => reverseEntry(context, id, entryId, back('other')))).toMatchObject({ error: { kind: 'entry-already-reversed' } });
    expect(await world.at((context) => reverseEntry(context, id, reversal.entryId, back('more')))).toMatchObject({ error: { kind: 'entry-is-reversal' } });
    expect(await world.at((context) => reverseEntry(context, id, world.newId(), back('more')))).toMatchObject({ error: { kind: 'entry-not-found' } });
    expect(await world.at((context) => reverseEntry(context, ledger, entryId, back('more')))).toMatchObject({ error: { kind: 'entry-not-found' } });
  });
  it('ten at once under different keys: one', async () => {
    const { entryId } = must(await world.at((context) => recordEntry(context, ledger, aDraft('contested'))));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => world.at((context) => reverseEntry(context, ledger, entryId, back(`contested:${n}`)))),
    );
    expect(answers.filter((answer) => answer.ok).length).toBe(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.kind])))).toEqual(new Set(['entry-already-reversed']));
  });
});

describe('behind the back of the use-cases', () => {
  /** Runs statements in one transaction of the application's own role; the SQLSTATE of what is refused, and where. */
  const attempt = async (...statements: readonly [string, ...unknown[]][]): Promise<{ at: string; code: string } | 'committed'> => {
    const client = await world.pool.connect();
    let at = '';
    try {
      await client.query('begin');
      for (const [text, ...values] of statements) {
        at = text.trim().split(/\s+/, 3).join(' ');
        await client.query(text, values);
      }
      at = 'commit';
      await client.query('commit');
      return 'committed';
    } catch (error) {
      await client.query('rollback');
      return { at, code: String((error as { code?: unknown }).code) };
    } finally {
      client.release();
    }
  };
  const entry = (id: string, lines: number): [string, ...unknown[]] => [
    `insert into entries (ledger_id, entry_id, key, content_hash, kind, reference, effective_on, booked_at, about, lines)
     values ($1, $2, $3, '', 'x', '', '2026-01-01', now(), '{}', $4)`,
    ledger,
    id,
    `raw:${id}`,
    lines,
  ];
  const posting = (id: string, line: number, lines: number, amount: number, currency = 'CNY'): [string, ...unknown[]] => [
    `insert into postings (ledger_id, entry_id, line, lines, account, currency, amount) values ($1, $2, $3, $4, 'assets:bank', $5, $6)`,
    ledger,
    id,
    line,
    lines,
    currency,
    amount,
  ];
  it('an entry that balances is committed', async () => {
    const id = world.newId();
    expect(await attempt(entry(id, 2), posting(id, 1, 2, 5), posting(id, 2, 2, -5))).toBe('committed');
  });
  it('one that does not is refused at commit', async () => {
    const id = world.newId();
    expect(await attempt(entry(id, 2), posting(id, 1, 2, 5), posting(id, 2, 2, -4))).toEqual({ at: 'commit', code: '23514' });
  });
  it('nor does it balance across currencies', async () => {
    const id = world.newId();
    expect(await attempt(entry(id, 2), posting(id, 1, 2, 5), posting(id, 2, 2, -5, 'USD'))).toEqual({ at: 'commit', code: '23514' });
    const four = world.newId();
    const lines = [posting(four, 1, 4, 5), posting(four, 2, 4, -5), posting(four, 3, 4, 7, 'USD'), posting(four, 4, 4, -7, 'USD')];
    expect(await attempt(entry(four, 4), ...lines)).toBe('committed');
  });
  it('one with lines that are missing is refused at commit, also with none', async () => {
    const [id, none] = [world.newId(), world.newId()];
    expect(await attempt(entry(id, 3), posting(id, 1, 3, 5), posting(id, 2, 3, -5))).toEqual({ at: 'commit', code: '23514' });
    expect(await attempt(entry(none, 2))).toEqual({ at: 'commit', code: '23514' });
  });
  it('a posting has a place in its entry, or none', async () => {
    const id = world.newId();
    expect(await attempt(entry(id, 2), posting(id, 3, 2, 5))).toMatchObject({ code: '23514', at: 'insert into postings' });
    expect(await attempt(entry(id, 2), posting(id, 1, 3, 5))).toMatchObject({ code: '23503', at: 'insert into postings' });
    expect(await attempt(posting(world.newId(), 1, 2, 5))).toMatchObject({ code: '23503' });
  });
  it('no posting is added to an entry that is committed, however it is numbered', async () => {
    const id = world.newId();
    expect(await attempt(entry(id, 2), posting(id, 1, 2, 5), posting(id, 2, 2, -5))).toBe('committed');
    expect(await attempt(posting(id, 1, 2, 5))).toMatchObject({ code: '23505' });
    expect(await attempt(posting(id, 3, 2, 5))).toMatchObject({ code: '23514' });
    expect(await attempt(posting(id, 3, 4, 5), posting(id, 4, 4, -5))).toMatchObject({ code: '23503' });
    expect(await attempt(entry(id, 4))).toMatchObject({ code: '23505' });
  });
  it('nothing is changed or removed, not even back to what it was', async () => {
    const id = world.newId();
    expect(await attempt(entry(id, 2), posting(id, 1, 2, 5), posting(id, 2, 2, -5))).toBe('committed');
    const where = `where ledger_id = '${ledger}' and entry_id = '${id}'`;
    for (const text of [
      `update postings set amount = amount ${where}`,
      `update entries set reference = 'x' ${where}`,
      `delete from postings ${where}`,
      `delete from entries ${where}`,
    ])
      expect([text, await attempt([text])]).toEqual([text, expect.objectContaining({ code: '55000' })]);
    for (const text of ['truncate entries, postings', 'alter table postings disable trigger postings_stand', 'drop trigger entries_balance on entries'])
      expect([text, await attempt([text])]).toEqual([text, expect.objectContaining({ code: '42501' })]);
  });
  it('nor by the owner of the tables, unless he takes the trigger off first', async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: world.ownerUrl });
    await client.connect();
    await expect(client.query('delete from postings')).rejects.toMatchObject({ code: '55000' });
    await expect(client.query('truncate entries, postings')).rejects.toMatchObject({ code: '55000' });
    await client.end();
  });
  it('an account stands below its parent, and a path is a path', async () => {
    const account = (path: string, parent: string | null) =>
      attempt(['insert into ledger_accounts (ledger_id, account, parent, name, created_at) values ($1, $2, $3, $4, now())', ledger, path, parent, '{}']);
    expect(await account('equity:a:b', 'equity')).toMatchObject({ code: '23514' });
    expect(await account('equity:a:b', 'equity:a')).toMatchObject({ code: '23503' });
    expect(await account('cash', null)).toMatchObject({ code: '23514' });
  });
});

it('a page of entries begins where the one before ended', async () => {
  const id = await world.open();
  const days = ['2026-01-03', '2026-01-01', '2026-01-02', '2026-01-02', '2026-01-02'];
  must(
    await world.at((context) =>
      recordEntries(
        context,
        id,
        days.map((effectiveOn, n) => aDraft(`page:${n}`, { effectiveOn })),
      ),
    ),
  );
  const keys: string[] = [];
  for (let after: { effectiveOn: string; id: string } | undefined; ;) {
    const page = await entriesOf(world.db, id, { limit: 2, after });
    keys.push(...page.map(({ key }) => key));
    if (page.length < 2) break;
    after = page.at(-1);
  }
  expect(keys).toEqual(['page:0', 'page:4', 'page:3', 'page:2', 'page:1']);
  expect((await entriesOf(world.db, id, { limit: 9, from: '2026-01-02', to: '2026-01-02' })).length).toBe(3);
  expect((await entriesOf(world.db, id, { limit: 9, account: 'liabilities' })).length).toBe(5);
  expect(await entriesOf(world.db, id, { limit: 9, account: 'assets:bank:icbc' })).toEqual([]);
});

it('after all of this the books are in order', async () => expect(await broken(world.pool)).toEqual([]));
