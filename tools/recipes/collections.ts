/** The collections by the name that the command takes, and their conversion as a stream. */
import { join } from 'node:path';
import { euCalls } from './eu-calls.ts';
import { esfri, ffrdc, meril } from './facilities.ts';
import { arxiv, csl } from './papers.ts';
import type { Recipe, Row } from './recipe.ts';
import { recordsOf, type Source } from './records.ts';
import { airForceTopics, sbirAwards, sbirTopics } from './sbir.ts';

export const collections = {
  'sbir-topics': sbirTopics,
  'air-force-topics': airForceTopics,
  'sbir-awards': sbirAwards,
  arxiv,
  csl,
  'eu-calls': euCalls,
  meril,
  esfri,
  ffrdc,
} as const satisfies Readonly<Record<string, Recipe>>;
export type CollectionName = keyof typeof collections;
export const isCollection = (name: string): name is CollectionName => Object.hasOwn(collections, name);

/** `skipped` by reason; `changed`: what was done to texts on the way, by kind. `read` is written plus skipped. */
export type Report = {
  readonly read: number;
  readonly written: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly changed: Readonly<Record<string, number>>;
};

/** Rows of a recipe, and the report once all were read. */
export async function* convertRecords(recipe: Recipe, records: AsyncIterable<Source | undefined>): AsyncGenerator<Row, Report> {
  const [skipped, changed] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>) => (what: string) => void to.set(what, (to.get(what) ?? 0) + 1);
  const seen = new Set<string>();
  let read = 0;
  let written = 0;
  for await (const record of records) {
    read += 1;
    const row = record === undefined ? { skipped: 'not a record' } : recipe.convert(record, { count: add(changed) });
    // The second row of a reference would overwrite the first.
    const why = 'skipped' in row ? row.skipped : seen.has(row.reference) ? 'same reference as an earlier record' : undefined;
    if (why !== undefined || 'skipped' in row) {
      add(skipped)(why ?? '');
      continue;
    }
    seen.add(row.reference);
    written += 1;
    yield row;
  }
  return { read, written, skipped: Object.fromEntries(skipped), changed: Object.fromEntries(changed) };
}

export const convertCollection = (name: CollectionName, folder: string): AsyncGenerator<Row, Report> =>
  convertRecords(collections[name], recordsOf(join(folder, collections[name].file)));
