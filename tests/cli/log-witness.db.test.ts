/** A house whose log is witnessed by two processes of their own; a proof from its API holds before the independent verifier. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { readConfig } from '@tongtu/platform/config';
import { houseRoot } from '@tongtu/platform/database';
import { announce } from '@tongtu/platform/context';
import { createLog } from '@tongtu/platform/telemetry';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { openHouse, type House } from '@tongtu/server';
import { createApp } from '../../apps/server/serve.ts';

let database: TestDatabase;
let folder: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tongtu-log-witness-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (witnesses: string): Promise<House> => {
  const config = must(
    readConfig({
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_DIR: folder,
      DEMO: 'off',
      LOG_LEVEL: 'silent',
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_ORIGIN: 'log.example/house',
      LOG_WITNESSES: witnesses,
    }),
  );
  return openHouse({ config, log: createLog(config), whenInUse: 'refuse', work: false });
};
/** Its verifier key and address, as they are written into LOG_WITNESSES. */
const startWitness = (name: string, vkey: string): Promise<{ readonly vkey: string; readonly address: string }> =>
  new Promise((resolve, reject) => {
    const files = ['--key', join(folder, `${name}.key`), '--state', join(folder, `${name}.state`)];
    const args = ['apps/cli/main.ts', 'witness', '--json', '--listen', '127.0.0.1:0', '--name', `w.example/${name}`, '--log', vkey, ...files];
    const child = spawn(process.execPath, args, { cwd: houseRoot });
    running.push(child);
    let out = '';
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
      const said = out.split('\n').find((line) => line.includes('"serving"') && line.endsWith('}'));
      if (said === undefined) return;
      const serving = JSON.parse(said) as { readonly vkey: string; readonly port: number };
      resolve({ vkey: serving.vkey, address: `http://127.0.0.1:${serving.port}` });
    });
    child.once('close', () => reject(new Error(out)));
  });
const happens = (house: House): Promise<unknown> =>
  house.inTransaction(
    (context) => announce(context, { kind: 'listing-published', subject: { type: 'listing', id: context.newId() }, changed: { title: '钛合金' } }),
    { platformRoles: ['secretariat'], memberships: [] },
  );

it('what happens is published, seen by both, and proven without the house', async () => {
  const first = await open('');
  const firstApp = (await createApp(first)).app;
  await happens(first);
  await expect
    .poll(async () => (await first.transparency.sequence(first.database.db), (await firstApp.inject('/api/log')).statusCode), { timeout: 10_000 })
    .toBe(200);
  const vkey = (await firstApp.inject('/log/vkey')).body.trim();
  expect(vkey).toMatch(/^log\.example\/house\+/);
  await firstApp.close();
  await first.close();

  const witnesses = [await startWitness('one', vkey), await startWitness('two', vkey)];
  const house = await open(witnesses.map((one) => `${one.vkey} ${one.address}`).join(', '));
  const { app } = await createApp(house);
  const stop = new AbortController();
  const working = house.transparency.background!({ context: () => house.context(), log: house.log, work: true, signal: stop.signal });
  try {
    await happens(house);
    const sizeOf = async (): Promise<string> => (await app.inject('/log/checkpoint')).body;
    await expect.poll(sizeOf, { timeout: 20_000 }).toMatch(/\n2\n[^\n]+\n\n\u2014 log\.example\/house \S+\n(\u2014 w\.example\/(one|two) \S+\n){2}$/);
    const head = (await app.inject('/api/log')).json() as { readonly witnesses: readonly { name: string }[]; readonly lastWitnessed: readonly object[] };
    expect(head.witnesses.map(({ name }) => name).toSorted()).toEqual(['w.example/one', 'w.example/two']);
    expect(head.lastWitnessed).toMatchObject([{ size: 2 }, { size: 2 }]);

    const { tlogProof } = (await app.inject('/api/log/entries/1')).json() as { readonly tlogProof: string };
    const file = join(folder, 'entry.tlog-proof');
    writeFileSync(file, tlogProof);
    const verify = (...keys: readonly string[]) =>
      spawnSync(process.execPath, ['apps/verify/main.ts', file, '--json', '--vkey', vkey, ...keys.flatMap((key) => ['--witness', key])], {
        cwd: houseRoot,
        encoding: 'utf8',
      });
    const verified = verify(...witnesses.map((one) => one.vkey));
    expect([verified.status, JSON.parse(verified.stdout)]).toMatchObject([0, { holds: true, counts: { index: '1', size: '2', witnesses: 2 } }]);
    writeFileSync(file, tlogProof.replace('index 1', 'index 0'));
    expect(verify().status).toBe(1);
  } finally {
    stop.abort();
    await working;
    await app.close();
    await house.close();
  }
});
