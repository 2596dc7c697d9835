/** better-auth, set up for this house. It never migrates: its tables are ours (migrations/0020-auth.sql). */
import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Tx } from '../database/index.ts';
import { ipHeader, pile } from './call.ts';
import { passwordLength, type SessionFactor } from './contract.ts';
import { apiKeySchema, models, passkeySchema, twoFactorSchema } from './schema.ts';

export type NewAccount = { readonly userId: string; readonly email: string; readonly name: string };
/** A sign-in place of the consortium's members that speaks OpenID Connect. */
export type Provider = { readonly id: string; readonly name: string; readonly discoveryUrl: string; readonly clientId: string; readonly clientSecret: string };

export type EngineOptions = {
  readonly db: Tx;
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly newId: () => string;
  readonly providers: readonly Provider[];
  readonly onAccountCreated: (account: NewAccount) => Promise<void>;
  readonly log: {
    info: (details: object, message: string) => void;
    warn: (details: object, message: string) => void;
    error: (details: object, message: string) => void;
  };
};

export const resetMinutes = 60;
export const verifyMinutes = 24 * 60;

const factorOfPath: Readonly<Record<string, SessionFactor>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
  '/two-factor/disable': 'password',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
  '/oauth2/callback/:providerId': 'provider',
};
/** A session that replaces another (new password) keeps what that one had proved. */
const factorOf = (context: { path?: string; context?: { session?: { session?: Record<string, unknown> } | null } } | null): SessionFactor =>
  factorOfPath[context?.path ?? ''] ?? (context?.context?.session?.session?.factor as SessionFactor | undefined) ?? 'password';

/** The library's object; other files of this room use its `api` and its context, nobody else does. */
export const createEngine = (options: EngineOptions) => {
  const base = new URL(options.publicUrl);
  const secure = base.protocol === 'https:';
  const page = (path: string, token: string): string => new URL(`${path}?token=${encodeURIComponent(token)}`, base).href;
  return betterAuth({
    appName: 'Tongtu 通途',
    baseURL: base.origin,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [base.origin, ...options.trustedOrigins],
    database: { db: options.db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'warn',
      // Wrong passwords and unknown keys are everyday life; only what breaks is news.
      log: (level, message, ...about) =>
        level === 'error' && !message.startsWith('Failed to validate API key') ? options.log.error({ err: about[0] }, message) : undefined,
    },
    ...models,
    user: { ...models.user, additionalFields: { disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' } } },
    session: {
      ...models.session,
      additionalFields: { factor: { type: 'string', required: true, input: false, defaultValue: 'password' } },
      expiresIn: 14 * 86_400,
      updateAge: 86_400,
      freshAge: 12 * 3600,
    },
    account: { ...models.account, encryptOAuthTokens: true },
    verification: { ...models.verification, storeIdentifier: 'hashed' },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'tongtu',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ipHeader] },
      // A session comes with its person in one query.
      database: { generateId: () => options.newId(), validateSchema: false, joins: true },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) =>
        pile('reset-password', user.email, { name: user.name, link: page('/reset-password', token), minutes: resetMinutes }),
      onExistingUserSignUp: async ({ user }) => pile('address-in-use', user.email, { name: user.name, link: new URL('/forgot-password', base).href }),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: false,
      expiresIn: verifyMinutes * 60,
      sendVerificationEmail: async ({ user, token }) =>
        pile('verify-email', user.email, { name: user.name, link: page('/verify-email', token), minutes: verifyMinutes }),
    },
    databaseHooks: {
      user: { create: { after: async (user) => options.onAccountCreated({ userId: user.id, email: user.email, name: user.name }) } },
      session: {
        create: {
          before: async (session, context) => {
            const user = await options.db
              .withTables<{ auth_users: { id: string; disabled_at: Date | null } }>()
              .selectFrom('auth_users')
              .select('disabled_at')
              .where('id', '=', session.userId)
              .executeTakeFirst();
            if (user?.disabled_at) return false;
            return { data: { ...session, factor: factorOf(context as never) } };
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Tongtu', schema: twoFactorSchema as never, accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 } }),
      passkey({
        rpID: base.hostname,
        rpName: 'Tongtu 通途',
        origin: [base.origin, ...options.trustedOrigins],
        schema: passkeySchema as never,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // A passkey counts as two factors, so the person must have been verified, not only present.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified)
              throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED', message: 'user not verified' });
          },
        },
      }),
      apiKey({
        defaultPrefix: 'tt_',
        enableSessionForAPIKeys: false,
        rateLimit: { enabled: false },
        keyExpiration: { minExpiresIn: 1, maxExpiresIn: 365 },
        startingCharactersConfig: { shouldStore: true, charactersLength: 8 },
        requireName: true,
        maximumNameLength: 400,
        schema: apiKeySchema as never,
      }),
      genericOAuth({
        config: options.providers.map((provider) => ({
          providerId: provider.id,
          name: provider.name,
          discoveryUrl: provider.discoveryUrl,
          clientId: provider.clientId,
          clientSecret: provider.clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
        })),
      }),
    ],
  });
};
export type Engine = ReturnType<typeof createEngine>;
