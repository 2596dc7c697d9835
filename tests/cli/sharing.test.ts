/** `tongtu sharing …` end to end, on files alone: the worked cases of the semantics, what is wrong, and nothing of a house in sight. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { loadLocales } from '@tongtu/platform/i18n';
import { sharingCommands } from '../../apps/cli/commands/sharing.ts';
import { performAlone } from '../../apps/cli/perform-alone.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongtu-sharing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const file = (text: string): string => {
  const path = join(folder, `${(files += 1)}`);
  writeFileSync(path, text);
  return path;
};
type Run = { readonly code: number | null; readonly out: string; readonly err: string };
const locales = loadLocales();
/** As `main.ts` runs it, in this process. */
const tongtu = async (word: string, ...args: readonly string[]): Promise<Run> => {
  const command = sharingCommands.find(({ words }) => words[1] === word)!;
  const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, ...command.options }, allowPositionals: true });
  let [out, err] = ['', ''];
  const code = await performAlone(command, {
    operands: positionals,
    options: values as Readonly<Record<string, string | boolean | undefined>>,
    locales,
    print: (line) => void (out += `${line}\n`),
    tell: (line) => void (err += `${line}\n`),
  });
  return { code, out, err };
};
/** A process of its own, with a setting that would stop the house and a database that is not there. */
const spawned = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const env = { ...process.env, PORT: 'eight', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', NO_COLOR: '1' };
    const child = spawn(process.execPath, [join(houseRoot, 'apps/cli/main.ts'), 'sharing', ...args], { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
    child.once('close', (code) => resolve({ code, out, err }));
  });
const linesOf = ({ out }: Run): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

type Tree = Readonly<Record<string, unknown>>;
const frame = {
  version: 1,
  title: { zh: '示例' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university', region: 'CN' },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers' },
  ],
  base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
};
const split = (shares: object): Tree => ({ ...frame, steps: [{ kind: 'split', shares }] });
const planFile = (tree: Tree): string => file(JSON.stringify(tree));
const eventFile = (...events: readonly object[]): string =>
  file(events.map((event, i) => JSON.stringify({ id: `e${i + 1}`, on: '2026-12-01', ...event })).join('\n'));
const income = (amount: string): object => ({ kind: 'income', amount });
const cost = (amount: string, category: string): object => ({ kind: 'cost', amount, category });

const checked = async (tree: Tree): Promise<{ code: number | null; verdict: unknown; floor: Tree | undefined }> => {
  const run = await tongtu('check', planFile(tree), '--json');
  const [report] = linesOf(run) as [{ verdict: string; findings: Tree[] }];
  return { code: run.code, verdict: report.verdict, floor: report.findings.find(({ rule }) => rule === 'L1' || rule === 'L2') };
};
const settled = async (tree: Tree, events: string, ...more: readonly string[]): Promise<Record<string, unknown>[]> => {
  const run = await tongtu('settle', planFile(tree), events, '--json', ...more);
  expect(run.code, run.err).toBe(0);
  return linesOf(run);
};

const waterfall: Tree = {
  ...frame,
  parties: [...frame.parties, { id: 'pilot', role: 'facility' }, { id: 'fund', role: 'investor' }, { id: 'tto', role: 'tto' }],
  base: { kind: 'gross' },
  steps: [
    { kind: 'recoup', party: 'pilot', upTo: '1500000.00', rate: '100%' },
    { kind: 'split', upTo: '10000000.00', shares: { team: '60%', unit: '30%', fund: '8%', tto: '2%' } },
    { kind: 'split', shares: { team: '50%', unit: '40%', fund: '8%', tto: '2%' } },
  ],
  rounding: { ties: ['team', 'unit', 'fund', 'tto', 'pilot'] },
};

