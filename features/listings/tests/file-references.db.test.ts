/** Which stored files listings still need: the daily sweep removes all others. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { testNow } from '@tongtu/platform/testing';
import { listingsFeature } from '../server.ts';
import { addImport, type ImportState } from '../store/imports.ts';
import { noProgress } from '../transfer/run-import.ts';
import { addAttachment, removeAttachment } from '../use-cases/attachments.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.database.close());

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const feature = listingsFeature({ sentence: () => undefined, publicUrl: () => 'http://localhost', clock: () => testNow });
const needed = async (...names: string[]): Promise<string[]> => {
  const referred = (await feature.fileReferences?.(world.database.db, names.map(hashOf))) ?? new Set();
  return names.filter((name) => referred.has(hashOf(name)));
};
const attach = async (listingId: string, name: string): Promise<string> => {
  const upload = { name: `${name}.pdf`, file: { hash: hashOf(name), size: 3, mediaType: 'application/pdf' } };
  return must(await world.write('admin', (context) => addAttachment(context, listingId, 'members', upload))).id;
};

it('a file is needed as long as one card carries it', async () => {
  const [one, two] = [await world.card('need', 'draft'), await world.card('fund', 'draft')];
  const [first, second] = [await attach(one, 'shared'), await attach(two, 'shared')];
  await attach(one, 'own');
  expect(await needed('shared', 'own', 'refused')).toEqual(['shared', 'own']);
  must(await world.write('admin', (context) => removeAttachment(context, one, first)));
  expect(await needed('shared')).toEqual(['shared']);
  must(await world.write('admin', (context) => removeAttachment(context, two, second)));
  expect(await needed('shared', 'own')).toEqual(['own']);
});

it('the file of an import is needed until seven days after its end', async () => {
  const keep = (name: string, state: ImportState, endedDaysAgo: number | null) =>
    addImport(world.database.db, {
      id: world.base(world.readers.admin, testNow).newId(),
      organizationId: world.university,
      personId: world.readers.admin.personId!,
      fileName: `${name}.csv`,
      fileHash: hashOf(name),
      fileSize: 3,
      format: 'csv',
      kind: null,
      publish: false,
      state,
      ...noProgress,
      failure: null,
      startedAt: new Date(0),
      endedAt: endedDaysAgo === null ? null : new Date(testNow.getTime() - endedDaysAgo * 86_400_000),
    });
  await keep('waiting', 'waiting', null);
  await keep('running', 'running', null);
  await keep('fresh', 'done', 6.9);
  await keep('fresh failure', 'failed', 6.9);
  await keep('over', 'done', 7.1);
  await keep('again', 'failed', 30);
  await keep('again', 'waiting', null);
  expect(await needed('waiting', 'running', 'fresh', 'fresh failure', 'over', 'again')).toEqual(['waiting', 'running', 'fresh', 'fresh failure', 'again']);
});

it('no question needs no answer', async () => {
  expect(await needed()).toEqual([]);
});
