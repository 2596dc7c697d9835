/**
 * The sign-in part of the browser: typed calls of contract.ts's routes by name, and the two passkey ceremonies,
 * which need the browser's own WebAuthn JSON helpers (Chrome 129, Firefox 119, Safari 18.4). Throws `AuthProblem`.
 * Imports only types, so that neither zod nor the server comes along.
 */
import type { Input, Output } from '../http/contract.ts';
import type { AuthRoutes } from './contract.ts';

export type AuthProblemBody = {
  kind: string;
  status: number;
  detail: string;
  field?: string;
  retryAfterSeconds?: number;
  min?: number;
  max?: number;
  errors?: { field?: string; kind: string; detail: string }[];
};

/** A refusal with its kind and its sentence in the reader's language; kind `network` when nothing answered. */
export class AuthProblem extends Error {
  readonly body: AuthProblemBody;
  constructor(body: AuthProblemBody) {
    super(body.detail);
    this.name = 'AuthProblem';
    this.body = body;
  }
}

const paths: { readonly [K in keyof AuthRoutes]: `${'GET' | 'POST' | 'DELETE'} ${string}` } = {
  signUp: 'POST sign-up',
  verifyEmail: 'POST verify-email',
  resendVerification: 'POST verify-email/resend',
  signIn: 'POST sign-in',
  signInTwoFactor: 'POST sign-in/two-factor',
  beginPasskeySignIn: 'POST sign-in/passkey/begin',
  signInPasskey: 'POST sign-in/passkey',
  listProviders: 'GET providers',
  signInProvider: 'POST sign-in/provider',
  signOut: 'POST sign-out',
  forgotPassword: 'POST password/forgot',
  resetPassword: 'POST password/reset',
  changePassword: 'POST password/change',
  getAccount: 'GET account',
  renameAccount: 'POST account/name',
  closeAccount: 'POST account/close',
  listSessions: 'GET sessions',
  endSession: 'DELETE sessions/:sessionId',
  endOtherSessions: 'POST sessions/end-others',
  beginTwoFactor: 'POST two-factor/begin',
  confirmTwoFactor: 'POST two-factor/confirm',
  endTwoFactor: 'POST two-factor/end',
  renewBackupCodes: 'POST two-factor/backup-codes',
  listPasskeys: 'GET passkeys',
  beginPasskey: 'POST passkeys/begin',
  addPasskey: 'POST passkeys',
  removePasskey: 'DELETE passkeys/:passkeyId',
  listApiKeys: 'GET api-keys',
  createApiKey: 'POST api-keys',
  removeApiKey: 'DELETE api-keys/:keyId',
};
/** Method and path of each route, compared with contract.ts by a test. */
export const authPaths: Readonly<Record<string, string>> = paths;

type Call<K extends keyof AuthRoutes> =
  Record<string, never> extends Input<AuthRoutes[K]>
    ? (input?: Input<AuthRoutes[K]>) => Promise<Output<AuthRoutes[K]>>
    : (input: Input<AuthRoutes[K]>) => Promise<Output<AuthRoutes[K]>>;
export type AuthClient = { readonly [K in keyof AuthRoutes]: Call<K> } & {
  /** The whole ceremony: asks the browser for a passkey and signs in. Rejects with the browser's `NotAllowedError` when the person cancels. */
  readonly withPasskey: () => Promise<Output<AuthRoutes['signInPasskey']>>;
  /** Makes a passkey and keeps it under this name. */
  readonly makePasskey: (name: string) => Promise<Output<AuthRoutes['addPasskey']>>;
};

/** Whether this browser knows passkeys in the form used here. */
export const passkeysSupported = (): boolean => typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** The client; `language` is asked before each call (`zh` or `en`). */
export const createAuthClient = (language: () => string): AuthClient => {
  const ask = async (line: string, input: { params?: Record<string, string>; body?: unknown } = {}): Promise<unknown> => {
    const [method = 'GET', path = ''] = line.split(' ');
    const url = `/api/auth/${path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(input.params?.[key] ?? ''))}`;
    const sent = method === 'POST' && input.body !== undefined;
    const response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'accept-language': language(), ...(sent ? { 'content-type': 'application/json' } : {}) },
      ...(sent ? { body: JSON.stringify(input.body) } : {}),
    }).catch(() => {
      throw new AuthProblem({ kind: 'network', status: 0, detail: '' });
    });
    const body = (await response.json().catch(() => null)) as unknown;
    if (response.ok) return body;
    throw new AuthProblem((body as AuthProblemBody | null) ?? { kind: 'internal', status: response.status, detail: '' });
  };
  const calls = Object.fromEntries(Object.entries(paths).map(([name, line]) => [name, (input?: object) => ask(line, input)])) as unknown as AuthClient;
  return {
    ...calls,
    withPasskey: async () => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON((await calls.beginPasskeySignIn()) as never);
      const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
      return calls.signInPasskey({ body: { response: credential.toJSON() as unknown as Record<string, unknown> } });
    },
    makePasskey: async (name) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON((await calls.beginPasskey()) as never);
      const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
      return calls.addPasskey({ body: { name, response: credential.toJSON() as unknown as Record<string, unknown> } });
    },
  };
};