describe('the worked cases', () => {
  const half = split({ team: '50%', unit: '50%' });
  const fifth = split({ team: '20%', unit: '80%' });
  it('1 · the national floor', async () => {
    expect(await checked(half)).toMatchObject({ code: 0, verdict: 'lawful', floor: { holds: 'always' } });
    expect(await checked(fifth)).toMatchObject({
      code: 1,
      verdict: 'violation',
      floor: { holds: 'never', severity: 'violation', counterexample: { income: '0.02', paid: '0.00', required: '0.01' } },
    });
    const enterprise = { ...fifth, unit: { entityType: 'private-enterprise', region: 'CN', publishedRule: true } };
    expect(await checked(enterprise)).toMatchObject({ code: 0, verdict: 'lawful' });
    const events = eventFile(cost('45678.90', 'upkeep'), cost('54321.10', 'direct-costs'), income('3000000.00'));
    expect(await settled(half, events)).toMatchObject([
      { event: 'e1', distributable: '0.00' },
      { event: 'e2', distributable: '0.00' },
      { event: 'e3', distributable: '2900000.00', payouts: { team: '1450000.00', unit: '1450000.00' }, remainder: '0.00' },
      { totals: { team: '1450000.00', unit: '1450000.00' }, remainder: '0.00', highWater: '2900000.00', balance: '2900000.00' },
    ]);
    expect((await settled(enterprise, events)).at(-1)).toMatchObject({ totals: { team: '580000.00' } });
  });
  it('2 · thirds', async () => {
    const parties = ['a', 'b', 'c'].map((id) => ({ id, role: 'partner' }));
    const thirds = { ...split({ a: '1/3', b: '1/3', c: '1/3' }), parties, rounding: { ties: ['c'] } };
    expect(await settled(thirds, eventFile(income('100.00'), income('0.02')))).toEqual([
      { event: 'e1', distributable: '100.00', payouts: { a: '33.33', b: '33.33', c: '33.33' }, remainder: '0.01' },
      { event: 'e2', distributable: '0.02', payouts: { a: '0.01', b: '0.01', c: '0.01' }, remainder: '0.00' },
      { totals: { a: '33.34', b: '33.34', c: '33.34' }, remainder: '0.00', highWater: '100.02', balance: '100.02' },
    ]);
    expect(await settled(thirds, eventFile(income('100.00')), '--close')).toMatchObject([
      { event: 'e1' },
      { totals: { a: '33.33', b: '33.33', c: '33.34' }, remainder: '0.00', closing: { c: '0.01', a: '0.00', b: '0.00' } },
    ]);
  });
  it('3 · the waterfall', async () => {
    expect(await settled(waterfall, eventFile(income('12345678.90')))).toMatchObject([
      {
        payouts: { pilot: '1500000.00', team: '6422839.45', unit: '3338271.56', fund: '867654.31', tto: '216913.57' },
        remainder: '0.01',
      },
      { remainder: '0.01', balance: '12345678.90' },
    ]);
    expect(await checked(waterfall)).toMatchObject({
      code: 1,
      verdict: 'violation',
      floor: { holds: 'from', from: '9000000.00', worst: { income: '1500000.00', ratio: '0' } },
    });
  });
  it('4 · costs after income', async () => {
    const lines = await settled(half, eventFile(income('100.00'), cost('30.00', 'taxes'), income('20.00'), income('25.00'), cost('7.00', 'rd')));
    expect(lines.map(({ distributable, notDeductible }) => [distributable, notDeductible])).toEqual([
      ['100.00', undefined],
      ['0.00', undefined],
      ['0.00', undefined],
      ['15.00', undefined],
      ['0.00', true],
      [undefined, undefined],
    ]);
    expect(lines.at(-1)).toMatchObject({ highWater: '115.00', balance: '115.00' });
  });
  it('5 · Zhejiang', async () => {
    const zhejiang = (team: string, tto: string, main: string): Tree => ({
      ...frame,
      unit: { entityType: 'state-university', region: '330000' },
      parties: [...frame.parties, { id: 'tto', role: 'tto' }],
      steps: [{ kind: 'split', shares: { team, tto, unit: '30%' } }],
      pool: {
        party: 'team',
        members: [
          { id: 'm1', weight: main, main: true },
          { id: 'm2', weight: `${100 - Number(main.slice(0, -1))}%` },
        ],
      },
    });
    const lawful = zhejiang('66.5%', '3.5%', '75%');
    expect(await checked(lawful)).toMatchObject({ code: 0, floor: { holds: 'always' } });
    expect((await settled(lawful, eventFile(income('2900000.00')))).at(-1)).toMatchObject({
      totals: { team: '1928500.00', tto: '101500.00', unit: '870000.00' },
      members: { m1: '1446375.00', m2: '482125.00' },
    });
    expect((await checked(zhejiang('66.5%', '3.5%', '60%'))).code).toBe(1);
    expect((await checked(zhejiang('67%', '3%', '75%'))).verdict).not.toBe('lawful');
  });
});

