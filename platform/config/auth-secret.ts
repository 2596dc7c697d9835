/** The key that signs sessions. Where nobody sets one, it is made once and kept beside the data. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { keptSecret } from './kept-secret.ts';

/** AUTH_SECRET, or the one kept in `dataDir/auth-secret`, made at the first call. */
export const authSecretOf = (config: Pick<Config, 'authSecret' | 'dataDir'>): string =>
  config.authSecret ??
  keptSecret(
    join(config.dataDir, 'auth-secret'),
    (kept) => kept.length >= 32,
    () => randomBytes(32).toString('base64url'),
  );
