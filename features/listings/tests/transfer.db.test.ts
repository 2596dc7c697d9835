/** Import over the web and export: counts, reports, a process that dies in the middle, and the way there and back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Readable } from 'node:stream';
import { expect as must } from '@tongtu/kernel/result';
import { testNow } from '@tongtu/platform/testing';
import { exportFormats } from '../contract/routes.ts';
import { exportListings, type ExportFormat } from '../transfer/export-listings.ts';
import { getImport, listImports, performImport, startImport } from '../transfer/start-import.ts';
import { bodies } from './bodies.ts';
import { kindOf, makeWorld, stances, type Stance, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const upload = async (content: string | Uint8Array, name: string) => {
  const bytes = Buffer.from(content as string);
  return { file: must(await world.files.put(bytes, { maxBytes: 1e8, mediaType: 'text/plain' })), name };
};
type Asked = Partial<Parameters<typeof startImport>[2]>;
const start = async (stance: Stance, content: string | Uint8Array, name: string, asked: Asked = {}, organization = world.university) =>
  world.write(stance, async (context) => startImport(context, organization, { publish: true, ...asked }, await upload(content, name)));
const still = new AbortController().signal;
const perform = (id: string, signal = still) => performImport(world.base(world.readers.visitor, testNow), id, { signal }, () => testNow);
const run = async (content: string | Uint8Array, name: string, asked: Asked = {}, organization = world.university, stance: Stance = 'admin') => {
  const { id } = must(await start(stance, content, name, asked, organization));
  await perform(id);
  return must(await world.read(stance, (context) => getImport(context, organization, id)));
};
const lines = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const results = (n: number, prefix: string) =>
  Array.from({ length: n }, (_, i) => ({ kind: 'achievement', reference: `${prefix}${i}`, title: `Result ${prefix} ${i}`, summary: { en: `s${i}` } }));

describe('import', () => {
  it('a bad row is reported with its number and stops no other; a second run changes nothing', async () => {
    const content = lines([
      ...results(3, 'a'),
      { kind: 'achievement', title: 'x'.repeat(300) },
      { kind: 'gadget', title: 'x' },
      { kind: 'need', title: 'x', trl: 4 },
      { kind: 'achievement', title: 'x', sectors: ['99'], secrecy: 'none' },
      { kind: 'achievement', title: '机密★十年' },
    ]);
    const first = await run(`${content}\nbroken\n`, 'a.jsonl');
    expect(first).toMatchObject({ state: 'done', counts: { read: 9, added: 3, changed: 0, unchanged: 0, refused: 6 }, lastRow: 9 });
    expect(first.refusals.map(({ row, kind, field }) => [row, kind, field])).toEqual([
      [4, 'text-too-long', 'title'],
      [5, 'row-kind-unknown', 'kind'],
      [6, 'key-unknown', 'trl'],
      [7, 'sector-unknown', 'sectors.0'],
      [8, 'state-secret-refused', expect.anything()],
      [9, 'row-malformed', null],
    ]);
    expect((await run(content, 'renamed.jsonl')).counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });

  it('rows that name no kind are of the kind that was asked for', async () => {
    expect((await run(lines([{ title: 'of no kind', reference: 'nk' }]), 'a.jsonl', { kind: 'fund' })).counts).toMatchObject({ added: 1 });
  });

  it('goes on where a process that died left it, and counts every row once', async () => {
    const { id } = must(await start('admin', lines(results(1200, 'crash')), 'c.jsonl'));
    const stop = new AbortController();
    const context = world.base(world.readers.visitor, testNow);
    let opened = 0;
    const files = {
      ...world.files,
      open: async (hash: string) => {
        const stream = await world.files.open(hash);
        opened += 1;
        return stream;
      },
    };
    // Stopped before the third batch: the signal is looked at row by row.
    let batches = 0;
    const clock = () => {
      batches += 1;
      if (batches === 2) stop.abort();
      return testNow;
    };
    await expect(performImport({ ...context, files }, id, { signal: stop.signal }, clock)).rejects.toThrow('stopped');
    const half = must(await world.read('admin', (c) => getImport(c, world.university, id)));
    expect(half).toMatchObject({ state: 'running', counts: { read: 1000, added: 1000 }, lastRow: 1000 });
    await perform(id);
    expect(must(await world.read('admin', (c) => getImport(c, world.university, id)))).toMatchObject({
      state: 'done',
      counts: { read: 1200, added: 1200, unchanged: 0, refused: 0 },
    });
    expect(opened).toBe(1);
  });

  it('a kind that is no text is one bad row', async () => {
    const odd = ['{"toString":1,"valueOf":1}', '['.repeat(100_000) + ']'.repeat(100_000), '4'].map((kind) => `{"kind":${kind},"title":"x"}`);
    const { state, counts, refusals } = await run([...odd, lines(results(1, 'odd'))].join('\n'), 'o.jsonl');
    expect({ state, counts }).toMatchObject({ state: 'done', counts: { read: 4, added: 1, refused: 3 } });
    expect(refusals.map(({ kind }) => kind)).toEqual(['row-kind-unknown', 'row-kind-unknown', 'row-kind-unknown']);
  });

  it('an import that breaks at every try ends as failed, with what is in', async () => {
    const { id } = must(await start('admin', lines(results(700, 'broken')), 'b.jsonl'));
    const context = world.base(world.readers.visitor, testNow);
    const now = async () => must(await world.read('admin', (c) => getImport(c, world.university, id)));
    let batches = 0;
    const clock = () => {
      batches += 1;
      if (batches === 2) throw new Error('a bug in the second batch');
      return testNow;
    };
    await expect(performImport(context, id, { signal: still, attempt: 1 }, clock)).rejects.toThrow('a bug');
    expect(await now()).toMatchObject({ state: 'running', failure: null, counts: { read: 500 } });
    await expect(performImport(context, id, { signal: AbortSignal.abort(), attempt: 4 }, () => testNow)).rejects.toThrow('stopped');
    expect(await now()).toMatchObject({ state: 'failed', failure: 'internal', counts: { read: 500, added: 500 } });
  });

  it('a file that is no sheet fails with a reason', async () => {
    expect(await run('nothing', 'a.xlsx')).toMatchObject({ state: 'failed', failure: 'import-file-unreadable' });
    expect(await run('a,b\n1,2', 'a.csv')).toMatchObject({ state: 'failed', failure: 'import-columns-unknown' });
    expect(kindOf(await start('admin', 'x', 'a.exe'))).toBe('import-format-unknown');
  });

  it('who may import, and who may let it out at once', async () => {
    const answers = Object.fromEntries(
      await Promise.all(
        stances.map(
          async (stance) =>
            [
              stance,
              [
                kindOf(await start(stance, lines(results(1, 'w')), 'w.jsonl')),
                kindOf(await start(stance, lines(results(1, 'w')), 'w.jsonl', { publish: false })),
              ],
            ] as const,
        ),
      ),
    );
    const hidden = ['organization-not-found', 'organization-not-found'];
    const refused = ['not-allowed', 'not-allowed'];
    const drafts = ['not-allowed', 'ok'];
    expect(answers).toEqual({
      visitor: hidden,
      person: hidden,
      'unverified-member': hidden,
      'other-member': hidden,
      'other-admin': hidden,
      viewer: refused,
      'technology-manager': drafts,
      'facility-operator': drafts,
      'investment-manager': drafts,
      signatory: ['ok', 'ok'],
      admin: ['ok', 'ok'],
      secretariat: refused,
      auditor: refused,
      'auditing-admin': refused,
    });
    expect(kindOf(await start('unverified-member', lines(results(1, 'w')), 'w.jsonl', {}, world.applicant))).toBe('organization-not-verified');
  });

  it('a role writes only its own kinds', async () => {
    const of = await run(
      lines([...results(1, 'role'), { kind: 'facility', title: 'A line', reference: 'role-f' }]),
      'a.jsonl',
      { publish: false },
      world.university,
      'facility-operator',
    );
    expect(of.counts).toMatchObject({ added: 1, refused: 1 });
    expect(of.refusals).toMatchObject([{ row: 1, kind: 'row-kind-not-allowed' }]);
  });

  it('others do not see it', async () => {
    const one = await run(lines(results(1, 'seen')), 'a.jsonl');
    expect(kindOf(await world.read('other-admin', (c) => getImport(c, world.university, one.id)))).toBe('organization-not-found');
    expect(kindOf(await world.read('other-admin', (c) => getImport(c, world.enterprise, one.id)))).toBe('import-not-found');
    expect(must(await world.read('auditor', (c) => listImports(c, world.university)))[0]?.id).toBe(one.id);
  });
});

describe('export', () => {
  const bytesOf = async (stance: Stance, format: ExportFormat, organizationId?: string): Promise<Buffer> => {
    const answer = exportListings(world.base(world.readers[stance], testNow), { format, organizationId }, 'http://localhost:8080');
    return Buffer.concat((await Array.fromAsync(answer.body as Readable)).map((chunk) => Buffer.from(chunk as string)));
  };
  beforeAll(async () => {
    for (const kind of ['achievement', 'need', 'facility', 'fund'] as const) await world.card(kind);
  });

  it.each(['jsonl', 'csv', 'xlsx'] as const)('%s comes back as the same cards', async (format) => {
    const before = (await world.base(world.readers.admin, testNow), await bytesOf('admin', 'jsonl', world.university)).toString().trim().split('\n').length;
    const done = await run(await bytesOf('admin', format, world.university), `back.${format}`, {}, world.enterprise, 'other-admin');
    expect(done).toMatchObject({ state: 'done', failure: null, refusals: [] });
    expect(done.counts.read).toBe(before);
    const mine = (await bytesOf('admin', 'jsonl', world.university)).toString();
    const theirs = (await bytesOf('other-admin', 'jsonl', world.enterprise)).toString();
    const faces = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { title: unknown; body: Record<string, unknown>; kind: string })
        .map(({ title, body, kind }) => JSON.stringify([kind, title, Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
    expect(new Set(faces(theirs)).isSupersetOf(new Set(faces(mine)))).toBe(true);
  });

  it('shows each reader what he may see, in every format', async () => {
    const secret = '侧线试验';
    const layer = bodies.achievement.trlEvidence?.[0]?.statement.zh ?? '';
    expect(layer).toContain(secret);
    for (const format of exportFormats.filter((each) => each !== 'xlsx' && each !== 'jsonld')) {
      expect((await bytesOf('admin', format)).toString()).toContain(secret);
    }
    const id = await world.card('achievement', 'published', { layers: { problem: 'on-request' } });
    const lineOf = async (stance: Stance) =>
      (await bytesOf(stance, 'jsonl'))
        .toString()
        .split('\n')
        .find((line) => line.includes(id)) ?? '';
    expect(await lineOf('admin')).toContain('"problem"');
    expect(await lineOf('visitor')).toContain(id);
    expect(await lineOf('visitor')).not.toContain('"problem"');
    expect(await lineOf('other-member')).not.toContain('"problem"');
  });

  it('members only is for members', async () => {
    const id = await world.card('need', 'published', { audience: 'members' });
    expect((await bytesOf('visitor', 'jsonl')).toString()).not.toContain(id);
    expect((await bytesOf('other-member', 'jsonl')).toString()).toContain(id);
  });

  it('JSON-LD is one document', async () => {
    const graph = JSON.parse((await bytesOf('visitor', 'jsonld')).toString()) as { '@context': string; '@graph': Record<string, unknown>[] };
    expect(graph['@context']).toBe('https://schema.org');
    expect(new Set(graph['@graph'].map((node) => node['@type']))).toEqual(new Set(['CreativeWork', 'Demand', 'Place', 'MonetaryGrant']));
  });
});
