/** Recipes on records of their collections' shape, and on the collections themselves where they lie beside the checkout. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { faceFailures, sectorByCode } from '@tongtu/listings';
import { bodyOf, listingKinds } from '@tongtu/listings/contract';
import { collections, convertCollection, convertRecords, type CollectionName, type Report } from './collections.ts';
import { trlIn } from './eu-calls.ts';
import { sectorCodes } from './papers.ts';
import type { Recipe, Row } from './recipe.ts';
import { recordsOf, type Source } from './records.ts';
import { clean, dateOf, head, keywordsOf, shorten } from './texts.ts';

const root = join(import.meta.dirname, '../..');
const nobody = { count: () => {} };

const all = async (rows: AsyncGenerator<Row, Report>): Promise<{ rows: Row[]; report: Report }> => {
  const got: Row[] = [];
  for (;;) {
    const step = await rows.next();
    if (step.done === true) return { rows: got, report: step.value };
    got.push(step.value);
  }
};
async function* given(records: readonly (Source | undefined)[]): AsyncGenerator<Source | undefined> {
  yield* records;
}
const convert = (recipe: Recipe, ...records: (Source | undefined)[]) => all(convertRecords(recipe, given(records)));
/** What an import would refuse. */
const wrongWith = ({ kind, title, body }: Row): unknown[] => {
  const parsed = bodyOf[kind].strict().safeParse(body);
  return parsed.success ? faceFailures(kind, { title, body: parsed.data }) : parsed.error.issues;
};

