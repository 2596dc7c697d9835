/** `tongtu witness` as a process: started, killed in the middle of its work, started again; whatever it answered it stands by. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { houseRoot } from '@tongtu/platform/database';
import { cosignatureVerifier, readNote, readSignature } from '@tongtu/transparency/tlog';
import { logInMemory, type LogInMemory } from '../../features/transparency/tests/log-in-memory.ts';
import { writeAddCheckpoint } from '../../features/transparency/witness/request.ts';

const log = logInMemory(300);
const fork = logInMemory(300, { flavour: 'forged' });
const folder = mkdtempSync(join(tmpdir(), 'tongtu-witness-cli-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Started = { readonly code: number | null; readonly err: string; readonly vkey: string; readonly url: string; readonly child: ChildProcess };
/** Resolves when it serves or has ended. */
const start = (...args: readonly string[]): Promise<Started> =>
  new Promise((resolve) => {
    const env = { ...process.env, PORT: 'eight', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', NO_COLOR: '1' };
    const child = spawn(process.execPath, [join(houseRoot, 'apps/cli/main.ts'), 'witness', '--json', ...args], { env });
    running.add(child);
    let [out, err] = ['', ''];
    child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const serving = out.split('\n').find((line) => line.includes('"serving"'));
      if (serving === undefined || !out.endsWith('\n')) return;
      const { port, vkey } = JSON.parse(serving) as { port: number; vkey: string };
      resolve({ code: null, err, vkey, url: `http://127.0.0.1:${port}/add-checkpoint`, child });
    });
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, err, vkey: '', url: '', child });
    });
  });
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('close', resolve));
const files = ['--key', join(folder, 'key'), '--state', join(folder, 'state'), '--log', log.vkey, '--listen', '127.0.0.1:0'];
const bodyOf = async (from: number, to: number, of: LogInMemory): Promise<string> =>
  writeAddCheckpoint({ oldSize: from, proof: await of.consistency(from, to), note: await of.checkpoint(to) });

describe('tongtu witness', () => {
  it('makes a key once, serves, and stands by every answer though it is killed again and again', async () => {
    const unnamed = await start(...files);
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('--name')]);
    let size = 0;
    let vkey = '';
    for (let round = 0; round < 5; round += 1) {
      const { url, child, ...started } = await start(...files, '--name', 'audit.example/witness');
      vkey ||= started.vkey;
      expect(started.vkey).toBe(vkey);
      const ask = async (from: number, to: number, of: LogInMemory) => {
        const answer = await fetch(url, { method: 'POST', body: await bodyOf(from, to, of) });
        return { status: answer.status, body: await answer.text() };
      };
      // What it says that it signed is the history that we know, and no other is signed in its place.
      const { status, body } = await ask(300, 300, log);
      expect([200, 409]).toContain(status);
      const known = status === 200 ? 300 : Number(body);
      expect(known).toBeGreaterThanOrEqual(size);
      size = known;
      // Nothing signed yet: then an empty tree is asked about, which has no fork.
      const forks = size === 0 ? [] : [await ask(size, size, fork), await ask(size, size + 5, fork)];
      expect(forks.every((answer) => answer.status === 422)).toBe(true);
      const next = await ask(size, size + 1, log);
      expect(next.status).toBe(200);
      const line = readSignature(next.body.slice(0, -1))!;
      expect(must(cosignatureVerifier(vkey)).verify(must(readNote(await log.checkpoint(size + 1))).text, line.signature)).toBe(true);
      size += 1;
      const asked = ask(size, size + 10, log).then(
        (answer) => answer.status === 200,
        () => false,
      );
      await pause(round * 2);
      const gone = ended(child);
      child.kill('SIGKILL');
      await gone;
      if (await asked) size += 10;
    }
  });
  it('shares its state with nobody and ends when it is asked to', async () => {
    const first = await start(...files);
    const second = await start(...files);
    expect([second.code, second.err]).toEqual([2, expect.stringContaining(String(first.child.pid))]);
    const gone = ended(first.child);
    first.child.kill('SIGTERM');
    expect(await gone).toBe(0);
    const third = await start(...files);
    expect(third.code).toBeNull();
    third.child.kill('SIGTERM');
    await ended(third.child);
  });
  it.each([
    [['--listen', 'nowhere'], '127.0.0.1:8090'],
    [['--log', 'nonsense'], '/log/vkey'],
  ])('says what is wrong with %s', async (args, said) => {
    const run = await start(...files, ...args);
    expect([run.code, run.err]).toEqual([2, expect.stringContaining(said)]);
  });
});
