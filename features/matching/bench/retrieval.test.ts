import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mrrAt, ndcgAt, percentile, recallAt } from './figures.ts';
import { runRetrievalBench } from './retrieval.ts';

describe('figures', () => {
  const judged = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 0],
  ]);
  it('nDCG by hand: gains 3 and 1, discounted by log2', () => {
    expect(ndcgAt(['a', 'b'], judged, 10)).toBe(1);
    expect(ndcgAt(['b', 'x', 'a'], judged, 10)).toBeCloseTo((1 + 3 / 2) / (3 + 1 / Math.log2(3)), 10);
    expect([ndcgAt(['x'], judged, 10), ndcgAt(['x', 'a'], judged, 1), ndcgAt([], new Map(), 10)]).toEqual([0, 0, 0]);
  });
  it('recall and reciprocal rank count what is relevant at all', () => {
    expect([recallAt(['c', 'a'], judged, 100), recallAt(['c', 'a'], judged, 1), mrrAt(['c', 'x', 'b'], judged, 10), mrrAt(['c'], judged, 10)]).toEqual([
      0.5,
      0,
      1 / 3,
      0,
    ]);
  });
  it('percentiles by nearest rank', () => expect([percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.95), percentile([], 0.5)]).toEqual([2, 4, 0]));
});

describe('bench', () => {
  let folder = '';
  const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
  const corpus = [
    { id: 'd1', title: 'Solid electrolytes', text: 'Sulfide electrolytes for batteries', lang: 'en' },
    { id: 'd2', title: '', text: '固态电解质的制备', lang: 'zh' },
    { id: 'd3', title: 'Pumps', text: 'A pump for water', lang: 'en' },
    { id: 'd4', title: '水泵', text: '一种水泵', lang: 'zh' },
  ];
  const queries = [
    { id: 'q1', text: 'solid electrolyte', lang: 'en' },
    { id: 'q2', text: '水泵', lang: 'zh' },
    { id: 'q3', text: 'nobody judged this', lang: 'en' },
  ];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongtu-retrieval-'));
    writeFileSync(join(folder, 'corpus.jsonl'), lines(corpus));
    writeFileSync(join(folder, 'corpus.jsonl.gz'), gzipSync(`${lines(corpus)}\n`));
    writeFileSync(join(folder, 'queries.jsonl'), lines(queries));
    writeFileSync(join(folder, 'qrels.tsv'), 'query-id\tdoc-id\trelevance\nq1\td1\t2\nq1\td2\t1\nq2\td4\t1\nq2\td3\t0\n');
    writeFileSync(join(folder, 'plain.tsv'), 'q1\td1\t2\nq1\td2\t1\nq2\td4\t1\nq2\td3\t0');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (more: Partial<Parameters<typeof runRetrievalBench>[0]> = {}) =>
    runRetrievalBench({ corpus: join(folder, 'corpus.jsonl'), queries: join(folder, 'queries.jsonl'), qrels: join(folder, 'qrels.tsv'), ...more });

  it('the default ranker finds the other language', async () =>
    expect(await run()).toMatchObject({ ndcg10: 1, recall100: 1, mrr10: 1, documents: 4, queries: 2 }));
  it('the plain one does not', async () => expect((await run({ ranker: 'bm25' })).recall100).toBe(0.75));
  it('with or without a header line, plain or gzipped', async () => {
    const { documentsPerSecond: _a, p50Ms: _b, p95Ms: _c, ...figures } = await run();
    expect(await run({ qrels: join(folder, 'plain.tsv'), corpus: join(folder, 'corpus.jsonl.gz') })).toMatchObject(figures);
  });
  it('judged documents only, and no more queries than asked', async () =>
    expect(await run({ judgedOnly: true, limit: 1 })).toMatchObject({ queries: 1, ndcg10: 1 }));
  it('a file that is not there is an error', async () => await expect(run({ corpus: join(folder, 'none') })).rejects.toThrow('ENOENT'));
});
