/**
 * What the log writes holds before the verifier, which shares no code with it; whatever byte is changed, it names a line. The two
 * always agree on whether a proof holds.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import {
  cosignatureVerifier,
  cosigner,
  noteSigner,
  noteVerifier,
  readNote,
  signText,
  verifyTlogProof,
  writeNote,
  writeTlogProof,
} from '@tongtu/transparency/tlog';
import { logInMemory, testKey } from '../../../features/transparency/tests/log-in-memory.ts';
import { fileOutcome, type FileOptions } from '../file.ts';
import { sentenceOf } from '../say.ts';

const log = logInMemory(1000);
const [one, two] = [cosigner('w.example/1', testKey(11)), cosigner('w.example/2', testKey(12))];
const keys = (more: Partial<FileOptions> = {}): FileOptions => ({
  vkeys: [log.vkey],
  witnesses: [one.verifierKey, two.verifierKey],
  atLeast: undefined,
  entry: undefined,
  content: undefined,
  ...more,
});
const proofOf = async (index: number, size: number, change: (note: string) => string = (note) => note): Promise<string> => {
  const { text, signatures } = must(readNote(await log.checkpoint(size)));
  const note = writeNote({ text, signatures: [...signatures, one.cosign(text, 1_800_000_000), two.cosign(text, 1_800_000_060)] });
  return writeTlogProof({ index, proof: await log.inclusion(index, size), checkpoint: change(note), extra: log.entry(index) });
};
const check = (text: string | Uint8Array, options = keys()) => fileOutcome(Buffer.from(text), 'a.tlog-proof', options);

let proof: string;
const folder = mkdtempSync(join(tmpdir(), 'tongtu-proof-'));
beforeAll(async () => {
  proof = await proofOf(700, 1000);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the verifier', () => {
  it('tells what a proof shows', () => {
    const outcome = check(proof);
    expect(outcome).toMatchObject({
      holds: true,
      counts: {
        origin: 'log.example/test',
        index: '700',
        size: '1000',
        entry: 'entry 700',
        witnesses: 2,
        seen: 'w.example/1 2027-01-15T08:00:00Z, w.example/2 2027-01-15T08:01:00Z',
      },
    });
    expect(sentenceOf(outcome, 'en')).toContain('entry 700 stands in the log “log.example/test” of 1000 entries');
  });
  it('agrees with the log on every entry of logs of every size up to 40, and around the edges of tiles', async () => {
    const sizes = [...Array.from({ length: 40 }, (_, i) => i + 1), 255, 256, 257, 511, 513];
    for (const size of sizes)
      for (const index of size <= 40 ? Array.from({ length: size }, (_, i) => i) : [0, 1, 254, size - 2, size - 1].filter((i) => i < size))
        expect(check(await proofOf(index, size)), `${index} of ${size}`).toMatchObject({ holds: true });
  });
  it('names a line for any byte that is changed, and for any end that is cut off', () => {
    const policy = {
      origin: log.origin,
      logs: [must(noteVerifier(log.vkey))],
      witnesses: [one, two].map(({ verifierKey }) => must(cosignatureVerifier(verifierKey))),
      atLeast: 2,
    };
    const bytes = Buffer.from(proof);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << (at % 8);
      const outcome = check(changed);
      expect(outcome.holds, `byte ${at}`).toBe(false);
      expect(outcome.holds).toBe(verifyTlogProof(changed, policy).ok);
      expect(sentenceOf(outcome, 'zh')).not.toMatch(/[a-z]+-[a-z-]+$/);
      expect(check(bytes.subarray(0, at)).holds, `cut at ${at}`).toBe(false);
    }
  });
  it.each([
    ['another entry', (text: string) => text.replace(/extra .*/, `extra ${Buffer.from('entry 701').toString('base64')}`), 'root-differs', 'checkpoint.root'],
    ['another place', (text: string) => text.replace('index 700', 'index 701'), 'root-differs', 'checkpoint.root'],
    ['a place beyond', (text: string) => text.replace('index 700', 'index 1000'), 'index-beyond', 'proof.index'],
    ['a size that was not signed', (text: string) => text.replace('\n1000\n', '\n1001\n'), 'signature-wrong', 'checkpoint.signatures.1'],
    ['a witness whose signature is wrong', (text: string) => text.replace(/(w\.example\/2 .{40})./, '$1_'), 'signature-malformed', 'checkpoint.signatures.3'],
    ['no log', (text: string) => text.replace(/\u2014 log.*\n/, ''), 'log-signature-missing', 'checkpoint.signatures'],
    ['one witness fewer', (text: string) => text.replace(/\u2014 w\.example\/2.*\n/, ''), 'witnesses-too-few', 'checkpoint.signatures'],
    ['a longer way', (text: string) => text.replace(/(index 700\n)(.*\n)/, '$1$2$2'), 'path-too-long', 'proof.path.11'],
    ['a shorter way', (text: string) => text.replace(/(index 700\n)(.*\n)/, '$1'), 'path-too-short', 'proof.path.10'],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n'), 'control-character', 'proof'],
  ])('names %s', (_, change, kind, line) => expect(check(change(proof))).toMatchObject({ holds: false, kind, line }));
  it('takes no key that was copied wrongly, is of another kind or counts twice', () => {
    const twin = cosigner('w.example/twin', testKey(11)).verifierKey;
    expect(check(proof, keys({ vkeys: [] }))).toMatchObject({ kind: 'vkey-missing' });
    expect(check(proof, keys({ vkeys: [log.vkey.replace('test', 'tast')] }))).toMatchObject({ kind: 'vkey-id-differs', line: 'vkey.1' });
    expect(check(proof, keys({ vkeys: [one.verifierKey] }))).toMatchObject({ kind: 'vkey-of-another-kind' });
    expect(check(proof, keys({ witnesses: [log.vkey] }))).toMatchObject({ kind: 'vkey-of-another-kind', line: 'witness.1' });
    expect(check(proof, keys({ witnesses: [one.verifierKey, twin] }))).toMatchObject({ kind: 'witness-twice', line: 'witness.2' });
    expect(check(proof, keys({ atLeast: '3' }))).toMatchObject({ kind: 'witnesses-impossible' });
    expect(check(proof, keys({ atLeast: 'two' }))).toMatchObject({ kind: 'witnesses-impossible' });
    expect(check(proof, keys({ vkeys: [logInMemory(1, { seed: 9 }).vkey] }))).toMatchObject({ kind: 'log-signature-missing' });
    expect(check(proof, keys({ vkeys: [logInMemory(1, { origin: 'x' }).vkey] }))).toMatchObject({ kind: 'origin-unknown', details: { origin: log.origin } });
  });
  it('asks for fewer witnesses where it is told so', async () => {
    const lone = await proofOf(3, 5, (note) => note.replace(/\u2014 w\.example\/2.*\n/, ''));
    expect(check(lone)).toMatchObject({ kind: 'witnesses-too-few', details: { found: 1, needed: 2 } });
    expect(check(lone, keys({ atLeast: '1' }))).toMatchObject({ holds: true, counts: { witnesses: 1 } });
  });
  it('holds the content against the entry', async () => {
    const salt = Buffer.alloc(32, 5);
    const json = '{"title":"钛合金"}';
    const hash = createHash('sha256').update(salt).update(json).digest('base64');
    const entry = Buffer.from(JSON.stringify({ content: hash, v: 1 }));
    const leaf = must(readNote(await log.checkpoint(1)));
    const text = leaf.text.replace(/\n1\n.*/, `\n1\n${createHash('sha256').update(Buffer.of(0)).update(entry).digest('base64')}`);
    const note = writeNote({ text, signatures: [signText(text, noteSigner(log.origin, testKey(1)))] });
    const lone = writeTlogProof({ index: 0, proof: [], checkpoint: note, extra: entry });
    const against = (content: unknown) => check(lone, keys({ witnesses: [], content: Buffer.from(JSON.stringify(content)) }));
    expect(against({ salt: salt.toString('base64'), json })).toMatchObject({ holds: true, counts: { content: json } });
    expect(against({ salt: salt.toString('base64'), json: `${json} ` })).toMatchObject({ kind: 'content-differs', line: 'content' });
    expect(against({ salt: Buffer.alloc(32).toString('base64'), json })).toMatchObject({ kind: 'content-differs' });
    for (const content of [null, [], 'x', { json }, { salt: '!', json }, { salt: salt.toString('base64'), json: 1 }])
      expect(against(content)).toMatchObject({ kind: 'content-malformed' });
    expect(check(proof, keys({ content: Buffer.from(JSON.stringify({ salt: salt.toString('base64'), json })) }))).toMatchObject({ kind: 'content-differs' });
  });
  it('shows nothing that a terminal would obey', async () => {
    const file = proof.replace(/extra .*/, 'extra ' + Buffer.from('\u001b[2Jx\u202e').toString('base64'));
    const evil = `${file.replace('log.example/test\n', 'evil\u009b2J\n')}`;
    expect(sentenceOf(check(evil), 'en')).not.toMatch(/[\u009b\u001b]/);
  });
  it('stands on the command line: 0 holds, 1 does not, 2 cannot be read', () => {
    const file = join(folder, 'a.tlog-proof');
    writeFileSync(file, proof);
    const run = (...args: readonly string[]) => spawnSync(process.execPath, [join(import.meta.dirname, '..', 'main.ts'), ...args], { encoding: 'utf8' });
    const given = ['--vkey', log.vkey, '--witness', one.verifierKey, '--witness', two.verifierKey];
    expect(run(file, ...given)).toMatchObject({ status: 0 });
    expect(JSON.parse(run(file, '--json', ...given).stdout)).toMatchObject({ holds: true, format: 'c2sp.org/tlog-proof@v1' });
    const wrong = run(file);
    expect([wrong.status, wrong.stdout]).toEqual([1, expect.stringContaining('--vkey KEY')]);
    expect(run(join(folder, 'none'), ...given).status).toBe(2);
    expect(run(file, '--vkeys', 'x').status).toBe(2);
    writeFileSync(join(folder, 'entry'), 'entry 701');
    expect(run(file, ...given, '--entry', join(folder, 'entry')).status).toBe(1);
  });
});
