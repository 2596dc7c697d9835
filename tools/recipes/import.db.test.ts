/** The examples of the page about the import format, and rows of the recipes, through the import itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runImport, type ImportFormat } from '@tongtu/listings';
import { foundOrganization } from '@tongtu/parties';
import { inTransaction } from '@tongtu/platform/database';
import { testContext, testDatabase, testIds, type TestDatabase } from '@tongtu/platform/testing';
import { collections, convertRecords } from './collections.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/recipes/import-format.md'), 'utf8');
const example = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;
const newId = testIds('recipes');
const organizationId = newId();
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const fields = { kind: 'international', name: { en: 'Example Library' }, country: 'DE' } as const;
  await inTransaction(database.db, (tx) => foundOrganization(testContext(tx, { newId }), { id: organizationId, fields, state: 'verified', example: true }));
});
afterAll(() => database.close());

const importing = async (format: ImportFormat, text: string) => {
  const { progress, failure } = await runImport(testContext(database.db, { newId }), {
    organizationId,
    source: 'recipes',
    publish: true,
    format,
    mayWrite: () => true,
    content: (async function* () {
      yield Buffer.from(text);
    })(),
    keep: async () => {},
    transaction: (work) => inTransaction(database.db, (tx) => work(testContext(tx, { newId }))),
  });
  return { ...progress.counts, failure, refusals: progress.refusals };
};
const clean = { refused: 0, failure: null, refusals: [] };

it('the rows of the page are cards, and the same ones the second time', async () => {
  expect(await importing('jsonl', example('jsonl'))).toMatchObject({ ...clean, read: 4, added: 4 });
  expect(await importing('jsonl', example('jsonl'))).toMatchObject({ ...clean, read: 4, unchanged: 4 });
});

it('so is the sheet', async () => {
  expect(await importing('csv', example('csv'))).toMatchObject({ ...clean, read: 2, added: 2 });
});

it('rows of a recipe go in', async () => {
  const records = [{ Name: 'CERIC', 'Full Name': 'A place', Field: 'Energy', Type: 'Landmark', Country: 'Germany', Town: 'Hamburg', Lat: '53.5', Long: '9.8' }];
  const rows = await Array.fromAsync(
    convertRecords(
      collections.esfri,
      (async function* () {
        yield* records;
      })(),
    ),
  );
  expect(await importing('jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))).toMatchObject({ ...clean, read: 1, added: 1 });
});
