/** A witness to the letter of its protocol, over HTTP; and that no accident makes it sign a second history. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { logInMemory, testKey, type LogInMemory } from '../tests/log-in-memory.ts';
import {
  cosignatureTime,
  cosignatureVerifier,
  emptyRoot,
  noteSigner,
  noteVerifier,
  readNote,
  readSignature,
  signText,
  writeCheckpoint,
  writeNote,
  writeSignature,
} from '../tlog/index.ts';
import { openWitnessFiles } from './key.ts';
import { writeAddCheckpoint } from './request.ts';
import { maxBodyBytes, serveWitness, type ServedWitness } from './serve.ts';
import { openState } from './state.ts';
import { makeWitness, type Conflict, type Witness } from './witness.ts';

const log = logInMemory(1000);
const fork = logInMemory(1000, { flavour: 'forged' });
const start = new Date('2026-11-26T01:00:00Z');
let folder: string;
let paths: readonly [string, string];
let now: Date;
let witness: Witness;
let served: ServedWitness;
let closeFiles: () => Promise<void>;
let conflicts: Conflict[];
let errors: unknown[];
let beforeSigning: () => Promise<void>;

const open = async (): Promise<void> => {
  const { cosigner, file } = must(await openWitnessFiles(...paths, 'w.example/1'));
  witness = makeWitness({
    cosigner,
    file,
    logs: [must(noteVerifier(log.vkey))],
    clock: () => now,
    onConflict: (conflict) => conflicts.push(conflict),
    beforeSigning: () => beforeSigning(),
  });
  served = await serveWitness(witness, { host: '127.0.0.1', port: 0 }, (error) => errors.push(error));
  closeFiles = file.close;
};
const close = async (): Promise<void> => {
  await served.close();
  await closeFiles();
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongtu-witness-'));
  paths = [join(folder, 'key'), join(folder, 'state')];
  now = start;
  conflicts = [];
  errors = [];
  beforeSigning = async () => {};
  await open();
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

type Answer = { readonly status: number; readonly body: string; readonly type: string | null };
const post = async (body: string | Uint8Array, path = '/add-checkpoint'): Promise<Answer> => {
  const answer = await fetch(`http://127.0.0.1:${served.port}${path}`, { method: 'POST', body: Buffer.from(body) });
  return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type') };
};
const bodyOf = async (from: number, to: number, of: LogInMemory = log): Promise<string> =>
  writeAddCheckpoint({ oldSize: from, proof: await of.consistency(from, to), note: await of.checkpoint(to) });
const add = async (from: number, to: number, of?: LogInMemory): Promise<Answer> => post(await bodyOf(from, to, of));
const get = async (path: string): Promise<Answer> => {
  const answer = await fetch(`http://127.0.0.1:${served.port}${path}`);
  return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type') };
};
const monitored = `/${createHash('sha256').update(log.origin).digest('hex')}/checkpoint`;
const bySize = async (text: string, size: number): Promise<boolean> => {
  const line = readSignature(text.slice(0, -1))!;
  return must(cosignatureVerifier(witness.verifierKey)).verify(must(readNote(await log.checkpoint(size))).text, line.signature);
};
const signed = (text: string, seed = 1): string => writeNote({ text, signatures: [signText(text, noteSigner(log.origin, testKey(seed)))] });

describe('add-checkpoint', () => {
  it('cosigns the first checkpoint and every consistent one after it', async () => {
    const first = await add(0, 10);
    expect(first.status).toBe(200);
    expect(first.body).toMatch(/^\u2014 w\.example\/1 \S+\n$/);
    expect(await bySize(first.body, 10)).toBe(true);
    expect(cosignatureTime(readSignature(first.body.slice(0, -1))!)).toBe(start.getTime() / 1000);
    for (const [from, to] of [
      [10, 10],
      [10, 11],
      [11, 256],
      [256, 700],
      [700, 1000],
    ] as const) {
      const next = await add(from, to);
      expect(next.status, `${from} to ${to}`).toBe(200);
      expect(await bySize(next.body, to)).toBe(true);
    }
  });
  it('cosigns an empty tree, and not one with another root', async () => {
    const text = writeCheckpoint({ origin: log.origin, size: 0, root: emptyRoot() });
    expect((await post(writeAddCheckpoint({ oldSize: 0, proof: [], note: signed(text) }))).status).toBe(200);
    const wrong = writeCheckpoint({ origin: log.origin, size: 0, root: Buffer.alloc(32) });
    expect((await post(writeAddCheckpoint({ oldSize: 0, proof: [], note: signed(wrong) }))).status).toBe(422);
    expect((await add(0, 5)).status).toBe(200);
  });
  it('answers 409 with the size that it knows, for a size behind and a size ahead', async () => {
    expect(await add(5, 10)).toEqual({ status: 409, body: '0\n', type: 'text/x.tlog.size' });
    await add(0, 10);
    for (const from of [0, 9, 11]) expect(await add(from, 20)).toEqual({ status: 409, body: '10\n', type: 'text/x.tlog.size' });
    expect((await add(10, 20)).status).toBe(200);
    // Backwards: what was signed later stays.
    expect(await add(5, 10)).toMatchObject({ status: 409, body: '20\n' });
    expect((await post(writeAddCheckpoint({ oldSize: 20, proof: [], note: await log.checkpoint(10) }))).status).toBe(400);
  });
  it('signs no fork: not at the same size, not larger, not with a proof from the other history', async () => {
    await add(0, 10);
    expect((await add(10, 10, fork)).status).toBe(422);
    expect(conflicts).toMatchObject([{ origin: log.origin }]);
    expect((await add(10, 20, fork)).status).toBe(422);
    expect((await post(writeAddCheckpoint({ oldSize: 10, proof: await log.consistency(10, 20), note: await fork.checkpoint(20) }))).status).toBe(422);
    expect((await post(writeAddCheckpoint({ oldSize: 10, proof: [], note: await log.checkpoint(20) }))).status).toBe(422);
    expect((await add(0, 20, fork)).status).toBe(409);
    expect((await get(monitored)).body).toContain('\n10\n');
    expect((await add(10, 20)).status).toBe(200);
  });
  it('wants no proof from nothing, and a whole proof from something', async () => {
    const note = await log.checkpoint(20);
    expect((await post(writeAddCheckpoint({ oldSize: 0, proof: [Buffer.alloc(32)], note }))).status).toBe(422);
    await add(0, 10);
    const proof = await log.consistency(10, 20);
    expect((await post(writeAddCheckpoint({ oldSize: 10, proof: proof.slice(1), note }))).status).toBe(422);
    expect((await post(writeAddCheckpoint({ oldSize: 10, proof: [...proof, Buffer.alloc(32)], note }))).status).toBe(422);
    expect((await post(writeAddCheckpoint({ oldSize: 10, proof, note }))).status).toBe(200);
  });
  it('answers 404 for a log that it does not know', async () => {
    expect((await add(0, 5, logInMemory(5, { origin: 'other.example/log' }))).status).toBe(404);
  });
  it('answers 403 without a signature that holds, and passes over keys that it does not know', async () => {
    const { text, signatures } = must(readNote(await log.checkpoint(10)));
    const [own] = signatures;
    const stranger = signText(text, noteSigner('someone.example/else', testKey(3)));
    const impostor = signText(text, noteSigner(log.origin, testKey(3)));
    const ask = async (...lines: readonly (typeof own)[]) =>
      (await post(writeAddCheckpoint({ oldSize: 0, proof: [], note: writeNote({ text, signatures: lines.filter((line) => line !== undefined) }) }))).status;
    expect(await ask(stranger)).toBe(403);
    expect(await ask(impostor)).toBe(403);
    const broken = { ...own!, signature: Buffer.from(own!.signature).fill(0, 0, 1) };
    expect(await ask(broken)).toBe(403);
    expect(await ask(own, broken)).toBe(403);
    expect(await ask(stranger, own, impostor)).toBe(200);
    const shown = (await get(monitored)).body;
    expect(shown).not.toContain('someone');
    expect(must(readNote(shown)).signatures.map(({ name }) => name)).toEqual([log.origin, 'w.example/1']);
  });
  it.each([
    '',
    '\n',
    'old 0\n',
    'old 0\n\n',
    'old 00\n\nNOTE',
    'old -1\n\nNOTE',
    'old 1e3\n\nNOTE',
    'old  0\n\nNOTE',
    'new 0\n\nNOTE',
    'old 0\r\n\r\nNOTE',
    'old 0\nAAAA\n\nNOTE',
    `old 0\n${Buffer.alloc(33).toString('base64')}\n\nNOTE`,
    `old 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\nNOTE`,
    'old 99999999999999999999\n\nNOTE',
    'old 0\n\nlog.example/test\n10\n\n\u2014 log.example/test AAAAAAA=\n',
    'old 0\n\nlog.example/test\n010\nAAAA\n\n\u2014 log.example/test AAAAAAA=\n',
    '{"old":0}',
  ])('answers 400 to a body that is malformed (%#)', async (body) => {
    expect((await post(body.replace('NOTE', await log.checkpoint(10)))).status).toBe(400);
  });
  it('answers 400 to bytes that are no text, and to noise', async () => {
    const body = Buffer.from(await bodyOf(0, 10));
    const at = body.indexOf('log.example');
    body[at] = 0xff;
    expect((await post(body)).status).toBe(400);
    for (let i = 0; i < 50; i += 1) expect((await post(randomBytes(200))).status).toBe(400);
  });
  it('takes sixteen signatures of keys from after quantum computers', async () => {
    const { text, signatures } = must(readNote(await log.checkpoint(10)));
    const many = Array.from({ length: 16 }, (_, i) => ({ name: `w.example/pq${i}`, id: i, signature: randomBytes(5000) }));
    const body = writeAddCheckpoint({ oldSize: 0, proof: [], note: writeNote({ text, signatures: [...many, ...signatures] }) });
    expect((await post(body)).status).toBe(200);
  });
  it('reads no body without end, announced or not', async () => {
    expect((await post(Buffer.alloc(maxBodyBytes + 1, 65)).catch(() => ({ status: 413 }))).status).toBe(413);
    const sent = await new Promise<number>((resolve) => {
      const call = request({ port: served.port, host: '127.0.0.1', path: '/add-checkpoint', method: 'POST' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      call.on('error', () => resolve(413));
      for (let i = 0; i < 20; i += 1) call.write(Buffer.alloc(65_536, 65));
    });
    expect(sent).toBe(413);
    expect((await add(0, 10)).status).toBe(200);
  });
  it('bears callers that go away and lines that are no HTTP', async () => {
    for (const said of ['POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nold 0', 'nonsense\r\n\r\n', '\x16\x03\x01'])
      await new Promise<void>((resolve) => {
        const socket = createConnection(served.port, '127.0.0.1', () => socket.end(said));
        socket.on('close', () => resolve()).on('error', () => resolve());
        socket.resume();
      });
    expect((await add(0, 10)).status).toBe(200);
    expect(errors).toEqual([]);
  });
  it('is posted to, and other pages are not there', async () => {
    expect((await get('/add-checkpoint')).status).toBe(405);
    expect((await get('/')).status).toBe(404);
    expect((await post('', '/sign-subtree')).status).toBe(404);
    expect(await get('/vkey')).toMatchObject({ status: 200, body: `${witness.verifierKey}\n` });
    expect((await get(monitored)).status).toBe(404);
  });
  it('lets one of two racing forks through', async () => {
    await add(0, 10);
    const answers = await Promise.all([add(10, 20), add(10, 30), add(10, 40), add(10, 20), add(10, 50)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    const bodies = await Promise.all([bodyOf(0, 10, fork), bodyOf(0, 10)]);
    await close();
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'tongtu-witness-'));
    paths = [join(folder, 'key'), join(folder, 'state')];
    await open();
    const both = await Promise.all(bodies.map((body) => post(body)));
    expect(both.map(({ status }) => status)).toEqual([200, 409]);
  });
});

describe('what it remembers', () => {
  it('is on the disk before it signs, and holds after a restart', async () => {
    let atSigning = '';
    beforeSigning = async () => void (atSigning = readFileSync(paths[1], 'utf8'));
    const answer = await add(0, 10);
    expect(atSigning).toContain('\\n10\\n');
    const shown = await get(monitored);
    await close();
    now = new Date('2026-11-26T02:00:00Z');
    await open();
    // The same cosignature as was answered, though it is written nowhere.
    expect(await get(monitored)).toEqual(shown);
    expect(shown.body.endsWith(answer.body)).toBe(true);
    expect((await add(0, 10, fork)).status).toBe(409);
    expect((await add(10, 10, fork)).status).toBe(422);
  });
  it('stops it from signing another history when it dies between writing and signing', async () => {
    beforeSigning = () => Promise.reject(new Error('killed'));
    expect((await add(0, 10)).status).toBe(500);
    await close();
    beforeSigning = async () => {};
    await open();
    expect(await add(0, 10, fork)).toMatchObject({ status: 409, body: '10\n' });
    expect((await add(10, 10, fork)).status).toBe(422);
    expect(await add(0, 10)).toMatchObject({ status: 409, body: '10\n' });
    expect((await add(10, 10)).status).toBe(200);
  });
  it('does not go back in time with the clock', async () => {
    await add(0, 10);
    now = new Date('2020-01-01T00:00:00Z');
    expect(cosignatureTime(readSignature((await add(10, 20)).body.slice(0, -1))!)).toBe(start.getTime() / 1000);
  });
  it('is not signed over when it cannot be kept, or when somebody laid another file there', async () => {
    await add(0, 10);
    const before = readFileSync(paths[1], 'utf8');
    await add(10, 20);
    writeFileSync(paths[1], before);
    expect(await add(20, 30)).toMatchObject({ status: 500 });
    expect(errors).toHaveLength(1);
    expect((await get(monitored)).body).toContain('\n20\n');
  });
  it('is not signed over when the disk refuses, and signed when it no longer does', async () => {
    await add(0, 10);
    const before = readFileSync(paths[1], 'utf8');
    // Where the new state is drafted there is something that cannot be written to.
    mkdirSync(`${paths[1]}.new`);
    expect(await add(10, 20)).toMatchObject({ status: 500 });
    expect(readFileSync(paths[1], 'utf8')).toBe(before);
    expect((await get(monitored)).body).toContain('\n10\n');
    rmdirSync(`${paths[1]}.new`);
    expect((await add(10, 20)).status).toBe(200);
  });
  it('and its key are readable for their owner alone', () => {
    for (const path of paths) expect(statSync(path).mode & 0o077).toBe(0);
  });
});

describe('its files', () => {
  const again = (name?: string) => openWitnessFiles(...paths, name);
  it('belong to one process at a time', async () => {
    expect(await again()).toMatchObject({ ok: false, error: { kind: 'witness-locked', details: { pid: process.pid } } });
    await closeFiles();
    const opened = must(await again());
    await opened.file.close();
    expect(readdirSync(folder).toSorted()).toEqual(['key', 'state']);
  });
  it('are never without one another', async () => {
    await add(0, 10);
    await closeFiles();
    const [key, state] = paths.map((path) => readFileSync(path, 'utf8')) as [string, string];
    rmSync(paths[1]);
    expect(await again('w.example/1')).toMatchObject({ error: { kind: 'witness-state-missing' } });
    writeFileSync(paths[1], state);
    rmSync(paths[0]);
    expect(await again('w.example/1')).toMatchObject({ error: { kind: 'witness-key-missing' } });
    writeFileSync(paths[0], key.replace(/.{10}\n$/, 'AAAAAAAAAA\n'));
    expect(await again()).toMatchObject({ error: { kind: 'witness-key-broken' } });
    writeFileSync(paths[0], key);
    for (const broken of ['', '{}', state.slice(0, -20), state.replace('\\n10\\n', '\\n010\\n'), state.replace(/"seconds": \d+/, '"seconds": 0')]) {
      writeFileSync(paths[1], broken);
      expect(await again(), broken).toMatchObject({ error: { kind: 'witness-state-broken' } });
    }
    writeFileSync(paths[1], state);
    must(await again());
  });
  it('begin again after a start that died before the key was written, and only then', async () => {
    await closeFiles();
    const [key] = paths;
    const before = readFileSync(key, 'utf8');
    rmSync(key);
    const opened = must(await again('w.example/1'));
    expect(opened.made).toBe(true);
    await opened.file.close();
    writeFileSync(key, before);
    expect(await again()).toMatchObject({ error: { kind: 'witness-key-differs' } });
  });
  it('need a name that can stand in a note', async () => {
    for (const name of [undefined, '', 'a b', 'a+b', 'a\nb'])
      expect(await openWitnessFiles(join(folder, 'k'), join(folder, 's'), name)).toMatchObject({ error: { kind: 'witness-name-missing' } });
    expect(readdirSync(folder).filter((file) => file.startsWith('s.lock'))).toEqual([]);
  });
  it('come free when their process is killed, and of many that come at once one at most goes on', async () => {
    const path = join(folder, 'held');
    const script = `import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
      const taken = await takeLock(${JSON.stringify(path)}); console.log(taken.ok); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString())));
    expect(said).toBe('true\n');
    expect(await openState(path)).toMatchObject({ error: { kind: 'witness-locked', details: { pid: child.pid } } });
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    const opened = await Promise.all(Array.from({ length: 8 }, () => openState(path)));
    expect(opened.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    for (const one of opened) if (one.ok) await one.value.close();
    await must(await openState(path)).close();
  });
  it('are believed to be held where another machine says so', async () => {
    const path = join(folder, 'far');
    writeFileSync(`${path}.lock.1-1-1`, JSON.stringify({ host: 'elsewhere', pid: 1, started: '1' }));
    expect(await openState(path)).toMatchObject({ error: { kind: 'witness-locked', details: { host: 'elsewhere' } } });
  });
});

it('its line appends to the checkpoint that it signed', async () => {
  const note = await log.checkpoint(10);
  const { body } = await add(0, 10);
  const whole = must(readNote(note + body));
  expect(whole.signatures.map(writeSignature).join('')).toBe(note.slice(note.indexOf('\n\n') + 2) + body);
});
