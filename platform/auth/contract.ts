/** The addresses under /api/auth as data: they register the server, type the client and stand in OpenAPI. Safe in the browser. */
import { z } from 'zod';
import { errorKinds, id, route, text } from '../http/contract.ts';

/** What an API key may be allowed to; a route names the one it wants (`scope` in the route). */
export const apiScopes = ['read', 'write', 'import'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** How a session was opened. All but `password` and `provider` are two factors. */
export const sessionFactors = ['password', 'totp', 'backup-code', 'passkey', 'provider'] as const;
export type SessionFactor = (typeof sessionFactors)[number];

export const passwordLength = { min: 10, max: 128 } as const;

const email = z
  .string()
  .max(320)
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email({ error: 'email-malformed' }));
/** Length and rules are judged by the server, with a kind of their own; never trimmed. */
const password = z.string().max(1000);
const token = z
  .string()
  .max(2000)
  .regex(/^[\x21-\x7e]+$/, { error: 'token-invalid' });
const code = z.string().trim().max(40);
const done = z.object({ done: z.literal(true) });
const sent = z.object({ sent: z.literal(true) });
const instant = z.iso.datetime();
/** A WebAuthn object as JSON (W3C WebAuthn level 3, §5.1); checked by the ceremony itself. */
const webauthn = z.record(z.string(), z.unknown());
/** NUL has no place in it, and none in the database. */
const webauthnIn = webauthn.refine((value) => !JSON.stringify(value).includes('\\u0000'), { error: 'text-control-character' });
const signedIn = z.object({ signedIn: z.boolean(), twoFactor: z.array(z.enum(['totp', 'backup-code'])) });

const post = <const N extends string, const P extends string>(name: N, path: P, summary: string) =>
  ({ name, method: 'POST', path: `/api/auth/${path}`, summary }) as const;
const get = <const N extends string, const P extends string>(name: N, path: P, summary: string) =>
  ({ name, method: 'GET', path: `/api/auth/${path}`, summary }) as const;
const remove = <const N extends string, const P extends string>(name: N, path: P, summary: string) =>
  ({ name, method: 'DELETE', path: `/api/auth/${path}`, summary }) as const;

