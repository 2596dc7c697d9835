/** What the house knows of signing in: who is asking, accounts for seeding, and one door to better-auth for this room's routes. */
import { randomBytes } from 'node:crypto';
import { makeIdSource } from '@tongtu/kernel/ids';
import type { Result } from '@tongtu/kernel/result';
import { ok } from '@tongtu/kernel/result';
import type { Tx } from '../database/index.ts';
import type { LetterData, LetterKind } from './call.ts';
import { apiScopes, type ApiScope, type SessionFactor } from './contract.ts';
import { createEngine, type Engine, type NewAccount, type Provider } from './engine.ts';
import * as store from './store.ts';
import { countAttempt, forgetOldAttempts, type Limit } from './throttle.ts';

export type AuthLimits = {
  readonly address: Limit;
  readonly network: Limit;
  readonly letters: Limit;
  readonly signUps: Limit;
  /** Least milliseconds of an answer that must not tell whether an address exists. */ readonly answerFloorMs: number;
};

const minutes = 60;
export const defaultLimits: AuthLimits = {
  address: { free: 5, baseSeconds: 2, maxSeconds: 15 * minutes, forgetSeconds: 60 * minutes },
  network: { free: 40, baseSeconds: 1, maxSeconds: 15 * minutes, forgetSeconds: 60 * minutes },
  letters: { free: 3, baseSeconds: 60, maxSeconds: 60 * minutes, forgetSeconds: 180 * minutes },
  signUps: { free: 30, baseSeconds: 10, maxSeconds: 60 * minutes, forgetSeconds: 180 * minutes },
  answerFloorMs: 400,
};

export type AuthOptions = {
  readonly db: Tx;
  /** At least 32 characters; signs cookies and letters' links. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins?: readonly string[];
  readonly newId?: () => string;
  /** Queues a letter; texts stand in locales/*.json under `letters.<kind>`. */
  readonly sendMail: (kind: LetterKind, to: string, data: LetterData) => Promise<void>;
  /** Called after the account is committed, and may be called again for the same one: create what is missing. */
  readonly onAccountCreated?: (account: NewAccount) => Promise<void>;
  /** Called before an account is deleted by its owner; a failure keeps the account. May be called again for the same one. */
  readonly onAccountClosed?: (account: NewAccount) => Promise<Result<unknown>>;
  readonly log?: Parameters<typeof createEngine>[0]['log'];
  /** Hashes each distinct seeded password once: demo accounts share a published one. */
  readonly demo?: boolean;
  readonly limits?: Partial<AuthLimits>;
  readonly providers?: readonly Provider[];
  readonly clock?: () => Date;
};

export type SignedIn = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly twoFactorPassed: boolean;
  readonly factor: SessionFactor;
  readonly sessionId: string;
  /** When this session was opened. */
  readonly signedInAt: Date;
};
export type KeyHolder = { readonly userId: string; readonly keyId: string; readonly scopes: readonly ApiScope[] };
export type SeededAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly emailVerified?: boolean;
  readonly id?: string;
};

export type Auth = {
  /** Call-backs of OpenID Connect providers; everything else goes through the routes of contract.ts. */
  readonly handler: (request: Request) => Promise<Response>;
  readonly sessionOf: (headers: Headers) => Promise<SignedIn | null>;
  /** From `Authorization: Bearer tt_…` or `X-API-Key`. `null` when there is no key or it is not valid. */
  readonly apiKeyOf: (headers: Headers) => Promise<KeyHolder | null>;
  /** Name and address of an account and whether the address was confirmed. Inside a transaction, hand it on. */
  readonly accountOf: (userId: string, tx?: Tx) => Promise<{ readonly name: string; readonly email: string; readonly emailVerified: boolean } | undefined>;
  readonly accountByEmail: (email: string) => Promise<{ readonly userId: string } | undefined>;
  /** For seeding and the command line: no letter, no throttle, no password rules. An address that has an account keeps it. */
  readonly createAccount: (account: SeededAccount) => Promise<{ userId: string; created: boolean }>;
  readonly disableAccount: (userId: string) => Promise<void>;
  readonly enableAccount: (userId: string) => Promise<void>;
  readonly deleteAccount: (userId: string) => Promise<void>;
  /** Daily: drops what has run out. */
  readonly tidy: () => Promise<void>;
  readonly engine: Engine;
  readonly options: Required<Omit<AuthOptions, 'limits'>> & { readonly limits: AuthLimits };
  readonly slow: (key: string, limit: Limit) => Promise<Result<void>>;
};

