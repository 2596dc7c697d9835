/**
 * How well and how fast the house's own tokenizer, index and ranker find what is judged relevant, over any collection of
 * the usual form: corpus `{id,title,text,lang}` and queries `{id,text,lang}` as JSON Lines (plain or gzipped), judgements
 * `query-id⇥doc-id⇥relevance` with or without a header line. Queries that nothing relevant is judged for are left out.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { vocabularyTerms } from '@tongtu/listings';
import { fieldWeights, WordCounter } from '../index/document-of.ts';
import type { IndexDocument, LayerWords } from '../index/document.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import { makeTokenizer, type Tokenizer } from '../words/tokenizer.ts';
import { queryWords, translationsOf, type Ranker } from '../words/query.ts';
import { mrrAt, ndcgAt, percentile, recallAt } from './figures.ts';

export type RetrievalBench = {
  /** Paths of files. */
  readonly corpus: string;
  readonly queries: string;
  readonly qrels: string;
  readonly ranker?: Ranker;
  /** Ranks only each query's judged documents. */
  readonly judgedOnly?: boolean;
  /** At most so many queries. */
  readonly limit?: number;
};
export type RetrievalFigures = {
  readonly ndcg10: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly documentsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly documents: number;
  readonly queries: number;
};

const linesOf = async function* (path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip().on('error', (error) => file.destroy(error))) : file;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== '') yield line;
};

type Text = { readonly id: string; readonly title?: string | null; readonly text: string };

const readTexts = async (path: string): Promise<Text[]> => {
  const texts: Text[] = [];
  for await (const line of linesOf(path)) texts.push(JSON.parse(line) as Text);
  return texts;
};

const readJudgements = async (path: string): Promise<Map<string, Map<string, number>>> => {
  const all = new Map<string, Map<string, number>>();
  for await (const line of linesOf(path)) {
    const [query, document, relevance] = line.split('\t');
    const value = Number(relevance);
    // A header line has a word where a number stands.
    if (query === undefined || document === undefined || relevance === undefined || Number.isNaN(value)) continue;
    const judged = all.get(query) ?? new Map<string, number>();
    all.set(query, judged.set(document, value));
  }
  return all;
};

const none: LayerWords = { terms: [], weights: new Uint8Array() };
const facts = {
  kind: 'achievement',
  organizationId: 'bench',
  organizationKind: 'university',
  audience: 'public',
  sectors: [],
  region: null,
  trlMin: null,
  trlMax: null,
  publishedAt: 0,
  expiresAt: null,
  deadline: null,
  title: {},
} as const;

const documentOf = ({ id, title, text }: Text, tokenizer: Tokenizer, ranker: Ranker): IndexDocument => {
  const counter = new WordCounter();
  // The plain ranker knows no fields.
  counter.add(tokenizer.terms(title ?? ''), ranker === 'bm25' ? fieldWeights.text : fieldWeights.title);
  counter.add(tokenizer.terms(text), fieldWeights.text);
  return { id, stamp: '', facts, words: [counter.done(), none, none] };
};

/** The usual `b` of BM25, for the plain ranker. */
const plainLengthEffect = 0.75;
const everything = { all: false, member: false, organizations: [] } as const;
const depth = 100;

export const runRetrievalBench = async (options: RetrievalBench): Promise<RetrievalFigures> => {
  const ranker = options.ranker ?? 'default';
  const [corpus, queries, judgements] = await Promise.all([readTexts(options.corpus), readTexts(options.queries), readJudgements(options.qrels)]);
  const tokenizer = makeTokenizer(vocabularyTerms());
  const translations = translationsOf(vocabularyTerms(), tokenizer);
  const index = new MemoryIndex();
  const begun = performance.now();
  for (const text of corpus) index.upsert(documentOf(text, tokenizer, ranker));
  const seconds = (performance.now() - begun) / 1000;
  const asked = queries.filter(({ id }) => [...(judgements.get(id)?.values() ?? [])].some((relevance) => relevance > 0)).slice(0, options.limit ?? Infinity);
  const times: number[] = [];
  const sums = { ndcg10: 0, recall100: 0, mrr10: 0 };
  for (const query of asked) {
    const judged = judgements.get(query.id)!;
    const from = performance.now();
    const scored = index.score(queryWords(query.text, tokenizer, ranker, translations), everything, ranker === 'bm25' ? plainLengthEffect : undefined);
    const found: { id: string; score: number }[] = [];
    for (let i = 0; i < scored.count; i += 1) {
      const slot = scored.slots[i]!;
      const id = index.slots.bySlotId[slot]!;
      // A query that is a document of the collection does not find itself.
      if (id !== query.id && (options.judgedOnly !== true || judged.has(id))) found.push({ id, score: scored.scores[slot]! });
    }
    const ranked = found
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, depth)
      .map(({ id }) => id);
    times.push(performance.now() - from);
    sums.ndcg10 += ndcgAt(ranked, judged, 10);
    sums.recall100 += recallAt(ranked, judged, 100);
    sums.mrr10 += mrrAt(ranked, judged, 10);
  }
  const mean = (sum: number): number => (asked.length === 0 ? 0 : Math.round((sum / asked.length) * 10_000) / 10_000);
  return {
    ndcg10: mean(sums.ndcg10),
    recall100: mean(sums.recall100),
    mrr10: mean(sums.mrr10),
    documentsPerSecond: Math.round(corpus.length / seconds),
    p50Ms: Math.round(percentile(times, 0.5) * 100) / 100,
    p95Ms: Math.round(percentile(times, 0.95) * 100) / 100,
    documents: corpus.length,
    queries: asked.length,
  };
};