describe('texts', () => {
  it('are cut after a sentence, else after a word, else where the room ends', () => {
    expect(head('One two. Three four five.', 15)).toEqual({ head: 'One two.', rest: 'Three four five.' });
    expect(head('A longword and another', 12)).toEqual({ head: 'A longword', rest: 'and another' });
    expect(head('第一句。第二句很长', 6)).toEqual({ head: '第一句。', rest: '第二句很长' });
    expect(head('😀😀😀', 2)).toEqual({ head: '😀😀', rest: '😀' });
    expect(head('short', 9)).toEqual({ head: 'short', rest: '' });
  });
  it('lose nothing when they are parted', () => {
    const text = 'Alpha beta. Gamma delta! Epsilon? Zeta eta theta iota.';
    for (let max = 1; max < text.length; max += 1) {
      const parts = head(text, max);
      expect(`${parts.head} ${parts.rest}`.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect([...parts.head].length).toBeLessThanOrEqual(max);
    }
  });
  it('shortened, end in an ellipsis and are counted', () => {
    const counted: string[] = [];
    const short = shorten('word '.repeat(100), 50, 'title', { count: (what) => counted.push(what) });
    expect([short.endsWith('…'), short.length <= 50, counted]).toEqual([true, true, ['title shortened to 50 characters']]);
  });
  it('lose characters that an import refuses', () => {
    expect(clean(' a\u0000b\u202e \r\n c ', nobody)).toBe('a b c');
    expect(clean(' \u0007 ', nobody)).toBeUndefined();
    expect(clean(7, nobody)).toBeUndefined();
  });
  it('keywords stand once and are short', () => {
    expect(keywordsOf(['a', ' a ', 'b', 'x'.repeat(61), null, ''], nobody)).toEqual(['a', 'b']);
  });
  it.each([
    ['November 22, 2017', '2017-11-22'],
    ['2026-03-17', '2026-03-17'],
    ['February 30, 2017', undefined],
    ['2026-02-30', undefined],
    ['soon', undefined],
    [null, undefined],
  ])('date %s', (text, day) => expect(dateOf(text)).toBe(day));
});

describe('recipes', () => {
  it('a topic: the objective is the summary, the close the deadline, agencies are keywords', async () => {
    const { rows } = await convert(collections['sbir-topics'], {
      id: 'T1',
      title: 'Seal for hot valves',
      objective: 'Find a seal.',
      description: 'Valves leak.\nAlways.',
      agency: 'Department of Energy',
      branch: '',
      program: 'SBIR',
      close: 'January 22, 2018',
    });
    expect(rows).toEqual([
      {
        kind: 'need',
        reference: 'T1',
        title: { en: 'Seal for hot valves' },
        body: {
          summary: { en: 'Find a seal.' },
          problem: { en: 'Valves leak.\nAlways.' },
          deadline: '2018-01-22',
          keywords: ['Department of Energy', 'SBIR'],
          secrecy: 'none',
        },
      },
    ]);
  });
  it('a long abstract of an award goes on in the problem, a long title in the summary', async () => {
    const abstract = 'This sentence stands often. '.repeat(120).trim();
    const title = `${'Long '.repeat(50)}end`;
    const { rows, report } = await convert(collections['sbir-awards'], { id: 'A1', title, abstract, firm: 'F', year: 2006 });
    const { summary, problem } = rows[0]!.body as { summary: { en: string }; problem: { en: string } };
    expect(`${summary.en} ${problem.en}`.replace(/\s+/g, ' ')).toBe(`${title} ${abstract}`);
    expect(rows[0]!.title.en!.length).toBeLessThanOrEqual(200);
    expect(report.changed).toEqual({ 'title shortened to 200 characters': 1 });
  });
  it('a paper of arXiv speaks both languages', async () => {
    const { rows } = await convert(collections.arxiv, {
      id: 'arxiv:1',
      title: 'T',
      abstract: 'Abstract.',
      categories: ['cs.CV', 'math.OC', 'cs.LG'],
      zh: { tldr: '一句话', motivation: '动机', method: '方法' },
    });
    expect(rows[0]!.body).toEqual({
      summary: { en: 'Abstract.', zh: '一句话\n方法' },
      problem: { zh: '动机' },
      sectors: ['1.5.1'],
      keywords: ['cs.CV', 'math.OC', 'cs.LG'],
      secrecy: 'none',
    });
  });
  it('a call: euros in cents, levels from the text, a prize is an award', async () => {
    const call = { id: 'C1', title: 'Call', description: 'From TRL 4 to 6.', deadline: '2027-09-23', cluster: 'CL1', keywords: 'C1, health', programme: 'P' };
    const { rows } = await convert(collections['eu-calls'], { ...call, budgetMin: 0, budgetMax: 1500000, actionType: 'Prize' });
    expect(rows[0]!.body).toMatchObject({
      ticket: { max: { amount: '150000000', currency: 'EUR' } },
      trlRange: { min: 4, max: 6 },
      instruments: ['award'],
      keywords: ['P', 'health'],
      sectors: ['4'],
      deadline: '2027-09-23',
    });
  });
  it.each([
    ['TRL 5-6 by the end', { min: 5, max: 6 }],
    ['start at TRL 3 and reach TRL 5', { min: 3, max: 5 }],
    ['TRLs 2–4', { min: 2, max: 4 }],
    ['TRL 10', undefined],
    ['CONTROL 5', undefined],
  ])('levels in “%s”', (text, range) => expect(trlIn(text)).toEqual(range));
  it('a facility without a place has none, not one in the Gulf of Guinea', async () => {
    const { rows } = await convert(collections.esfri, { Name: 'X', 'Full Name': 'Y', Field: 'Energy', Type: 'Project', Lat: '', Long: '', Operation: 'NA' });
    expect(rows[0]).toMatchObject({ reference: 'esfri:X: Y', title: { en: 'X: Y' }, body: { sectors: ['6'], summary: { en: 'ESFRI project in Energy.' } } });
    expect(rows[0]!.body).not.toHaveProperty('coordinates');
  });
  it('what becomes no card is counted with its reason', async () => {
    const { rows, report } = await convert(
      collections.csl,
      undefined,
      { id: '1' },
      { id: '1', title: '题' },
      { id: '2', title: '题', abstract: '摘要。' },
      { id: '2', title: '又', abstract: '又。' },
    );
    expect(rows.map((row) => row.reference)).toEqual(['2']);
    expect(report).toMatchObject({
      read: 5,
      written: 1,
      skipped: { 'not a record': 1, 'no title': 1, 'no abstract': 1, 'same reference as an earlier record': 1 },
    });
  });
  it('name sectors that there are', () => expect(sectorCodes().filter((code) => sectorByCode(code) === undefined)).toEqual([]));
});

describe('reading', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  it('plain, gzipped and CSV', async () => {
    const lines = '{"a":1}\n\nbroken\n[1]\n{"a":2}';
    const read = [{ a: 1 }, undefined, undefined, { a: 2 }];
    expect(await Array.fromAsync(recordsOf(file('a.jsonl', lines)))).toEqual(read);
    expect(await Array.fromAsync(recordsOf(file('a.jsonl.gz', gzipSync(lines))))).toEqual(read);
    expect(await Array.fromAsync(recordsOf(file('a.csv', 'a,b\n1,"x, y"\n')))).toEqual([{ a: '1', b: 'x, y' }]);
  });
  it('a cut archive is an error, not an end', async () => {
    const cut = gzipSync(`{"a":"${'x'.repeat(5000)}${Math.PI}"}\n`).subarray(0, 30);
    await expect(Array.fromAsync(recordsOf(file('cut.jsonl.gz', cut)))).rejects.toThrow('unexpected end');
    await expect(Array.fromAsync(recordsOf(join(folder, 'absent.jsonl')))).rejects.toThrow('ENOENT');
    rmSync(folder, { recursive: true });
  });
  it('the command says that a collection is missing, and ends well', () => {
    const run = execFileSync(process.execPath, [join(root, 'tools/recipes/convert.ts'), 'csl', '/nowhere'], { stdio: ['ignore', 'pipe', 'pipe'] });
    expect(run.toString()).toBe('');
  });
});

/** Read, written, refused by an import. Two topics cite a classification level. */
const whole: Readonly<Record<CollectionName, readonly [number, number, number]>> = {
  'sbir-topics': [8100, 8094, 2],
  'air-force-topics': [188, 188, 0],
  'sbir-awards': [25_085, 25_085, 0],
  arxiv: [10_532, 10_532, 0],
  csl: [1000, 1000, 0],
  'eu-calls': [605, 605, 0],
  meril: [529, 529, 0],
  esfri: [51, 51, 0],
  ffrdc: [42, 42, 0],
};
const shared = join(root, '../shared/data');

describe.skipIf(!existsSync(shared))('collections beside the checkout (../shared/data)', () => {
  it.each(Object.entries(whole) as [CollectionName, readonly [number, number, number]][])('%s', { timeout: 60_000 }, async (name, counts) => {
    const { rows, report } = await all(convertCollection(name, shared));
    const refused = rows.filter((row) => wrongWith(row).length > 0);
    expect([report.read, report.written, refused.length]).toEqual(counts);
  });
});

describe('the page about the format', () => {
  const page = readFileSync(join(root, 'docs/recipes/import-format.md'), 'utf8');
  it('names every field of every kind', () => {
    const fields = [...new Set(listingKinds.flatMap((kind) => Object.keys(bodyOf[kind].shape)))];
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  });
  it('names every collection', () => expect(Object.keys(collections).filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]));
});
