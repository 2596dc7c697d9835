/** Evidence of 200 MB, of nothing, of a kind that nobody may send: through the real door, from the wire to the store. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileErrors, folderFiles } from '@tongtu/platform/files';
import { commonErrors, createHttpServer, mountRoutes, problemWriter, serve } from '@tongtu/platform/http';
import { loadLocales } from '@tongtu/platform/i18n';
import { expect as must } from '@tongtu/kernel/result';
import { diligenceErrors, diligenceRoutes } from '../contract.ts';
import { dossierHandlers } from '../http/dossier-handlers.ts';
import { diligencePolicy } from '../policy.ts';
import { openCase } from '../use-cases/open-case.ts';
import { makeWorld, worldNow, type World } from './world.ts';

const megabyte = 1_048_576;
const uploadMaxBytes = 50 * megabyte;
let world: World;
let app: Awaited<ReturnType<typeof createHttpServer>>;
let folder: string;
let url: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = await mkdtemp(join(tmpdir(), 'tongtu-evidence-'));
  const { uploadEvidenceFile } = diligenceRoutes;
  const problem = problemWriter({ ...commonErrors, ...fileErrors, ...diligenceErrors }, loadLocales().sentence);
  app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost:8080',
    problem,
    languageOf: () => 'zh',
    trustProxy: false,
    rateLimitPerMinute: 0,
    version: 'test',
  });
  const { reader: _reader, now: _now, language: _language, ...base } = { ...world.base(world.people.manager), files: folderFiles(folder) };
  mountRoutes(
    app,
    serve({ uploadEvidenceFile }, { uploadEvidenceFile: diligencePolicy.uploadEvidenceFile }, { uploadEvidenceFile: dossierHandlers.uploadEvidenceFile }),
    {
      base,
      clock: () => worldNow,
      identify: async () => world.people.manager,
      languageOf: () => 'zh',
      problem,
      uploadMaxBytes,
    },
  );
  const opened = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() })));
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  url = `${address}/api/diligence-cases/${opened.id}/files`;
});
afterAll(async () => {
  // `fetch` keeps its connections; the server would wait for them.
  app.server.closeAllConnections();
  await app.close();
  await world.close();
  await rm(folder, { recursive: true });
});

const boundary = 'tongtu-boundary';
/** Made on the way out, a megabyte at a time. */
const form = async function* (name: string, type: string, head: string, megabytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${head}`);
  const piece = Buffer.alloc(megabyte, 0x20);
  for (let i = 0; i < megabytes; i += 1) yield piece;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
};
const send = async (name: string, type: string, head: string, megabytes = 0) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Readable.toWeb(Readable.from(form(name, type, head, megabytes))),
    duplex: 'half',
  } as unknown as RequestInit);
  return { status: answer.status, body: (await answer.json()) as { kind?: string; detail?: string; name?: string; size?: number; sha256?: string } };
};
const stored = async (): Promise<number> => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

test('200 MB are refused by name, held nowhere, and leave nothing behind', async () => {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  const { status, body } = await send('原始数据.txt', 'text/plain', '', 200);
  clearInterval(watch);
  expect([status, body.kind]).toEqual([413, 'file-too-large']);
  expect(body.detail).toContain('50');
  expect(peak - before).toBeLessThan(120 * megabyte);
  expect(await stored()).toBe(0);
});
test.each([
  ['empty.txt', 'text/plain', '', 400, 'file-empty'],
  ['run.exe', 'application/octet-stream', 'MZ\u0000\u0000\u0003', 415, 'file-type-refused'],
  ['page.html', 'text/html', '<!doctype html><script>alert(1)</script>', 415, 'file-type-refused'],
  ['机密★10年 报告.txt', 'text/plain', '报告', 422, 'state-secret-refused'],
])('%s is refused', async (name, type, head, status, kind) => {
  const answer = await send(name, type, head);
  expect([answer.status, answer.body.kind]).toEqual([status, kind]);
});
test('a file of a size that is allowed is kept under its name', async () => {
  const { status, body } = await send('评估报告.txt', 'text/plain', '评估', 2);
  expect([status, body.name, body.size]).toEqual([201, '评估报告.txt', 2 * megabyte + Buffer.byteLength('评估')]);
  expect(body.sha256).toMatch(/^[0-9a-f]{64}$/);
});
