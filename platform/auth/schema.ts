/**
 * How better-auth's models lie in our tables: own names, snake_case columns, ids of ours.
 * The tables themselves are frozen in migrations/0020-auth.sql; auth.db.test.ts works on the tables as they are migrated.
 */
const snake = (name: string): string => name.replace(/ID$/, 'Id').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = <const N extends string>(...names: readonly N[]): { [K in N]: string } =>
  Object.fromEntries(names.map((name) => [name, snake(name)])) as { [K in N]: string };

export const models = {
  user: { modelName: 'auth_users', fields: columns('emailVerified', 'createdAt', 'updatedAt') },
  session: { modelName: 'auth_sessions', fields: columns('userId', 'expiresAt', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent') },
  account: {
    modelName: 'auth_accounts',
    fields: columns(
      'userId',
      'accountId',
      'providerId',
      'accessToken',
      'refreshToken',
      'idToken',
      'accessTokenExpiresAt',
      'refreshTokenExpiresAt',
      'createdAt',
      'updatedAt',
    ),
  },
  verification: { modelName: 'auth_verifications', fields: columns('expiresAt', 'createdAt', 'updatedAt') },
} as const;

export const twoFactorSchema = {
  user: { fields: columns('twoFactorEnabled') },
  twoFactor: { modelName: 'auth_two_factors', fields: columns('userId', 'backupCodes', 'failedVerificationCount', 'lockedUntil') },
};

export const passkeySchema = {
  passkey: { modelName: 'auth_passkeys', fields: columns('publicKey', 'userId', 'credentialID', 'deviceType', 'backedUp', 'createdAt') },
};

export const apiKeySchema = {
  apikey: {
    modelName: 'auth_api_keys',
    fields: columns(
      'configId',
      'referenceId',
      'refillInterval',
      'refillAmount',
      'lastRefillAt',
      'rateLimitEnabled',
      'rateLimitTimeWindow',
      'rateLimitMax',
      'requestCount',
      'lastRequest',
      'expiresAt',
      'createdAt',
      'updatedAt',
    ),
  },
};

type Instant = Date;
/** The columns that our own statements read or write. */
export type AuthTables = {
  auth_users: {
    id: string;
    name: string;
    email: string;
    email_verified: boolean;
    two_factor_enabled: boolean | null;
    disabled_at: Instant | null;
    created_at: Instant;
    updated_at: Instant;
  };
  auth_sessions: {
    id: string;
    user_id: string;
    token: string;
    factor: string;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Instant;
    updated_at: Instant;
    expires_at: Instant;
  };
  auth_accounts: { id: string; user_id: string; provider_id: string; password: string | null };
  auth_verifications: { id: string; identifier: string; value: string; expires_at: Instant };
  auth_passkeys: { id: string; user_id: string; name: string | null; backed_up: boolean; created_at: Instant | null };
  auth_api_keys: {
    id: string;
    reference_id: string;
    name: string | null;
    start: string | null;
    permissions: string | null;
    enabled: boolean;
    created_at: Instant;
    expires_at: Instant | null;
    last_request: Instant | null;
  };
  auth_attempts: { key: string; count: number; first_at: Instant; last_at: Instant; blocked_until: Instant };
};