describe('settling', () => {
  it('ignores what it knows, and says so', async () => {
    const event = { id: 'x', on: '2026-12-01', kind: 'income', amount: '1.00' };
    const twice = file(`${JSON.stringify(event)}\n\n${JSON.stringify(event)}\r\n`);
    expect(await settled(split({ team: '50%', unit: '50%' }), twice)).toMatchObject([
      { event: 'x', distributable: '1.00' },
      { event: 'x', distributable: '0.00', payouts: { team: '0.00', unit: '0.00' }, repeated: true },
      { balance: '1.00' },
    ]);
  });
  it('refunds lower nothing without a clawback, and what was paid with one', async () => {
    const events = eventFile(income('100.00'), { kind: 'refund', amount: '40.00' });
    const plan = split({ team: '50%', unit: '50%' });
    expect((await settled(plan, events))[1]).toMatchObject({ distributable: '0.00', payouts: { team: '0.00' } });
    expect((await settled({ ...plan, clawback: true }, events))[1]).toMatchObject({ distributable: '-40.00', payouts: { team: '-20.00' } });
  });
  it('allots whole shares at once', async () => {
    const equity = { shares: '10000001', allocation: { team: '50%', unit: '50%' } };
    const pool = {
      party: 'team',
      members: [
        { id: 'm1', weight: '1/3' },
        { id: 'm2', weight: '2/3' },
      ],
    };
    const plan = { ...frame, pathway: 'equity', base: undefined, equity, pool, rounding: { ties: ['unit'] } };
    expect(await settled(plan, file(''))).toEqual([
      { totals: { unit: '5000001', team: '5000000' }, members: { m1: '1666667', m2: '3333333' }, remainder: '0', highWater: '0.00', balance: '0.00' },
    ]);
  });
  it('shares yearly profits', async () => {
    const annualProfit = { party: 'team', rate: '5%', years: 2, from: 'production-start', startYear: 2027 };
    const plan = { ...frame, pathway: 'self-implementation', base: undefined, annualProfit };
    const year = (of: number, amount: string): object => ({ kind: 'operating-profit', year: of, amount });
    const lines = await settled(plan, eventFile(year(2026, '100.00'), year(2027, '1000.30'), year(2028, '-5.00')));
    expect(lines.map(({ distributable }) => distributable)).toEqual(['0.00', '50.01', '0.00', undefined]);
    expect(lines.at(-1)).toMatchObject({ totals: { team: '50.01' } });
  });
  it('names every wrong line, and settles nothing', async () => {
    const events = file(
      [
        '{"id":"a","on":"2026-12-01","kind":"income","amount":"1.00"}',
        '{"id":"a","on":"2026-12-01","kind":"income","amount":"2.00"}',
        '{"id":"b","on":"2026-10-31","kind":"income","amount":"1.005"}',
        'nonsense',
        '{"id":"c","on":"2026-12-01","kind":"cost","amount":"-1.00","category":"lunch"}',
        '{"id":"d","on":"2026-12-01","kind":"income","amount":"1.00","amount":"2.00"}',
      ].join('\n'),
    );
    const run = await tongtu('settle', planFile(split({ team: '50%', unit: '50%' })), events, '--json', '--language', 'en');
    const [{ errors }] = linesOf(run) as [{ errors: { line: number; path: string; kind: string; message: string }[] }];
    expect(run.code).toBe(2);
    expect(errors.map(({ line, path, kind }) => [line, path, kind])).toEqual([
      [2, 'id', 'event-id-reused'],
      [3, 'on', 'event-before-plan'],
      [3, 'amount', 'amount-too-precise'],
      [4, '', 'json-malformed'],
      [5, 'amount', 'amount-negative'],
      [5, 'category', 'word-unknown'],
      [6, 'amount', 'json-key-twice'],
    ]);
    expect(errors[1]!.message).toContain('2026-11-01');
    expect(run.err).toMatch(/^2 {2}id {2}This id belongs/);
  });
  it('is a table for people without --json', async () => {
    const run = await tongtu('settle', planFile(split({ team: '50%', unit: '50%' })), eventFile(income('100.01')), '--close');
    expect(run.out).toBe(
      'e1：参与分配 100.01；team 50.00，unit 50.00；结转尾差 0.01\n结清尾差：team 0.01，unit 0.00\n合计：unit 50.00，team 50.01；结转尾差 0.00；累计可分配 100.01，最高曾达 100.01\n'.replace(
        'team 50.00，unit 50.00',
        'unit 50.00，team 50.00',
      ),
    );
  });
});