/** `Authorization: Bearer …` or `X-API-Key`; undefined when the request brings no key. */
export const keyIn = (headers: Headers): string | undefined =>
  /^Bearer\s+(tt_\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? (headers.get('x-api-key')?.slice(0, 200) || undefined);

const scopesOf = (permissions: unknown): readonly ApiScope[] => {
  const given = (permissions as { tongtu?: unknown } | null)?.tongtu;
  return apiScopes.filter((scope) => Array.isArray(given) && given.includes(scope));
};

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Sets signing in up. Connects to nothing before the first call; never migrates. */
export const createAuth = (given: AuthOptions): Auth => {
  const clock = given.clock ?? (() => new Date());
  const options: Auth['options'] = {
    trustedOrigins: [],
    newId: makeIdSource(clock, (bytes) => randomBytes(bytes)),
    onAccountCreated: async () => {},
    onAccountClosed: async () => ok(undefined),
    log: silent,
    demo: false,
    providers: [],
    clock,
    ...given,
    limits: { ...defaultLimits, ...given.limits },
  };
  const { db } = options;
  const engine = createEngine(options);
  const hashes = new Map<string, Promise<string>>();
  const hash = async (password: string): Promise<string> => {
    const context = await engine.$context;
    if (!options.demo) return context.password.hash(password);
    const known = hashes.get(password) ?? context.password.hash(password);
    hashes.set(password, known);
    return known;
  };
  return {
    engine,
    options,
    handler: (request) => engine.handler(request),
    slow: async (key, limit) => (limit.free === Number.POSITIVE_INFINITY ? ok(undefined) : countAttempt(db, key, limit, clock())),
    sessionOf: async (headers) => {
      if (!headers.get('cookie')?.includes('tongtu.session_token')) return null;
      const found = await engine.api.getSession({ headers, query: { disableRefresh: true } });
      if (!found) return null;
      const factor = found.session.factor as SessionFactor;
      return {
        userId: found.user.id,
        email: found.user.email,
        name: found.user.name,
        emailVerified: found.user.emailVerified,
        factor,
        sessionId: found.session.id,
        signedInAt: found.session.createdAt,
        twoFactorPassed: factor === 'totp' || factor === 'backup-code' || factor === 'passkey',
      };
    },
    apiKeyOf: async (headers) => {
      const key = keyIn(headers);
      if (key === undefined) return null;
      const answer = await engine.api.verifyApiKey({ body: { key } });
      return answer.valid && answer.key ? { userId: answer.key.referenceId, keyId: answer.key.id, scopes: scopesOf(answer.key.permissions) } : null;
    },
    accountOf: async (userId, tx = db) => {
      const found = await store.findUser(tx, userId);
      return found === undefined ? undefined : { name: found.name, email: found.email, emailVerified: found.email_verified };
    },
    accountByEmail: async (email) => {
      const found = await store.findUserByEmail(db, email);
      return found === undefined ? undefined : { userId: found.id };
    },
    createAccount: async ({ email, password, name, emailVerified = true, id }) => {
      const known = await store.findUserByEmail(db, email);
      if (known) return { userId: known.id, created: false };
      const context = await engine.$context;
      const secret = await hash(password);
      const user = await context.internalAdapter.createUser(
        { ...(id === undefined ? {} : { id }), email: email.toLowerCase(), name, emailVerified },
        { method: 'email-password' },
      );
      await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: secret });
      return { userId: user.id, created: true };
    },
    disableAccount: (userId) => store.disableUser(db, userId, clock()),
    enableAccount: (userId) => store.enableUser(db, userId, clock()),
    deleteAccount: (userId) => store.deleteUser(db, userId),
    tidy: async () => {
      const now = clock();
      await store.forgetExpired(db, now);
      await forgetOldAttempts(db, new Date(now.getTime() - 86_400_000));
    },
  };
};
