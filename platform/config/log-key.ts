/**
 * The keys that sign the transparency log: `LOG_KEY_FILE`, made at the first call, and, while a new key takes over from an old
 * one, the file beside it whose name ends in `-old`: `log-old.key` beside `log.key`. Ed25519, PKCS #8 in PEM.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import type { Config } from './config.ts';
import { keptSecret, readKept } from './kept-secret.ts';

const makeKey = (): string => String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const ed25519 = (pem: string, file: string): KeyObject => {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${basename(file)} holds no Ed25519 key`);
  return key;
};

/** `…/log.key` → `…/log-old.key`. */
export const oldKeyFile = (file: string): string => join(dirname(file), `${basename(file, extname(file))}-old${extname(file)}`);

/** The key of today first. Throws where a file holds no Ed25519 key: a damaged key is never replaced in silence. */
export const logKeysOf = ({ logKeyFile }: Pick<Config, 'logKeyFile'>): readonly [KeyObject, ...KeyObject[]] => {
  const oldFile = oldKeyFile(logKeyFile);
  const old = readKept(oldFile);
  const today = ed25519(
    keptSecret(logKeyFile, (kept) => kept !== '', makeKey),
    logKeyFile,
  );
  return old === undefined ? [today] : [today, ed25519(old, oldFile)];
};

/** The same without making one: for who only reads. Empty where there is none. */
export const knownLogKeys = ({ logKeyFile }: Pick<Config, 'logKeyFile'>): readonly KeyObject[] =>
  [logKeyFile, oldKeyFile(logKeyFile)].flatMap((file) => {
    const kept = readKept(file);
    return kept === undefined || kept === '' ? [] : [ed25519(kept, file)];
  });
