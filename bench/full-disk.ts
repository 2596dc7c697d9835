/**
 * A disk that runs full where files and log lie: `node bench/full-disk.ts [megabytes]`. Uploads until there is no room, exports, writes
 * and publishes meanwhile, makes room again. Everything that is refused has a named sentence, nothing that was acknowledged is lost,
 * and all goes on by itself. It mounts a tmpfs, so it is for root on Linux and skips elsewhere. Exit status 1 where that is not so.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { houseRoot } from '@tongtu/platform/database';
import { folderFiles } from '@tongtu/platform/files';
import { broken } from '../features/diligence/tests/invariants.ts';
import { nodeOptions, removeFolder, startHouse } from '../tests/journeys/house.ts';
import { openBeside, secret, signInAll, startCluster } from './booking-world.ts';
import { fillCases } from './diligence-world.ts';
import { numberAt, rounded, say } from './measure.ts';

const megabytes = numberAt(2, 48);
const disk = mkdtempSync(join(tmpdir(), 'tongtu-bench-full-'));
const mounted = process.platform === 'linux' ? spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk], { encoding: 'utf8' }) : undefined;
if (mounted?.status !== 0) {
  say({ bench: 'full-disk', skipped: `no tmpfs can be mounted here: ${mounted?.stderr?.trim() ?? process.platform}` });
  removeFolder(disk);
  process.exit(0);
}
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
const { unit, cases, emails } = await fillCases(beside, 6);
const settings = { FILES_URL: join(disk, 'files'), LOG_ORIGIN: 'bench.example.org/log' };
const house = await startHouse({ DATABASE_URL: cluster.url, DATABASE_OWNER_URL: cluster.ownerUrl, DEMO: 'off', AUTH_SECRET: secret, ...settings });
const { cookie } = (await signInAll(house, [{ email: emails[0]!, organizationId: unit }]))[0]!;
const caseId = cases[1]!;
const wrong: string[] = [];
const seen: Record<string, unknown> = {};

const ask = async (method: string, path: string, body?: object | FormData, language = 'zh') => {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${house.url}${path}`, {
    method,
    headers: { cookie, 'accept-language': language, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const upload = (size: number, language = 'zh') => {
  const form = new FormData();
  form.append('file', new Blob([`%PDF-1.7 ${randomBytes(size / 2).toString('hex')}`], { type: 'application/pdf' }), 'evidence.pdf');
  return ask('POST', `/api/diligence-cases/${caseId}/files`, form, language);
};
const supply = (fileId: unknown) => ask('POST', `/api/diligence-cases/${caseId}/evidence`, { kind: 'other', title: { zh: '文件' }, fileId, words: null });
const exported = async (patienceMs: number) => {
  const asked = await ask('POST', `/api/diligence-cases/${caseId}/dossier/exports`, {});
  if (asked.status >= 300) return { state: `refused ${String(asked.body['kind'])}`, fault: null };
  const began = performance.now();
  for (;;) {
    const list = (await ask('GET', `/api/diligence-cases/${caseId}/dossier/exports`)).body['items'] as { id: string; state: string; fault: string | null }[];
    const one = list.find(({ id }) => id === asked.body['id'])!;
    if (one.state !== 'making' || performance.now() - began > patienceMs) return { state: one.state, fault: one.fault };
    await sleep(300);
  }
};
const logged = async (): Promise<number> => Number((await ask('GET', '/api/log')).body['size']);
const free = (): number => statfsSync(disk).bavail * statfsSync(disk).bsize;

// 1. Until there is no room.
let kept = 0;
for (let n = 0; n < megabytes; n += 1) {
  const said = await upload(4_000_000);
  if (said.status === 201) {
    const given = await supply(said.body['id']);
    if (given.status !== 201) wrong.push(`supply ${given.status} ${String(given.body['kind'])}`);
    kept += 1;
    continue;
  }
  const english = await upload(4_000_000, 'en');
  seen['upload'] = { status: said.status, kind: said.body['kind'], zh: said.body['detail'], en: english.body['detail'] };
  if (said.body['kind'] !== 'storage-full' || english.body['kind'] !== 'storage-full') wrong.push(`upload: ${JSON.stringify(said.body)}`);
  break;
}
// 2. A dossier that needs more than is left.
seen['export'] = await exported(60_000);
if ((seen['export'] as { fault: string | null }).fault !== 'storage-full') wrong.push(`export: ${JSON.stringify(seen['export'])}`);
// 3. To the last byte: acts without files go on, and the log waits.
const ballast = join(disk, 'ballast');
writeFileSync(ballast, '');
const size = free();
try {
  writeFileSync(ballast, Buffer.alloc(size));
} catch {
  // As far as it goes.
}
const before = await logged();
for (let n = 0; n < 40; n += 1) {
  const said = await ask('POST', `/api/diligence-cases/${caseId}/evidence`, { kind: 'other', title: { zh: `说明 ${n}` }, fileId: null, words: '说明。' });
  if (said.status !== 201) wrong.push(`words: ${said.status} ${String(said.body['kind'])}`);
}
await sleep(5000);
seen['log while full'] = { before, after: await logged(), ready: (await ask('GET', '/readyz')).status };
// 4. Room again.
truncateSync(ballast, 0);
const spare = kept * 4_000_000 + 8_000_000;
spawnSync('mount', ['-o', `remount,size=${megabytes + Math.ceil(spare / 1_048_576)}m`, disk]);
const began = performance.now();
while ((await logged()) < before + 40 && performance.now() - began < 60_000) await sleep(200);
seen['log caught up after seconds'] = rounded((performance.now() - began) / 1000);
if ((await logged()) < before + 40) wrong.push(`the log stands at ${await logged()}`);
seen['export again'] = await exported(90_000);
if ((seen['export again'] as { state: string }).state !== 'ready') wrong.push(`export again: ${JSON.stringify(seen['export again'])}`);
const files = folderFiles(settings.FILES_URL);
wrong.push(...(await broken(beside.database.db, { sequenced: true, hasFile: (hash) => files.has(hash) })));
const fsck = spawnSync(process.execPath, [...nodeOptions, join(houseRoot, 'apps/cli/main.ts'), 'log', 'fsck', '--json'], {
  encoding: 'utf8',
  env: { ...process.env, ...settings, DATA_DIR: house.dataDir },
});
if (fsck.status !== 0) wrong.push(`fsck: ${fsck.stdout}${fsck.stderr}`.slice(0, 400));
say({ bench: 'full-disk', megabytes, kept, seen, wrong: wrong.slice(0, 10) });
await house.stop();
await beside.close();
await cluster.stop();
spawnSync('umount', [disk]);
for (const one of [disk, house.dataDir]) removeFolder(one);
process.exit(wrong.length === 0 ? 0 : 1);
