/** A ledger as a file: each format holds the same figures, and hledger, which knows nothing of us, adds them up alike. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf } from '../domain/account.ts';
import type { EntryDraft } from '../domain/entry.ts';
import { amountText, exportEntry, exportFormat, type LedgerExport } from '../domain/ledger-export.ts';
import { accounts, aDraft } from '../tests/random-entries.ts';
import { ledgerCsv } from './csv.ts';
import { hledgerJournal } from './hledger.ts';
import { jsonWriter } from './json.ts';
import { writeLedger } from './writer.ts';

const exportOf = (drafts: readonly EntryDraft[]): LedgerExport => {
  const sums = new Map<string, bigint>();
  for (const { account, currency, amount } of drafts.flatMap(({ postings }) => postings))
    sums.set(`${account} ${currency}`, (sums.get(`${account} ${currency}`) ?? 0n) + amount);
  const tree = [...new Set(accounts.flatMap((account) => [...ancestorsOf(account), account]))].sort();
  return {
    format: exportFormat,
    ledger: {
      id: '01900000-0000-7000-8000-000000000001',
      organizationId: '01900000-0000-7000-8000-000000000002',
      name: { zh: '项目账簿', en: 'Project: books' },
    },
    accounts: tree.map((account) => ({ account, name: account === 'assets:bank' ? { zh: '银行存款', en: 'type: X' } : {} })),
    entries: drafts.map((draft, n) =>
      exportEntry({
        ...draft,
        about: draft.about ?? {},
        id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
        ledgerId: '01900000-0000-7000-8000-000000000001',
        bookedAt: new Date('2026-11-02T03:04:05.006Z'),
        bookedBy: null,
        reverses: null,
      }),
    ),
    balances: [...sums].sort().map(([key, amount]) => {
      const [account = '', currency = ''] = key.split(' ');
      return { account, currency, amount: amountText(amount, currency) };
    }),
  };
};
const fee: EntryDraft = {
  key: 'event:1, first',
  kind: 'income',
  reference: '(许可费); 2026',
  effectiveOn: '2026-11-01',
  about: { clause: 2 },
  postings: [
    { account: 'assets:bank', currency: 'CNY', amount: 123_456n },
    { account: 'income:licences', currency: 'CNY', amount: -123_456n },
    { account: 'assets:bank', currency: 'JPY', amount: 7n },
    { account: 'income:licences', currency: 'JPY', amount: -7n },
  ],
};
const vector = JSON.parse(readFileSync(new URL('../../../tests/vectors/ledger-export.json', import.meta.url), 'utf8')) as {
  readonly export: LedgerExport;
  readonly journal: readonly string[];
};
const many = (seed: number): LedgerExport => exportOf(fc.sample(aDraft(100_000), { numRuns: 200, seed }));

describe('JSON', () => {
  it('is the export, byte for byte the same value', () => {
    for (const given of [vector.export, exportOf([]), exportOf([fee]), many(1)]) expect(JSON.parse(writeLedger(jsonWriter, given))).toEqual(given);
  });
});

describe('CSV', () => {
  it('has a line for each posting and keeps a text from being run as a formula', () => {
    const given = exportOf([fee, { ...fee, key: '=cmd()', reference: '＋1' }]);
    const rows = parse(ledgerCsv(given), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.length).toBe(8);
    expect(rows[0]).toMatchObject({ key: 'event:1, first', line: '1', account: 'assets:bank', currency: 'CNY', amount: '1234.56', effectiveOn: '2026-11-01' });
    expect(rows[1]!['amount']).toBe('-1234.56');
    expect(rows[4]).toMatchObject({ key: "'=cmd()", reference: "'＋1" });
  });
  it('sums to the balances', () => {
    const given = many(2);
    const rows = parse(ledgerCsv(given), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map(({ account, currency, amount }) => ({ account, currency, amount }))).toEqual(given.entries.flatMap(({ postings }) => postings));
  });
});

describe('a journal', () => {
  it('declares what it uses and says when each entry counts and when it was booked: as in the vector', () =>
    expect(hledgerJournal(vector.export).split('\n')).toEqual(vector.journal));
  it('takes no mark of a text for its own', () => {
    const journal = hledgerJournal(exportOf([fee]));
    expect(journal).toContain('account assets:bank  ; 银行存款 / type： X\n');
    expect(journal).toContain('2026-11-01=2026-11-02 * (income) (许可费)； 2026\n');
    expect(journal).toContain('    ; key:event:1%2C%20first\n');
  });
});

const hledgerMissing = spawnSync('hledger', ['--version']).status === 0 ? '' : 'no hledger';
const strict = process.env['STRICT'] === '1';

it.skipIf(hledgerMissing !== '' && !strict)(`hledger is there${hledgerMissing === '' ? '' : `; skipped: ${hledgerMissing}`}`, () =>
  expect(hledgerMissing).toBe(''),
);

describe.skipIf(hledgerMissing !== '')(`hledger${hledgerMissing === '' ? '' : `; skipped: ${hledgerMissing}`}`, () => {
  const hledger = (journal: string, ...asked: string[]): string => {
    const folder = mkdtempSync(join(tmpdir(), 'tongtu-hledger-'));
    try {
      const file = join(folder, 'ledger.journal');
      writeFileSync(file, journal);
      return execFileSync('hledger', ['-f', file, ...asked], { encoding: 'utf8', env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' }, stdio: 'pipe' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  /** `account currency` → decimal text, from hledger's own reckoning. */
  const balances = (journal: string): Map<string, string> => {
    const rows = parse(hledger(journal, 'balance', '--flat', '--no-total', '--layout', 'bare', '-O', 'csv'), { columns: true }) as Record<string, string>[];
    return new Map(rows.map((row) => [`${row['account']} ${row['commodity']}`, row['balance']!]));
  };
  const strictly = ['check', '--strict', 'accounts', 'commodities', 'balancednoautoconversion', 'parseable'];

  it('finds nothing wrong and comes to the same balances', { timeout: 60_000 }, () => {
    for (const given of [vector.export, exportOf([fee]), many(3), many(4)]) {
      const journal = hledgerJournal(given);
      expect(hledger(journal, ...strictly)).toBe('');
      const theirs = balances(journal);
      const ours = new Map(
        given.balances.filter(({ amount }) => !/^[0.]+$/.test(amount)).map(({ account, currency, amount }) => [`${account} ${currency}`, amount]),
      );
      expect(ours.size).toBeGreaterThan(1);
      expect([...theirs].sort()).toEqual([...ours].sort());
    }
  });
  it('reads keys, days and references back as they were', () => {
    const journal = hledgerJournal(exportOf([fee]));
    expect(hledger(journal, 'tags', 'entry', '--values').trim()).toBe('01900000-0000-7000-8000-000000000000');
    expect(decodeURIComponent(hledger(journal, 'tags', '^key$', '--values').trim())).toBe(fee.key);
    expect(hledger(journal, 'descriptions').trim()).toBe('(许可费)； 2026');
    expect(hledger(journal, 'print', '--date2', '-p', '2026-11-02')).toContain('1234.56 CNY');
  });
  it('notices an amount that was changed', () => {
    const journal = hledgerJournal(exportOf([fee])).replace('-1234.56', '-1234.55');
    expect(() => hledger(journal, ...strictly)).toThrow(/could not balance|unbalanced/);
  });
  it('notices an account that was not declared', () => {
    const journal = hledgerJournal(exportOf([fee])).replace('account income:licences\n', '');
    expect(() => hledger(journal, ...strictly)).toThrow(/undeclared account/i);
  });
});
