/**
 * The keys that sign the transparency log: `dataDir/log.key`, made at the first call, and, while a new key takes over from
 * an old one, `dataDir/log-old.key`. Ed25519, PKCS #8 in PEM.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { keptSecret, readKept } from './kept-secret.ts';

const makeKey = (): string => String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const ed25519 = (pem: string, file: string): KeyObject => {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key`);
  return key;
};

/** The key of today first. Throws where a file holds no Ed25519 key: a damaged key is never replaced in silence. */
export const logKeysOf = ({ dataDir }: Pick<Config, 'dataDir'>): readonly [KeyObject, ...KeyObject[]] => {
  const old = readKept(join(dataDir, 'log-old.key'));
  const today = ed25519(
    keptSecret(join(dataDir, 'log.key'), (kept) => kept !== '', makeKey),
    'log.key',
  );
  return old === undefined ? [today] : [today, ed25519(old, 'log-old.key')];
};

/** The same without making one: for who only reads. Empty where there is none. */
export const knownLogKeys = ({ dataDir }: Pick<Config, 'dataDir'>): readonly KeyObject[] =>
  ['log.key', 'log-old.key'].flatMap((name) => {
    const kept = readKept(join(dataDir, name));
    return kept === undefined || kept === '' ? [] : [ed25519(kept, name)];
  });
