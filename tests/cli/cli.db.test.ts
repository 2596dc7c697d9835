/** The command line against a database of its own: every command, its JSON, its failures in sentences, and an archive that moves the house. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseRoot } from '@tongtu/platform/database';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';

let database: TestDatabase;
let target: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'tongtu-cli-'));
beforeAll(async () => {
  database = await testDatabase();
  target = await testDatabase({ folders: [] });
});
afterAll(async () => {
  await database.close();
  await target.close();
  rmSync(folder, { recursive: true, force: true });
});

const tongtu = (
  args: readonly string[],
  on: TestDatabase = database,
  dataDir = 'a',
  settings: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(houseRoot, 'apps/cli/main.ts'), ...args], {
      env: {
        ...process.env,
        DATABASE_URL: on.url,
        DATABASE_OWNER_URL: on.ownerUrl,
        DATA_DIR: join(folder, dataDir),
        LOG_LEVEL: 'error',
        NO_COLOR: '1',
        ...settings,
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
    child.once('exit', (code) => resolve({ code, out, err }));
  });
const json = async <T>(args: readonly string[], on?: TestDatabase, dataDir?: string): Promise<T> => {
  const { code, out, err } = await tongtu([...args, '--json'], on, dataDir);
  expect(code, err).toBe(0);
  return JSON.parse(out.trim().split('\n').at(-1)!) as T;
};
const organization = '示例理工大学';

describe('understanding', () => {
  it('help names every command in both languages', async () => {
    const { code, out } = await tongtu(['help']);
    expect(code).toBe(0);
    for (const words of [
      'serve',
      'migrate',
      'seed',
      'backup FILE',
      'backup verify',
      'restore',
      'reindex',
      'import listings',
      'export listings',
      'grant',
      'bench retrieval',
      'sharing check FILE',
      'sharing settle PLAN',
    ])
      expect(out).toContain(`tongtu ${words}`);
    expect(out).toMatch(/重建检索索引/);
  });
  it.each([
    [['fly'], 2, /no command|没有/],
    [['import', 'listings', '--wings'], 2, /not understood|无法理解/],
    [['import', 'listings'], 1, /FILE/],
    [['import', 'listings', '/nowhere.jsonl', '--organization', organization], 1, /nowhere/],
    [['import', 'listings', '/nowhere.exe', '--organization', organization], 1, /JSONL/],
    [['grant', 'nobody@example.org', '--role', 'king'], 1, /secretariat/],
    [['grant', 'nobody@example.org', '--role', 'auditor'], 1, /nobody@example\.org/],
    [['restore', '/nowhere.tar'], 1, /nowhere/],
  ] as const)('%j ends with %i and a sentence', async (args, status, sentence) => {
    const { code, err } = await tongtu(args);
    expect([code, err]).toEqual([status, expect.stringMatching(sentence)]);
    expect(err).not.toMatch(/\n\s+at /);
  });
  it('a wrong setting is named, and nothing is done', async () => {
    const { code, err } = await tongtu(['migrate'], database, 'a', { PORT: 'eight' });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT/);
  });
});

describe('work', () => {
  it('seeds once', async () => {
    expect(await json(['seed'])).toMatchObject({ listings: 120 });
    expect(await json(['seed'])).toMatchObject({ listings: 0 });
    // For people it is a sentence in the language of the house.
    expect((await tongtu(['seed'])).out).toBe('新增单位 0 家、人员 0 名、条目 0 条。\n');
    expect((await tongtu(['seed'], database, 'a', { DEFAULT_LANGUAGE: 'en' })).out).toBe('Added 0 organizations, 0 people, 0 listings.\n');
  });
  it('imports, reports what is refused, and changes nothing the second time', async () => {
    const file = join(folder, 'rows.jsonl');
    writeFileSync(
      file,
      '{"kind":"achievement","reference":"a","title":"Alpha"}\n{"kind":"gadget","title":"x"}\n{"kind":"need","reference":"b","title":"需求乙"}\n',
    );
    type Done = { read: number; added: number; unchanged: number; refused: number; refusals: { row: number; kind: string }[] };
    const first = await json<Done>(['import', 'listings', file, '--organization', organization]);
    expect(first).toMatchObject({ read: 3, added: 2, refused: 1, refusals: [{ row: 2, kind: 'row-kind-unknown' }] });
    expect(await json<Done>(['import', 'listings', file, '--organization', organization])).toMatchObject({ added: 0, unchanged: 2 });
    const { code, err } = await tongtu(['import', 'listings', file, '--organization', 'nobody']);
    expect([code, err]).toEqual([1, expect.stringContaining('nobody')]);
  });
  it('exports what is out', async () => {
    const file = join(folder, 'out.csv');
    await json(['export', 'listings', file, '--organization', organization]);
    expect(readFileSync(file, 'utf8')).toContain('需求乙');
    const { out } = await tongtu(['export', 'listings', '--kind', 'achievement']);
    expect(
      out
        .trim()
        .split('\n')
        .every((line) => (JSON.parse(line) as { kind: string }).kind === 'achievement'),
    ).toBe(true);
  });
  it('names the first secretariat', async () => {
    expect(await json(['grant', 'admin.energy@example.org', '--role', 'auditor'])).toMatchObject({ role: 'auditor' });
  });
  it('shuts an account and opens it again', async () => {
    expect(await json(['disable', 'operator.hydrogen@example.org'])).toMatchObject({ enabled: false });
    const disabled = async () =>
      (await database.pool.query("select disabled_at is not null as shut from auth_users where email = 'operator.hydrogen@example.org'")).rows[0];
    expect(await disabled()).toEqual({ shut: true });
    expect(await json(['enable', 'operator.hydrogen@example.org'])).toMatchObject({ enabled: true });
    expect(await disabled()).toEqual({ shut: false });
  });
  it('rebuilds the index', async () => expect((await json<{ documents: number }>(['reindex'])).documents).toBeGreaterThan(110));
  it('moves the house: archive, check, restore elsewhere, all the same', async () => {
    const archive = join(folder, 'house.tar');
    // An import that waited when the archive was made.
    await database.pool
      .query(`insert into listing_imports (import_id, organization_id, person_id, file_name, file_hash, file_size, format, publish, state, rows_read, rows_added, rows_changed, rows_unchanged,
      rows_refused, bytes_done, last_row, refusals, started_at) select '01a00000-0000-7000-8000-000000000001', organization_id, organization_id, 'a.jsonl', 'x', 1, 'jsonl', false, 'waiting', 0, 0, 0, 0, 0, 0, 0, '[]', created_at from organizations limit 1`);
    const saved = await json<{ rows: number }>(['backup', archive]);
    expect(saved.rows).toBeGreaterThan(500);
    expect(await json(['backup', 'verify', archive])).toMatchObject({ whole: true });
    expect(await json(['restore', archive], target, 'b')).toMatchObject({ rows: saved.rows, imports: 1 });
    const exported = async (on: TestDatabase, dataDir: string): Promise<string[]> =>
      (await tongtu(['export', 'listings'], on, dataDir)).out.trim().split('\n').toSorted();
    expect(await exported(target, 'b')).toEqual(await exported(database, 'a'));
    // A second time: the target is not empty any more.
    expect((await tongtu(['restore', archive], target, 'b')).code).toBe(1);
  });
  it('a torn archive is refused', async () => {
    const archive = join(folder, 'house.tar');
    const torn = readFileSync(archive);
    torn[Math.floor(torn.length / 2)]! ^= 0xff;
    writeFileSync(join(folder, 'torn.tar'), torn);
    const { code, err } = await tongtu(['backup', 'verify', join(folder, 'torn.tar')]);
    expect([code, err]).toEqual([1, expect.stringMatching(/torn\.tar/)]);
  });
});