describe('faces', () => {
  it('every face gives the same plan and the same verdict', async () => {
    const json = planFile(waterfall);
    const printed = async (language: string): Promise<string> => (await tongtu('print', json, '--as', 'text', '--language', language)).out;
    for (const language of ['zh', 'en']) {
      const text = file(await printed(language));
      expect(linesOf(await tongtu('print', text, '--as', 'json', '--json'))).toEqual(linesOf(await tongtu('print', json, '--as', 'json', '--json')));
      expect(await tongtu('check', text, '--json')).toEqual(await tongtu('check', json, '--json'));
    }
    expect(await printed('zh')).toContain('优先回收 pilot 至 1,500,000.00 元，每笔 100%');
  });
  it('clauses are prose', async () => {
    const { out } = await tongtu('print', planFile(waterfall), '--as', 'clauses', '--language', 'zh');
    expect(out).toMatch(/^第一条　适用范围\n/);
    expect(out).toContain('可分配收入首先全部支付给设施方，直至累计支付满 1,500,000.00 元。');
  });
  it('a verdict is said in sentences, with the article', async () => {
    const { out, code } = await tongtu('check', planFile(waterfall), '--language', 'zh');
    expect(code).toBe(1);
    expect(out).toMatch(/^违规：/);
    expect(out).toContain('《促进科技成果转化法》第四十五条');
    expect(out).not.toMatch(/\{\{|check\./);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a text', '分配方案 “甲”\n币钟 CNY\n', [['text-word-misspelt', '', 2, 1]]],
    ['an empty file', '', [['plan-text-empty', '', 1, 1]]],
    ['a megabyte of garbage', 'x'.repeat(1_000_000), [['plan-text-too-long', '', 1, 120_001]]],
    ['broken JSON', '{ "version": 1,', [['json-malformed', '', 1, 16]]],
    ['a wrong share', JSON.stringify(split({ team: '50%', unit: '51%' }), null, 1), [['shares-not-whole', 'steps.0.shares', 34, 14]]],
  ])('%s: exit status 2, kind, place, sentence', async (_, text, expected) => {
    const run = await tongtu('check', file(text), '--json', '--language', 'en');
    const [report] = linesOf(run) as [{ verdict: string; errors: { kind: string; path: string; message: string; line: number; column: number }[] }];
    expect([run.code, report.verdict]).toEqual([2, 'invalid']);
    expect(report.errors.map(({ kind, path, line, column }) => [kind, path, line, column])).toEqual(expected);
    for (const { message, kind } of report.errors) expect(message).not.toBe(kind);
    expect(run.err).not.toBe('');
  });
  it.each<readonly [readonly [string, ...string[]], RegExp]>([
    [['check', '/nowhere.json'], /nowhere/],
    [['check'], /FILE/],
    [['settle', 'x'], /EVENTS/],
    [['print', 'x', '--as', 'song'], /json, text, clauses/],
    [['check', 'x', '--language', 'fr'], /zh, en/],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, err } = await tongtu(...args);
    expect([code, err]).toEqual([2, expect.stringMatching(sentence)]);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('simulating', () => {
  const scenarios = { version: 1, currency: 'CNY', years: 3, entryFee: { year: 0, amount: { low: '1000.00', base: '2000.00', high: '3000.00' } } };
  it('is the same for the same seed', async () => {
    const plan = planFile(split({ team: '50%', unit: '50%' }));
    const of = file(JSON.stringify(scenarios));
    const first = await tongtu('simulate', plan, of, '--runs', '200', '--seed', '7', '--json');
    expect(first.code, first.err).toBe(0);
    expect(linesOf(first)[0]).toMatchObject({ runs: 200, seed: 7, cases: { base: { parties: { team: { total: '1000.00' } } } } });
    expect((await tongtu('simulate', plan, of, '--runs', '200', '--seed', '7', '--json')).out).toBe(first.out);
    expect((await tongtu('simulate', plan, of, '--language', 'zh')).out).toContain('中 1000.00');
  });
  it('names what is wrong in the assumptions', async () => {
    const run = await tongtu('simulate', planFile(split({ team: '50%', unit: '50%' })), file('{"version":1,"currency":"CNY","years":99}'), '--json');
    expect(run.code).toBe(2);
    expect(linesOf(run)[0]).toMatchObject({ errors: [{ kind: 'number-out-of-range', path: 'years' }] });
  });
});

describe('a process of its own', () => {
  it('needs no house and no settings', { timeout: 60_000 }, async () => {
    const plan = planFile(waterfall);
    const { code, out } = await spawned('check', plan, '--json');
    expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ verdict: 'violation' })]);
    expect(await spawned('print', plan, '--as', 'text')).toMatchObject({ code: 0, out: expect.stringContaining('优先回收 pilot'), err: '' });
    expect(await spawned('check', plan, '--wings')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/not understood[\s\S]*无法理解|无法理解[\s\S]*not understood/),
    });
  });
});
