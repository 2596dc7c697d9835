/** `tongtu log fsck` over a folder, an address and the store of the settings. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import { leafHash, noteSigner, packBundle, signText, tilePath, tilesOf, writeCheckpoint, writeNote } from '@tongtu/transparency/tlog';
import { fsck } from '../../apps/cli/commands/log.ts';
import { performAlone } from '../../apps/cli/perform-alone.ts';
import { naiveRoot, naiveTiles } from '../../features/transparency/tests/naive-tree.ts';

const locales = loadLocales();
const folder = mkdtempSync(join(tmpdir(), 'tongtu-fsck-'));
const key = generateKeyPairSync('ed25519').privateKey;
const signer = noteSigner('log.example.org/log', key);
const entries = Array.from({ length: 300 }, (_, i) => Buffer.from(`entry ${i}`));
const leaves = entries.map(leafHash);
const published = new Map<string, Uint8Array>(naiveTiles(leaves));
for (const tile of tilesOf(300))
  if (tile.level === 'entries') published.set(tilePath(tile), packBundle(entries.slice(tile.index * 256, tile.index * 256 + tile.width)));
const text = writeCheckpoint({ origin: signer.name, size: 300, root: naiveRoot(leaves) });
published.set('checkpoint', Buffer.from(writeNote({ text, signatures: [signText(text, signer)] })));
const place = join(folder, 'files', 'log');
for (const [path, bytes] of published) {
  mkdirSync(dirname(join(place, path)), { recursive: true });
  writeFileSync(join(place, path), bytes);
}
writeFileSync(join(folder, 'log.key'), String(key.export({ type: 'pkcs8', format: 'pem' })));
const server = createServer((request, response) => {
  const bytes = published.get((request.url ?? '').replace('/log/', ''));
  response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
afterEach(() => void vi.unstubAllEnvs());
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const perform = async (operands: readonly string[], options: Readonly<Record<string, unknown>> = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  const status = await performAlone(fsck, {
    operands,
    options: options as Record<string, string>,
    locales,
    print: (line) => void out.push(line),
    tell: (line) => void err.push(line),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
};
const vkey = [signer.verifierKey];

describe('log fsck', () => {
  it('says that a log is whole: a folder, an address, the store of the settings', async () => {
    for (const operand of [place, address, `${address}/`]) {
      const { status, out } = await perform([operand], { vkey, json: true });
      expect(JSON.parse(out)).toMatchObject({ holds: true, origin: signer.name, size: 300, tiles: 5 });
      expect(status).toBe(0);
    }
    vi.stubEnv('DATA_DIR', folder);
    vi.stubEnv('FILES_URL', join(folder, 'files'));
    expect(await perform([], { language: 'en' })).toMatchObject({ status: 0, out: expect.stringContaining('300 entries') });
  });
  it('names the first thing that does not hold, in both languages', async () => {
    const file = join(place, 'tile/entries/000');
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.from(whole.toString('latin1').replace('entry 77', 'entry 78'), 'latin1'));
    const found = await perform([place], { vkey, language: 'en' });
    expect(found).toMatchObject({ status: 1, out: expect.stringContaining('tile/0/000') });
    expect(found.out).toContain('77');
    expect((await perform([place], { vkey, language: 'zh' })).out).toContain('瓦片 tile/0/000');
    writeFileSync(file, whole);
    expect(await perform([place], { vkey, origin: 'other', json: true })).toMatchObject({ status: 1, out: expect.stringContaining('origin-differs') });
  });
  it('has a sentence for each thing that may not hold', () => {
    const source = readFileSync(join(import.meta.dirname, '../../features/transparency/tlog/fsck.ts'), 'utf8');
    const kinds = [...source.matchAll(/fail\('([a-z-]+)'/g)]
      .map(([, kind]) => kind!)
      .concat('note-malformed', 'signature-invalid', 'signature-missing', 'checkpoint-malformed');
    for (const kind of kinds) expect(locales.translate('zh', 'cli', `log.faults.${kind}`)).not.toContain('faults');
  });
  it.each<[string, string[], Record<string, unknown>, string]>([
    ['a key is needed', [place], {}, '--vkey'],
    ['a key must be one', [place], { vkey: ['x'] }, '/log/vkey'],
    ['a place must be one', [join(folder, 'none')], { vkey }, 'none'],
    ['an address must answer', ['http://127.0.0.1:1/log'], { vkey }, '127.0.0.1:1'],
  ])('%s', async (_, operands, options, said) => {
    const { status, err } = await perform(operands, options);
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});
