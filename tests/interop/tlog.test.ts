/**
 * A log of 100,000 entries, read by software that others wrote: Go's golang.org/x/mod/sumdb (Debian: golang-go and
 * golang-golang-x-mod-dev). Checkpoints and their signatures, every tile and every entry, inclusion and consistency; a proof that
 * stands alone with cosignatures of witnesses.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { cosigner, readNote, writeBase64, writeNote, writeTlogProof } from '@tongtu/transparency/tlog';
import { logInMemory, testKey } from '../../features/transparency/tests/log-in-memory.ts';

const goPath = '/usr/share/gocode';
const missing =
  spawnSync('go', ['version']).status !== 0 ? 'no go' : existsSync(join(goPath, 'src/golang.org/x/mod/sumdb/tlog')) ? '' : 'no golang.org/x/mod for go';
const strict = process.env['STRICT'] === '1';
const why = missing === '' ? '' : `; skipped: ${missing}`;

it.skipIf(missing !== '' && !strict)(`Go and its checksum database are there${why}`, () => expect(missing).toBe(''));

describe.skipIf(missing !== '')(`Go reads the log${why}`, () => {
  const entries = 100_000;
  // Around the edges of tiles on every level, and the 70,000 of the standard's example.
  const sizes = [1, 2, 3, 255, 256, 257, 511, 65_535, 65_536, 65_537, 65_792, 70_000, 99_999, entries];
  const log = logInMemory(entries, { origin: 'log.example/interop' });
  let folder: string;
  let program: string;

  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const run = (vkey = log.vkey, ...only: readonly number[]) =>
    spawnSync(program, [folder, vkey, ...(only.length > 0 ? only : sizes).map(String)], { encoding: 'utf8' });
  /** Runs with one published file changed, and lays the right one back. */
  const runWith = (path: string, change: (bytes: Buffer) => Uint8Array) => {
    const right = readFileSync(join(folder, path));
    write(path, change(Buffer.from(right)));
    const done = run();
    write(path, right);
    return done;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongtu-tlog-'));
    program = join(folder, 'read-log');
    execFileSync('go', ['build', '-o', program, join(import.meta.dirname, 'tlog/main.go')], {
      env: { ...process.env, GO111MODULE: 'off', GOPATH: goPath, GOCACHE: join(folder, 'cache'), GOFLAGS: '', HOME: folder, GOTOOLCHAIN: 'local' },
    });
    for (const size of sizes) {
      for (const [path, bytes] of log.published(size)) write(path, bytes);
      write(`checkpoint.${size}`, await log.checkpoint(size));
    }
    const inclusion = [];
    for (const size of sizes)
      for (const index of new Set([0, 1, 254, 255, 256, 65_535, 65_536, 69_999, Math.floor(size / 2), size - 2, size - 1].filter((i) => i >= 0 && i < size)))
        inclusion.push({ Index: index, Size: size, Proof: (await log.inclusion(index, size)).map(writeBase64) });
    const consistency = [];
    for (const from of sizes)
      for (const to of sizes.filter((size) => size >= from))
        consistency.push({ From: from, To: to, Proof: (await log.consistency(from, to)).map(writeBase64) });
    write('proofs/inclusion.json', JSON.stringify(inclusion));
    write('proofs/consistency.json', JSON.stringify(consistency));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('checkpoint, tiles, bundles, inclusion and consistency', () => {
    const { status, stdout, stderr } = run();
    expect([stderr, status]).toEqual(['', 0]);
    expect(JSON.parse(stdout)).toMatchObject({ entries, checkpoints: sizes.length, consistency: (sizes.length * (sizes.length + 1)) / 2 });
  });
  it.each([
    ['an entry', 'tile/entries/123', 'root of'],
    ['the length of an entry', 'tile/entries/124', 'tile/entries/124'],
    ['a leaf', 'tile/0/200', 'tile/0/200'],
    ['a hash above', 'tile/1/001.p/134', 'tile/1/001.p/134'],
    ['the signature', 'checkpoint.100000', 'signature'],
    ['a proof', 'proofs/inclusion.json', ''],
  ])('and sees that %s was changed', (_, path, said) => {
    const changed = runWith(path, (bytes) => {
      // One character: of an entry, a length, a hash, a signature.
      const at = path.endsWith('/124') ? 1 : path.includes('entries') ? 4 : path.endsWith('.json') ? bytes.lastIndexOf('"]') - 5 : bytes.length - 20;
      bytes[at] = bytes[at] === 65 ? 66 : 65;
      return bytes;
    });
    expect(changed.status).toBe(1);
    expect(changed.stderr).toContain(said);
  });
  it('a proof that stands alone, with the lines of two witnesses', async () => {
    const witnesses = [11, 12].map((seed) => cosigner(`w.example/${seed}`, testKey(seed)));
    const { text, signatures } = must(readNote(await log.checkpoint(70_000)));
    const checkpoint = writeNote({ text, signatures: [...signatures, ...witnesses.map((one) => one.cosign(text, 1_800_000_000))] });
    const proof = writeTlogProof({ index: 65_600, proof: await log.inclusion(65_600, 70_000), checkpoint, extra: log.entry(65_600) });
    const read = (content: string) => {
      write('entry.tlog-proof', content);
      return spawnSync(program, [join(folder, 'entry.tlog-proof'), log.vkey, ...witnesses.map((one) => one.verifierKey)], { encoding: 'utf8' });
    };
    const { status, stdout, stderr } = read(proof);
    expect([stderr, status]).toEqual(['', 0]);
    expect(JSON.parse(stdout)).toEqual({ index: 65_600, size: 70_000, signatures: 3, entry: 'entry 65600' });
    expect(read(proof.replace('index 65600', 'index 65601'))).toMatchObject({ status: 1, stderr: expect.stringContaining('inclusion') });
    expect(read(proof.replace(/(w\.example\/11 .{30})./, '$1x'))).toMatchObject({ status: 1, stderr: expect.stringContaining('signatures') });
  });
  it('and takes no other key', () => {
    expect(run(logInMemory(1, { origin: log.origin, seed: 2 }).vkey)).toMatchObject({ status: 1 });
  });
});
