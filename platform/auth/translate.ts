/** better-auth's codes in the words of this house. What is not the caller's doing is thrown on. */
import { isAPIError } from 'better-auth/api';
import { fail, type Failed } from '@tongtu/kernel/result';

const kinds: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'invalid-credentials',
  INVALID_EMAIL: 'invalid-credentials',
  EMAIL_NOT_VERIFIED: 'email-not-verified',
  FAILED_TO_CREATE_SESSION: 'account-disabled',
  INVALID_PASSWORD: 'wrong-password',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'no-password',
  PASSWORD_TOO_SHORT: 'password-too-short',
  PASSWORD_TOO_LONG: 'password-too-long',
  INVALID_TOKEN: 'token-invalid',
  USER_NOT_FOUND: 'token-invalid',
  TOKEN_EXPIRED: 'token-expired',
  INVALID_CODE: 'two-factor-wrong',
  INVALID_BACKUP_CODE: 'two-factor-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'two-factor-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'two-factor-expired',
  TOTP_ALREADY_ENABLED: 'two-factor-already-on',
  TOTP_NOT_ENABLED: 'two-factor-off',
  TWO_FACTOR_NOT_ENABLED: 'two-factor-off',
  BACKUP_CODES_NOT_ENABLED: 'two-factor-off',
  SESSION_NOT_FRESH: 'sign-in-again',
  CHALLENGE_NOT_FOUND: 'passkey-expired',
  PASSKEY_NOT_FOUND: 'passkey-refused',
  AUTHENTICATION_FAILED: 'passkey-refused',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey-refused',
  PREVIOUSLY_REGISTERED: 'passkey-known',
  PROVIDER_NOT_FOUND: 'provider-unknown',
  INVALID_ORIGIN: 'origin-refused',
};

/** The failure behind an error of better-auth; rethrows whatever is no refusal. */
export const failureOf = (error: unknown): Failed => {
  if (!isAPIError(error)) throw error;
  const code = (error.body as { code?: string } | undefined)?.code ?? '';
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return fail('too-many-attempts', { details: { retryAfterSeconds: 900 } });
  const kind = kinds[code];
  if (kind !== undefined) return fail(kind);
  if (error.statusCode >= 500) throw error;
  return fail(error.statusCode === 401 ? 'not-signed-in' : 'auth-refused');
};
