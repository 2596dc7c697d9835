import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownLogKeys, logKeysOf } from './index.ts';

let dataDir = '';
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'tongtu-key-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
const texts = (keys: ReturnType<typeof knownLogKeys>): string[] => keys.map((key) => String(key.export({ type: 'pkcs8', format: 'pem' })));

test('a key is made once, for its owner only', () => {
  expect(knownLogKeys({ logKeyFile: join(dataDir, 'log.key') })).toEqual([]);
  const first = texts(logKeysOf({ logKeyFile: join(dataDir, 'log.key') }));
  expect(first).toHaveLength(1);
  expect(texts(logKeysOf({ logKeyFile: join(dataDir, 'log.key') }))).toEqual(first);
  expect(texts(knownLogKeys({ logKeyFile: join(dataDir, 'log.key') }))).toEqual(first);
  expect(statSync(join(dataDir, 'log.key')).mode & 0o777).toBe(0o600);
});
test('a new one beside the old one: both sign, the new one first', () => {
  const old = texts(logKeysOf({ logKeyFile: join(dataDir, 'log.key') }));
  renameSync(join(dataDir, 'log.key'), join(dataDir, 'log-old.key'));
  const both = texts(logKeysOf({ logKeyFile: join(dataDir, 'log.key') }));
  expect(both).toEqual([expect.not.stringMatching(old[0]!), old[0]]);
  expect(texts(knownLogKeys({ logKeyFile: join(dataDir, 'log.key') }))).toEqual(both);
});
test('one that is damaged is not replaced', () => {
  logKeysOf({ logKeyFile: join(dataDir, 'log.key') });
  const file = join(dataDir, 'log.key');
  const damaged = readFileSync(file, 'utf8').slice(0, 60);
  writeFileSync(file, damaged);
  expect(() => logKeysOf({ logKeyFile: join(dataDir, 'log.key') })).toThrow(/./);
  expect(readFileSync(file, 'utf8')).toBe(damaged);
});
test('elsewhere, under a name of its own; the old one lies beside it', () => {
  const logKeyFile = join(dataDir, 'keys', 'signing.pem');
  const old = texts(logKeysOf({ logKeyFile }));
  renameSync(logKeyFile, join(dataDir, 'keys', 'signing-old.pem'));
  expect(texts(logKeysOf({ logKeyFile }))).toEqual([expect.any(String), old[0]]);
  expect(knownLogKeys({ logKeyFile: join(dataDir, 'log.key') })).toEqual([]);
});
