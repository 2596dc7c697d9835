/** kill -9 in the middle of an import: no acknowledged row is lost, none is there twice, and the next start mends the index. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { ask, signIn } from '../../bench/server.ts';
import { removeFolder, startHouse, type RunningHouse } from './house.ts';

let house: RunningHouse;
afterAll(async () => {
  await house?.stop();
  removeFolder(house?.dataDir ?? '');
});

type Import = {
  readonly id: string;
  readonly state: string;
  readonly rows: { readonly read: number; readonly added: number; readonly changed: number; readonly unchanged: number; readonly refused: number };
};
type Index = { readonly state: string; readonly documents: number; readonly behind: number };
const rows = 6000;
const content = Array.from({ length: rows }, (_, n) =>
  JSON.stringify({ kind: 'achievement', reference: `crash-${n}`, title: `Crashproof membrane number ${n}`, summary: { en: `word${n} of the crash test` } }),
).join('\n');

const upload = async (cookie: string, organizationId: string): Promise<Import> => {
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'application/x-ndjson' }), 'crash.jsonl');
  const answer = await fetch(`${house.url}/api/organizations/${organizationId}/listing-imports?publish=true`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Import;
};
const organizationOf = async (cookie: string): Promise<string> =>
  (await ask<{ memberships: { organizationId: string }[] }>(house, cookie, 'GET', '/api/session')).memberships[0]!.organizationId;
const indexState = async (): Promise<Index> => ask<Index>(house, await signIn(house, 'secretariat@example.org'), 'GET', '/api/search-index');
const settled = async (documents: number): Promise<Index> => {
  for (let tries = 0; ; tries += 1) {
    const state = await indexState();
    if ((state.state === 'ok' && state.behind === 0 && state.documents >= documents) || tries > 200) return state;
    await sleep(200);
  }
};

it('the acknowledged rows are there after the crash, the import goes on by itself, and the index has every card once', async () => {
  house = await startHouse();
  let cookie = await signIn(house, 'admin.energy@example.org');
  const organizationId = await organizationOf(cookie);
  const path = (id: string): string => `/api/organizations/${organizationId}/listing-imports/${id}`;
  const before = (await indexState()).documents;
  const { id } = await upload(cookie, organizationId);
  let acknowledged = 0;
  while (acknowledged < 1000) {
    await sleep(20);
    acknowledged = (await ask<Import>(house, cookie, 'GET', path(id))).rows.added;
  }
  await house.kill();
  expect(acknowledged).toBeLessThan(rows);

  house = await startHouse({}, house.dataDir);
  cookie = await signIn(house, 'admin.energy@example.org');
  const after = await ask<Import>(house, cookie, 'GET', path(id));
  expect(after.rows.added).toBeGreaterThanOrEqual(acknowledged);
  // The job's time has to run out before another worker takes it; a person who does not wait sends the file again.
  const again = await upload(cookie, organizationId);
  let done = again;
  while (done.state === 'waiting' || done.state === 'running') {
    await sleep(100);
    done = await ask<Import>(house, cookie, 'GET', path(again.id));
  }
  expect(done).toMatchObject({ state: 'done', rows: { read: rows, refused: 0, changed: 0 } });
  expect(done.rows.added + done.rows.unchanged).toBe(rows);
  expect(done.rows.unchanged).toBeGreaterThanOrEqual(after.rows.added);
  expect(await settled(before + rows)).toMatchObject({ state: 'ok', documents: before + rows, behind: 0 });
  const found = await ask<{ items: unknown[] }>(house, '', 'GET', '/api/listings?q=word17');
  expect(found.items).toHaveLength(1);
});

it('an index that is gone or torn is built anew, and meanwhile searches are answered', async () => {
  const whole = (await indexState()).documents;
  for (const harm of ['gone', 'torn'] as const) {
    expect(await house.stop()).toBe(0);
    const folder = join(house.dataDir, 'index');
    expect(existsSync(folder)).toBe(true);
    if (harm === 'gone') rmSync(folder, { recursive: true });
    else
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (file.isFile()) writeFileSync(join(file.parentPath, file.name), 'torn');
    house = await startHouse({}, house.dataDir);
    const answer = await ask<{ items: unknown[]; servedBy: string }>(house, '', 'GET', '/api/listings?q=word17');
    expect(answer.items.length, `${harm}, served by ${answer.servedBy}`).toBeGreaterThan(0);
    expect(await settled(whole)).toMatchObject({ state: 'ok', documents: whole });
  }
});
