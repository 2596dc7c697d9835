/**
 * Many people at once act on the same cases, as they like and often wrongly, while a server is killed with kill -9 several times:
 * `node bench/diligence-chaos.ts [seconds] [at once] [servers] [cases] [kills]`. Servers share database, files and key of the log, as
 * they do at a customer. Afterwards what must be true of every case is true, what was acknowledged is there, every export came to an
 * end, every dossier holds before the verifier, and the log follows from its own bytes. Exit status 1 where that is not so.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { houseRoot } from '@tongtu/platform/database';
import { folderFiles } from '@tongtu/platform/files';
import { broken } from '../features/diligence/tests/invariants.ts';
import { nodeOptions, removeFolder, startHouse } from '../tests/journeys/house.ts';
import { inParallel, openBeside, secret, signInAll, startCluster, startServers } from './booking-world.ts';
import { fillCases } from './diligence-world.ts';
import { numberAt, quantile, rounded, say } from './measure.ts';

const [seconds, atOnce, count, many, kills] = [numberAt(2, 60), numberAt(3, 40), numberAt(4, 1), numberAt(5, 12), numberAt(6, 3)];
const cluster = await startCluster();
const beside = await openBeside(cluster.url, cluster.ownerUrl);
const { unit, cases, emails } = await fillCases(beside, many);
const shared = mkdtempSync(join(tmpdir(), 'tongtu-bench-shared-'));
const settings = { FILES_URL: join(shared, 'files'), LOG_KEY_FILE: join(shared, 'log.key'), LOG_ORIGIN: 'bench.example.org/log' };
const servers = await startServers(count, cluster.url, cluster.ownerUrl, settings);
const people = await signInAll(
  servers[0]!,
  emails.map((email) => ({ email, organizationId: unit })),
);
const cookies = people.map(({ cookie }) => cookie);
const managers = cookies.slice(0, 4);
const sitting = cookies.slice(4);

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;
const counts: Record<string, number> = {};
const wrong: string[] = [];
const times: number[] = [];
const note = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
let down = 0;

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
/** One request; undefined where nobody answered, which only a kill may bring about. */
const send = async (name: string, method: string, path: string, cookie: string, body?: object | FormData): Promise<Answer | undefined> => {
  const began = performance.now();
  const wasDown = down;
  const isForm = body instanceof FormData;
  try {
    const answer = await fetch(`${pick(servers).url}${path}`, {
      method,
      headers: { cookie, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    times.push(performance.now() - began);
    const said = (answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (method !== 'GET') note(`${name} ${answer.status}${answer.status < 300 ? '' : ` ${String(said['kind'])}`}`);
    if (answer.status >= 500 && answer.status !== 503) wrong.push(`${name}: ${answer.status} ${text.slice(0, 300)}`);
    return { status: answer.status, body: said };
  } catch {
    note(`${name} no answer`);
    if (down === 0 && wasDown === 0) wrong.push(`${name}: no answer though no server was killed`);
    // A client that was cut off waits a moment before it asks again.
    await sleep(100);
    return undefined;
  }
};

type Thing = { readonly id: string; readonly state?: string; readonly outcome?: string; readonly revision?: number };
const listOf = async (path: string, cookie = managers[0]!, key = 'items'): Promise<readonly Thing[]> =>
  ((await send('read', 'GET', path, cookie))?.body[key] as Thing[] | undefined) ?? [];
const at = (caseId: string, rest = ''): string => `/api/diligence-cases/${caseId}${rest}`;
/** What was acknowledged: evidence by id with its case, exports, votes. */
const evidence = new Map<string, string>();
const exported = new Set<string>();
const objected = new Set<string>();

const decisionOf = async (caseId: string): Promise<Thing | undefined> => (await listOf(at(caseId, '/decisions')))[0];
const noticeOf = async (caseId: string, state?: string): Promise<Thing | undefined> =>
  (await listOf(at(caseId, '/notices'))).find((one) => state === undefined || one.state === state);
const supplied = (caseId: string, answer: Answer | undefined): void => {
  if (answer?.status === 201) evidence.set(String(answer.body['id'] ?? (answer.body['evidence'] as Thing | undefined)?.id), caseId);
};

let made = 0;
const acts: readonly (readonly [number, (caseId: string) => Promise<unknown>])[] = [
  [
    14,
    async (caseId) => {
      const decision = await decisionOf(caseId);
      if (decision === undefined) return;
      const path = at(caseId, `/decisions/${decision.id}`);
      const by = pick(sitting);
      if (decision.state === 'called') {
        await send('conflict', 'POST', `${path}/conflicts`, by, Math.random() < 0.1 ? { conflict: true, words: '亲属任职。' } : { conflict: false });
        if (Math.random() < 0.4) await send('open', 'POST', `${path}/open`, sitting[0]!, {});
      } else if (decision.state === 'voting') {
        await send('vote', 'POST', `${path}/votes`, by, { voice: Math.random() < 0.85 ? 'for' : 'against' });
        if (Math.random() < 0.15) await send('count', 'POST', `${path}/count`, sitting[0]!, {});
      } else {
        const read = await send('read', 'GET', path, by);
        await send('confirm', 'POST', `${path}/confirm`, by, { sha256: read?.body['minutesSha256'] ?? 'x' });
      }
    },
  ],
  [4, (caseId) => send('call', 'POST', at(caseId, '/decisions'), pick(managers), { motion: '同意。', agenda: ['表决'], meetsAt: new Date().toISOString() })],
  [
    12,
    async (caseId) => {
      made += 1;
      const kind = pick(['rule-text', 'comparable', 'readiness-statement', 'other', 'site-visit']);
      supplied(
        caseId,
        await send('supply', 'POST', at(caseId, '/evidence'), pick(managers), { kind, title: { zh: `说明 ${made}` }, fileId: null, words: `第 ${made} 份。` }),
      );
    },
  ],
  [
    6,
    async (caseId) => {
      made += 1;
      const form = new FormData();
      form.append('file', new Blob([`%PDF-1.7 ${made} `.padEnd(20_000, '证据')], { type: 'application/pdf' }), `evidence-${made}.pdf`);
      const by = pick(managers);
      const file = await send('upload', 'POST', at(caseId, '/files'), by, form);
      if (file?.status !== 201) return;
      const body = { kind: 'other', title: { zh: `文件 ${made}` }, fileId: file.body['id'] ?? file.body['fileId'], words: null };
      supplied(caseId, await send('supply file', 'POST', at(caseId, '/evidence'), by, body));
    },
  ],
  [
    5,
    async (caseId) => {
      const [id] = pick([...evidence].filter(([, of]) => of === caseId).map(([one]) => [one])) ?? [];
      if (id !== undefined) await send('withdraw', 'POST', at(caseId, `/evidence/${id}/withdraw`), pick(managers), { reason: '有误。' });
    },
  ],
  [
    10,
    async (caseId) => {
      const read = await send('read', 'GET', at(caseId), managers[0]!);
      const price = pick((read?.body['priceActions'] as { action: string }[] | undefined) ?? []);
      const action = price?.action ?? pick(['choose-agreement', 'decide', 'publish-notice', 'confirm-notice']);
      await send('price', 'POST', at(caseId, '/pricing-steps'), pick(managers), { action });
    },
  ],
  [
    6,
    async (caseId) => {
      const today = new Date().toISOString().slice(0, 10);
      const action = pick(['clear', 'clear', 'sign', 'reopen', 'close']);
      await send('step', 'POST', at(caseId, '/steps'), pick(managers), { action, ...(action === 'sign' ? { on: today } : {}) });
    },
  ],
  [3, (caseId) => send('check', 'POST', at(caseId, '/related-party-checks'), pick(managers), {})],
  [
    6,
    async (caseId) => {
      const draft = await noticeOf(caseId, 'draft');
      if (draft === undefined) await send('draft', 'POST', at(caseId, '/notices'), pick(managers), {});
      else await send('publish', 'POST', at(caseId, `/notices/${draft.id}/publish`), pick(managers), { revision: draft.revision });
    },
  ],
  [
    8,
    async (caseId) => {
      const notice = await noticeOf(caseId, 'running');
      if (notice === undefined) return;
      const said = await send('object', 'POST', `/api/notices/${notice.id}/objections`, '', { name: '赵某', contact: '13900000000', words: '价格偏低。' });
      if (said?.status === 201) objected.add(`${notice.id} ${String(said.body['number'])}`);
      const open = (await listOf(`/api/notices/${notice.id}`, managers[0]!, 'objectionList')).find(({ outcome }) => outcome === 'open');
      if (open === undefined) return;
      const path = at(caseId, `/notices/${notice.id}/objections/${open.id}/answer`);
      await send('answer', 'POST', path, pick(managers), { outcome: Math.random() < 0.1 ? 'upheld' : 'rejected', answer: '已核实。' });
    },
  ],
  [
    4,
    async (caseId) => {
      const notice = await noticeOf(caseId, 'running');
      if (notice === undefined) return;
      if (Math.random() < 0.8) await send('complete', 'POST', at(caseId, `/notices/${notice.id}/complete`), pick(managers), { closingStatement: '公示期满。' });
      else await send('replace', 'POST', at(caseId, `/notices/${notice.id}/replace`), pick(managers), { reason: '更正。' });
    },
  ],
  [
    4,
    async (caseId) => {
      const said = await send('export', 'POST', at(caseId, '/dossier/exports'), pick(managers), {});
      if (said?.status === 201 || said?.status === 202) exported.add(`${caseId} ${String(said.body['id'])}`);
    },
  ],
  [4, (caseId) => send('dossier', 'GET', at(caseId, '/dossier'), pick(cookies))],
  [4, () => send('board', 'GET', '/api/notices', '')],
];
const whole = acts.reduce((sum, [weight]) => sum + weight, 0);
const act = (): (() => Promise<void>) => async () => {
  let left = Math.random() * whole;
  const chosen = acts.find(([weight]) => (left -= weight) < 0) ?? acts[0]!;
  await chosen[1](pick(cases));
};

const began = performance.now();
const killing = (async (): Promise<void> => {
  for (let n = 0; n < kills; n += 1) {
    await sleep((seconds * 1000) / (kills + 1));
    down += 1;
    const victim = servers.shift()!;
    // Where it was the only one, its address stays in the list, so that people meet a closed door.
    if (servers.length === 0) servers.push(victim);
    await victim.kill();
    note('server killed');
    await sleep(500);
    const again = await startHouse(
      { DATABASE_URL: cluster.url, DATABASE_OWNER_URL: cluster.ownerUrl, DEMO: 'off', AUTH_SECRET: secret, ...settings },
      victim.dataDir,
    );
    if (servers[0] === victim) servers.shift();
    servers.push(again);
    await sleep(200);
    down -= 1;
  }
})();
await inParallel(atOnce, () => (performance.now() - began > seconds * 1000 ? undefined : act()));
await killing;
const took = (performance.now() - began) / 1000;

// Exports come to an end: a worker that was killed is missed after a minute, and its job begins again.
const making = async (): Promise<number> =>
  (await beside.database.pool.query<{ n: number }>(`select count(*)::integer as n from dossier_exports where state = 'making'`)).rows[0]!.n;
const waitFrom = performance.now();
while ((await making()) > 0 && performance.now() - waitFrom < 240_000) await sleep(1000);
const waited = (performance.now() - waitFrom) / 1000;
if ((await making()) > 0) wrong.push(`${await making()} exports did not come to an end`);
const unlogged = async (): Promise<number> =>
  (
    await beside.database.pool.query<{ n: number }>(
      `select count(*)::integer as n from events e left join log_entries l on l.event_id = e.id where e.kind = 'evidence-supplied' and l.event_id is null`,
    )
  ).rows[0]!.n;
for (let tries = 0; tries < 100 && (await unlogged()) > 0; tries += 1) await sleep(300);
await sleep(1500);

const { pool, db } = beside.database;
const files = folderFiles(settings.FILES_URL);
wrong.push(...(await broken(db, { sequenced: true, hasFile: (hash) => files.has(hash) })));
const known = new Set((await pool.query<{ id: string }>('select evidence_id as id from evidence')).rows.map(({ id }) => id));
for (const id of evidence.keys()) if (!known.has(id)) wrong.push(`evidence ${id} was acknowledged and is not there`);
const objections = new Set(
  (await pool.query<{ id: string; number: number }>('select notice_id as id, number from notice_objections')).rows.map((row) => `${row.id} ${row.number}`),
);
for (const key of objected) if (!key.endsWith('undefined') && !objections.has(key)) wrong.push(`objection ${key} was acknowledged and is not there`);
const { rows: dossiers } = await pool.query<{ case_id: string; id: string; state: string; hash: string | null; fault: string | null }>(
  'select case_id, export_id as id, state, file_sha256 as hash, fault from dossier_exports',
);
for (const key of exported) if (!dossiers.some((one) => `${one.case_id} ${one.id}` === key)) wrong.push(`export ${key} was acknowledged and is not there`);
const jobs = await pool.query<{ n: number }>(
  `select count(*)::integer as n from (select data->>'exportId' from pgboss.job where name = 'make-dossier' group by 1 having count(*) > 1) as twice`,
);
if (jobs.rows[0]!.n > 0) wrong.push(`${jobs.rows[0]!.n} exports have two jobs`);

const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-dossiers-'));
let held = 0;
for (const { id, state, hash, fault } of dossiers) {
  if (state === 'failed') wrong.push(`export ${id} failed: ${fault}`);
  if (state !== 'ready' || hash === null) continue;
  const path = join(folder, `${id}.zip`);
  writeFileSync(path, readFileSync(join(settings.FILES_URL, hash.slice(0, 2), hash.slice(2, 4), hash)));
  const verified = spawnSync(process.execPath, [join(houseRoot, 'apps/verify/verify.mjs'), path, '--json'], { encoding: 'utf8' });
  if (verified.status === 0) held += 1;
  else wrong.push(`dossier ${id}: ${verified.stdout}${verified.stderr}`.slice(0, 400));
}
const fsck = spawnSync(process.execPath, [...nodeOptions, join(houseRoot, 'apps/cli/main.ts'), 'log', 'fsck', '--json'], {
  encoding: 'utf8',
  env: { ...process.env, ...settings, DATA_DIR: servers[0]!.dataDir },
});
if (fsck.status !== 0) wrong.push(`fsck: ${fsck.stdout}${fsck.stderr}`.slice(0, 400));
const states = await pool.query<{ state: string; n: number }>('select state, count(*)::integer as n from diligence_cases group by state order by state');
say({
  bench: 'diligence-chaos',
  seconds: rounded(took),
  servers: count,
  cases: many,
  atOnce,
  requests: times.length,
  p50Ms: rounded(quantile(times, 0.5)),
  p99Ms: rounded(quantile(times, 0.99)),
  kills,
  counts: Object.fromEntries(Object.entries(counts).sort()),
  states: states.rows,
  evidence: known.size,
  acknowledged: evidence.size,
  dossiers: dossiers.length,
  held,
  exportsWaitedSeconds: rounded(waited),
  log: (JSON.parse(fsck.stdout || '{}') as { size?: number }).size,
  wrong: [...new Set(wrong)].slice(0, 12),
  wrongs: wrong.length,
});
for (const server of servers) {
  await server.stop();
  removeFolder(server.dataDir);
}
await beside.close();
await cluster.stop();
for (const one of [shared, folder]) removeFolder(one);
process.exit(wrong.length === 0 ? 0 : 1);