export const account = z.object({
  userId: id,
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  twoFactor: z.boolean(),
  hasPassword: z.boolean(),
  factor: z.enum(sessionFactors),
  createdAt: instant,
});
export const sessionItem = z.object({
  id,
  current: z.boolean(),
  factor: z.enum(sessionFactors),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
});
export const passkeyItem = z.object({ id, name: z.string(), createdAt: instant.nullable(), synced: z.boolean() });
export const apiKeyItem = z.object({
  id,
  name: z.string(),
  start: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

export const authRoutes = {
  signUp: route({
    ...post('signUp', 'sign-up', 'Ask for an account; the answer never tells whether the address has one'),
    body: z.object({ email, password, name: text(120) }),
    response: sent,
    errors: ['password-too-short', 'password-too-long', 'password-too-common', 'password-like-you', 'too-many-attempts'],
  }),
  verifyEmail: route({
    ...post('verifyEmail', 'verify-email', 'Confirm an address with the token of the letter'),
    body: z.object({ token }),
    response: done,
    errors: ['token-invalid', 'token-expired'],
  }),
  resendVerification: route({
    ...post('resendVerification', 'verify-email/resend', 'Send the confirmation letter again, if there is somebody to confirm'),
    body: z.object({ email }),
    response: sent,
    errors: ['too-many-attempts'],
  }),
  signIn: route({
    ...post('signIn', 'sign-in', 'Sign in with e-mail and password'),
    body: z.object({ email, password, remember: z.boolean().default(true) }),
    response: signedIn,
    errors: ['invalid-credentials', 'email-not-verified', 'account-disabled', 'too-many-attempts'],
  }),
  signInTwoFactor: route({
    ...post('signInTwoFactor', 'sign-in/two-factor', 'Finish signing in with a code'),
    body: z.object({ method: z.enum(['totp', 'backup-code']), code }),
    response: signedIn,
    errors: ['two-factor-wrong', 'two-factor-expired', 'account-disabled', 'too-many-attempts'],
  }),
  beginPasskeySignIn: route({
    ...post('beginPasskeySignIn', 'sign-in/passkey/begin', 'Options for navigator.credentials.get'),
    response: webauthn,
    errors: ['too-many-attempts'],
  }),
  signInPasskey: route({
    ...post('signInPasskey', 'sign-in/passkey', 'Sign in with a passkey'),
    body: z.object({ response: webauthnIn }),
    response: signedIn,
    errors: ['passkey-refused', 'passkey-expired', 'account-disabled', 'too-many-attempts'],
  }),
  listProviders: route({
    ...get('listProviders', 'providers', 'Other places to sign in with (OpenID Connect)'),
    response: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  signInProvider: route({
    ...post('signInProvider', 'sign-in/provider', 'Address of the provider to go to'),
    body: z.object({
      provider: z.string().max(60),
      next: z
        .string()
        .max(500)
        .regex(/^\/(?![/\\])/, { error: 'value-refused' })
        .default('/'),
    }),
    response: z.object({ url: z.string() }),
    errors: ['provider-unknown', 'too-many-attempts'],
  }),
  signOut: route({ ...post('signOut', 'sign-out', 'End this session'), response: done }),
  forgotPassword: route({
    ...post('forgotPassword', 'password/forgot', 'Send a letter with a link to set a new password, if the address has an account'),
    body: z.object({ email }),
    response: sent,
    errors: ['too-many-attempts'],
  }),
  resetPassword: route({
    ...post('resetPassword', 'password/reset', 'Set a new password with the token of the letter; ends all sessions'),
    body: z.object({ token, password }),
    response: done,
    errors: ['token-invalid', 'password-too-short', 'password-too-long', 'password-too-common', 'password-like-you', 'too-many-attempts'],
  }),
  changePassword: route({
    ...post('changePassword', 'password/change', 'Change the password; ends all other sessions'),
    body: z.object({ current: password, password }),
    response: done,
    errors: ['wrong-password', 'password-too-short', 'password-too-long', 'password-too-common', 'password-like-you', 'no-password', 'too-many-attempts'],
  }),
  getAccount: route({ ...get('getAccount', 'account', 'My account and how this session was opened'), response: account }),
  renameAccount: route({ ...post('renameAccount', 'account/name', 'Change my name'), body: z.object({ name: text(120) }), response: done }),
  closeAccount: route({
    ...post('closeAccount', 'account/close', 'Delete my account; what I did in the platform stays, without a way to sign in'),
    body: z.object({ password }),
    response: done,
    errors: ['wrong-password', 'no-password', 'too-many-attempts', 'last-admin', 'last-secretariat'],
  }),
  listSessions: route({ ...get('listSessions', 'sessions', 'Where I am signed in'), response: z.object({ items: z.array(sessionItem) }) }),
  endSession: route({
    ...remove('endSession', 'sessions/:sessionId', 'End one of my sessions'),
    params: z.object({ sessionId: id }),
    response: done,
    errors: ['session-not-found'],
  }),
  endOtherSessions: route({ ...post('endOtherSessions', 'sessions/end-others', 'End all my other sessions'), response: z.object({ ended: z.number().int() }) }),
  beginTwoFactor: route({
    ...post('beginTwoFactor', 'two-factor/begin', 'New secret and backup codes; nothing is on before confirmTwoFactor'),
    body: z.object({ password }),
    response: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
    errors: ['wrong-password', 'two-factor-already-on', 'no-password', 'too-many-attempts'],
  }),
  confirmTwoFactor: route({
    ...post('confirmTwoFactor', 'two-factor/confirm', 'Switch two-factor sign-in on with a first code; ends all other sessions'),
    body: z.object({ code }),
    response: done,
    errors: ['two-factor-wrong', 'two-factor-off', 'too-many-attempts'],
  }),
  endTwoFactor: route({
    ...post('endTwoFactor', 'two-factor/end', 'Switch two-factor sign-in off'),
    body: z.object({ password }),
    response: done,
    errors: ['wrong-password', 'no-password', 'too-many-attempts'],
  }),
  renewBackupCodes: route({
    ...post('renewBackupCodes', 'two-factor/backup-codes', 'New backup codes; the old ones end'),
    body: z.object({ password }),
    response: z.object({ backupCodes: z.array(z.string()) }),
    errors: ['wrong-password', 'two-factor-off', 'no-password', 'too-many-attempts'],
  }),
  listPasskeys: route({ ...get('listPasskeys', 'passkeys', 'My passkeys'), response: z.object({ items: z.array(passkeyItem) }) }),
  beginPasskey: route({ ...post('beginPasskey', 'passkeys/begin', 'Options for navigator.credentials.create'), response: webauthn, errors: ['sign-in-again'] }),
  addPasskey: route({
    ...post('addPasskey', 'passkeys', 'Keep a new passkey'),
    body: z.object({ name: text(80), response: webauthnIn }),
    response: done,
    errors: ['sign-in-again', 'passkey-refused', 'passkey-expired', 'passkey-known'],
  }),
  removePasskey: route({
    ...remove('removePasskey', 'passkeys/:passkeyId', 'Forget one of my passkeys'),
    params: z.object({ passkeyId: id }),
    response: done,
    errors: ['passkey-not-found', 'sign-in-again'],
  }),
  listApiKeys: route({ ...get('listApiKeys', 'api-keys', 'My API keys, without their secret'), response: z.object({ items: z.array(apiKeyItem) }) }),
  createApiKey: route({
    ...post('createApiKey', 'api-keys', 'A new API key; its secret is in this answer only'),
    body: z.object({
      name: text(80),
      scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
      expiresInDays: z.number().int().min(1).max(365).default(90),
    }),
    response: z.object({ key: z.string(), item: apiKeyItem }),
    errors: ['sign-in-again', 'api-keys-too-many'],
  }),
  removeApiKey: route({
    ...remove('removeApiKey', 'api-keys/:keyId', 'Revoke an API key'),
    params: z.object({ keyId: id }),
    response: done,
    errors: ['api-key-not-found'],
  }),
} as const;
export type AuthRoutes = typeof authRoutes;

/** Kind → status; sentences in locales/*.json. */
export const authErrors = errorKinds({
  'invalid-credentials': 401,
  'email-not-verified': 403,
  'account-disabled': 403,
  'wrong-password': 403,
  'sign-in-again': 403,
  'too-many-attempts': 429,
  'password-too-short': 400,
  'password-too-long': 400,
  'password-too-common': 400,
  'password-like-you': 400,
  'no-password': 409,
  'token-invalid': 400,
  'token-expired': 400,
  'two-factor-wrong': 400,
  'two-factor-expired': 400,
  'two-factor-already-on': 409,
  'two-factor-off': 409,
  'passkey-refused': 400,
  'passkey-expired': 400,
  'passkey-known': 409,
  'passkey-not-found': 404,
  'session-not-found': 404,
  'sealed-with-another-secret': 409,
  'api-key-not-found': 404,
  'api-keys-too-many': 409,
  'provider-unknown': 404,
  'auth-refused': 400,
});
