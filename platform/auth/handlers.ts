/** One function a route: what is asked of better-auth, and what leaves of its answer. Session tokens never leave but as cookies. */
import type { z } from 'zod';
import { fail, ok, type Failed, type Result } from '@tongtu/kernel/result';
import type { Parsed, Presented } from '../http/contract.ts';
import type { Auth } from './auth.ts';
import { ipHeader, pile, type AuthCall } from './call.ts';
import { apiScopes, type AuthRoutes, type SessionFactor, type apiKeyItem } from './contract.ts';
import { judgePassword } from './passwords.ts';
import * as store from './store.ts';
import { attemptKey, forgetAttempts, networkOf, returnAttempt } from './throttle.ts';
import { failureOf } from './translate.ts';

export type AuthHandlers = { readonly [K in keyof AuthRoutes]: (call: AuthCall, input: Parsed<AuthRoutes[K]>) => Promise<Result<Presented<AuthRoutes[K]>>> };

type Me = { userId: string; email: string; name: string; token: string; sessionId: string; factor: SessionFactor; createdAt: Date };
const done = { done: true } as const;
const sent = { sent: true } as const;
const maxKeys = 20;

/** Waits until at least `ms` have passed, so that the answer's time says nothing. */
const notBefore = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  const floor = new Promise<void>((resolve) => setTimeout(resolve, ms));
  const [outcome] = await Promise.allSettled([work(), floor]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
};

/** All handlers over one `Auth`. */
export const authHandlers = (auth: Auth): AuthHandlers => {
  const { api } = auth.engine;
  const { db, limits, publicUrl } = auth.options;

  type Answer<T> = { headers: Headers; response: T };
  /** Asks better-auth, keeps the cookies it sets and translates its refusals. */
  const ask = async <T>(call: AuthCall, work: () => Promise<Answer<T>>): Promise<Result<T>> => {
    try {
      const { headers, response } = await work();
      call.cookies.push(...headers.getSetCookie());
      return ok(response);
    } catch (error) {
      // What was sealed with another AUTH_SECRET cannot be opened; a restore without the old one ends here.
      if (error instanceof Error && error.message === 'invalid tag') return fail('sealed-with-another-secret');
      return failureOf(error);
    }
  };
  const using = <B>(call: AuthCall, body: B) => ({ headers: call.headers, body, returnHeaders: true as const });

  const meOf = async (call: AuthCall): Promise<Result<Me>> => {
    const found = await api.getSession({ headers: call.headers, query: { disableRefresh: true } });
    if (!found) return fail('not-signed-in');
    const { user, session } = found;
    return ok({
      userId: user.id,
      email: user.email,
      name: user.name,
      token: session.token,
      sessionId: session.id,
      factor: session.factor as SessionFactor,
      createdAt: session.createdAt,
    });
  };
  const isFresh = (me: Me, call: AuthCall): boolean => call.now.getTime() - me.createdAt.getTime() < 12 * 3_600_000;

  const network = (deed: string, call: AuthCall): string => attemptKey(`${deed}-network`, networkOf(call.ip));
  /** Counts one try against every key; the first that waits refuses. */
  const slow = async (...keys: readonly (readonly [string, (typeof limits)['address']])[]): Promise<Result<void>> => {
    for (const [key, limit] of keys) {
      const counted = await auth.slow(key, limit);
      if (!counted.ok) return counted;
    }
    return ok(undefined);
  };
  /** For acts of a signed-in person that need the password again: the guess is slowed like signing in. */
  const withPassword = async <T>(call: AuthCall, work: (me: Me) => Promise<Result<T>>): Promise<Result<T>> => {
    const me = await meOf(call);
    if (!me.ok) return me;
    const key = attemptKey('password', me.value.userId);
    const counted = await slow([key, limits.address]);
    if (!counted.ok) return counted;
    const result = await work(me.value);
    if (result.ok || (result.error.kind !== 'wrong-password' && result.error.kind !== 'two-factor-wrong')) await forgetAttempts(db, [key]);
    return result;
  };
  const about = (failed: Failed, field: string): Failed => (failed.error.kind === 'wrong-password' ? fail('wrong-password', { field }) : failed);
  const letterTo = (me: Me, kind: Parameters<typeof pile>[0], more: { on?: boolean; what?: string } = {}): void =>
    pile(kind, me.email, { name: me.name, link: new URL('/security', publicUrl).href, ...more });

  const itemOf = (row: Awaited<ReturnType<typeof store.listApiKeys>>[number]): z.input<typeof apiKeyItem> => {
    const scopes = (JSON.parse(row.permissions ?? '{}') as { tongtu?: string[] }).tongtu ?? [];
    return {
      id: row.id,
      name: row.name ?? '',
      start: row.start ?? '',
      scopes: apiScopes.filter((scope) => scopes.includes(scope)),
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
      lastUsedAt: row.last_request?.toISOString() ?? null,
    };
  };

  return {
    signUp: async (call, { body }) => {
      const judged = judgePassword(body.password, body);
      if (!judged.ok) return judged;
      const counted = await slow([network('sign-up', call), limits.signUps], [attemptKey('letter', body.email), limits.letters]);
      if (!counted.ok) return counted;
      return notBefore(limits.answerFloorMs, async () => {
        const asked = await ask(call, () => api.signUpEmail(using(call, body)));
        // Two sign-ups of one address at once: the second learns no more than the first.
        return asked.ok || asked.error.kind === 'auth-refused' ? ok(sent) : asked;
      });
    },
    verifyEmail: async (call, { body }) => {
      const asked = await ask(call, () => api.verifyEmail({ headers: call.headers, query: { token: body.token }, returnHeaders: true }));
      return asked.ok ? ok(done) : asked;
    },
    resendVerification: async (call, { body }) => {
      const counted = await slow([network('letter', call), limits.signUps], [attemptKey('letter', body.email), limits.letters]);
      if (!counted.ok) return counted;
      // Without the caller's session: the answer depends on the address alone.
      const headers = new Headers({ [ipHeader]: call.ip });
      return notBefore(limits.answerFloorMs, async () => {
        const asked = await ask(call, () => api.sendVerificationEmail({ headers, body, returnHeaders: true }));
        return asked.ok ? ok(sent) : asked;
      });
    },
    signIn: async (call, { body }) => {
      const keys = [attemptKey('sign-in', body.email), network('sign-in', call)] as const;
      const counted = await slow([keys[0], limits.address], [keys[1], limits.network]);
      if (!counted.ok) return counted;
      if (body.password === '') return fail('invalid-credentials');
      const asked = await ask(call, () => api.signInEmail(using(call, { email: body.email, password: body.password, rememberMe: body.remember })));
      if (!asked.ok) return asked.error.kind === 'password-too-long' ? fail('invalid-credentials') : asked;
      await forgetAttempts(db, [keys[0]]);
      await returnAttempt(db, keys[1], call.now);
      const waits = 'twoFactorRedirect' in asked.value;
      return ok({ signedIn: !waits, twoFactor: waits ? (['totp', 'backup-code'] as const).slice() : [] });
    },
    signInTwoFactor: async (call, { body }) => {
      const key = network('two-factor', call);
      const counted = await slow([key, limits.network]);
      if (!counted.ok) return counted;
      const asked = await ask<unknown>(call, () =>
        body.method === 'totp' ? api.verifyTOTP(using(call, { code: body.code })) : api.verifyBackupCode(using(call, { code: body.code })),
      );
      if (!asked.ok) return asked;
      await returnAttempt(db, key, call.now);
      return ok({ signedIn: true, twoFactor: [] });
    },
    beginPasskeySignIn: async (call) => {
      const counted = await slow([network('passkey', call), limits.network]);
      if (!counted.ok) return counted;
      const asked = await ask(call, () => api.generatePasskeyAuthenticationOptions({ headers: call.headers, returnHeaders: true }));
      return asked.ok ? ok({ ...asked.value, userVerification: 'required' }) : asked;
    },
    signInPasskey: async (call, { body }) => {
      const asked = await ask(call, () => api.verifyPasskeyAuthentication(using(call, { response: body.response as never })));
      if (!asked.ok) return asked;
      await returnAttempt(db, network('passkey', call), call.now);
      return ok({ signedIn: true, twoFactor: [] });
    },
    listProviders: async () => ok({ items: auth.options.providers.map(({ id, name }) => ({ id, name })) }),
    signInProvider: async (call, { body }) => {
      if (!auth.options.providers.some(({ id }) => id === body.provider)) return fail('provider-unknown', { field: 'body.provider' });
      const counted = await slow([network('provider', call), limits.network]);
      if (!counted.ok) return counted;
      const asked = await ask(call, () =>
        api.signInSocial(
          using(call, {
            provider: body.provider as never,
            callbackURL: new URL(body.next, publicUrl).href,
            errorCallbackURL: new URL('/sign-in', publicUrl).href,
            disableRedirect: true,
          }),
        ),
      );
      return !asked.ok ? asked : asked.value.url ? ok({ url: asked.value.url }) : fail('provider-unknown', { field: 'body.provider' });
    },
    signOut: async (call) => {
      const asked = await ask(call, () => api.signOut({ headers: call.headers, returnHeaders: true }));
      return asked.ok ? ok(done) : asked;
    },
    forgotPassword: async (call, { body }) => {
      const counted = await slow([network('letter', call), limits.signUps], [attemptKey('letter', body.email), limits.letters]);
      if (!counted.ok) return counted;
      return notBefore(limits.answerFloorMs, async () => {
        const asked = await ask(call, () => api.requestPasswordReset(using(call, { email: body.email })));
        return asked.ok ? ok(sent) : asked;
      });
    },
    resetPassword: async (call, { body }) => {
      const counted = await slow([network('reset', call), limits.network]);
      if (!counted.ok) return counted;
      const { internalAdapter } = await auth.engine.$context;
      const pending = await internalAdapter.findVerificationValue(`reset-password:${body.token}`);
      const user = pending && pending.expiresAt > call.now ? await store.findUser(db, pending.value) : undefined;
      if (user === undefined) return fail('token-invalid');
      const judged = judgePassword(body.password, { email: user.email, name: user.name });
      if (!judged.ok) return judged;
      const asked = await ask(call, () => api.resetPassword(using(call, { token: body.token, newPassword: body.password })));
      if (!asked.ok) return asked;
      await store.markVerified(db, user.id, call.now);
      await forgetAttempts(db, [attemptKey('sign-in', user.email), attemptKey('password', user.id)]);
      await returnAttempt(db, network('reset', call), call.now);
      pile('password-changed', user.email, { name: user.name, link: new URL('/security', publicUrl).href });
      return ok(done);
    },
    changePassword: (call, { body }) =>
      withPassword(call, async (me) => {
        const judged = judgePassword(body.password, me);
        if (!judged.ok) return judged;
        const asked = await ask(call, () =>
          api.changePassword(using(call, { currentPassword: body.current, newPassword: body.password, revokeOtherSessions: true })),
        );
        if (!asked.ok) return about(asked, 'body.current');
        letterTo(me, 'password-changed');
        return ok(done);
      }),
    getAccount: async (call) => {
      // Here, and only here, a session in use is prolonged and its cookie renewed.
      const asked = await ask(call, () => api.getSession({ headers: call.headers, returnHeaders: true }));
      if (!asked.ok) return asked;
      if (!asked.value) return fail('not-signed-in');
      const { user, session } = asked.value;
      return ok({
        userId: user.id,
        email: user.email,
        name: user.name,
        emailVerified: user.emailVerified,
        twoFactor: user.twoFactorEnabled === true,
        hasPassword: await store.hasPassword(db, user.id),
        factor: session.factor as SessionFactor,
        createdAt: user.createdAt.toISOString(),
      });
    },
    renameAccount: async (call, { body }) => {
      const asked = await ask(call, () => api.updateUser(using(call, { name: body.name })));
      return asked.ok ? ok(done) : asked;
    },
    closeAccount: (call, { body }) =>
      withPassword(call, async (me) => {
        const asked = await checkPassword(call, body.password);
        if (!asked.ok) return about(asked, 'body.password');
        const left = await auth.options.onAccountClosed({ userId: me.userId, email: me.email, name: me.name });
        if (!left.ok) return left;
        await ask(call, () => api.signOut({ headers: call.headers, returnHeaders: true }));
        await auth.deleteAccount(me.userId);
        return ok(done);
      }),
    listSessions: async (call) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      const rows = await store.listSessions(db, me.value.userId, call.now);
      return ok({
        items: rows.map((row) => ({
          id: row.id,
          current: row.id === me.value.sessionId,
          factor: row.factor as SessionFactor,
          ip: row.ip_address || null,
          userAgent: row.user_agent || null,
          createdAt: row.created_at.toISOString(),
          lastUsedAt: row.updated_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
        })),
      });
    },
    endSession: async (call, { params }) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      return (await store.deleteSession(db, me.value.userId, params.sessionId)) > 0 ? ok(done) : fail('session-not-found');
    },
    endOtherSessions: async (call) => {
      const me = await meOf(call);
      return me.ok ? ok({ ended: await store.deleteSessions(db, me.value.userId, me.value.token) }) : me;
    },
    beginTwoFactor: (call, { body }) =>
      withPassword(call, async () => {
        const asked = await ask(call, () => api.enableTwoFactor(using(call, { password: body.password, method: 'totp' as const })));
        if (!asked.ok) return about(asked, 'body.password');
        if (asked.value.method !== 'totp') return fail('auth-refused');
        const { totpURI, backupCodes } = asked.value;
        return ok({ uri: totpURI, secret: new URL(totpURI).searchParams.get('secret') ?? '', backupCodes });
      }),
    confirmTwoFactor: (call, { body }) =>
      withPassword(call, async (me) => {
        const asked = await ask(call, () => api.verifyTOTP(using(call, { code: body.code })));
        if (!asked.ok) return asked;
        // Sessions from before knew only the password.
        await store.deleteSessions(
          db,
          me.userId,
          (asked.value as { token?: string }).token === me.token ? await newestToken(me.userId) : (asked.value as { token: string }).token,
        );
        letterTo(me, 'two-factor-changed', { on: true });
        return ok(done);
      }),
    endTwoFactor: (call, { body }) =>
      withPassword(call, async (me) => {
        const asked = await ask(call, () => api.disableTwoFactor(using(call, { password: body.password })));
        if (!asked.ok) return about(asked, 'body.password');
        letterTo(me, 'two-factor-changed', { on: false });
        return ok(done);
      }),
    renewBackupCodes: (call, { body }) =>
      withPassword(call, async () => {
        const asked = await ask(call, () => api.generateBackupCodes(using(call, { password: body.password })));
        return asked.ok ? ok({ backupCodes: asked.value.backupCodes }) : about(asked, 'body.password');
      }),
    listPasskeys: async (call) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      const rows = await store.listPasskeys(db, me.value.userId);
      return ok({ items: rows.map((row) => ({ id: row.id, name: row.name ?? '', createdAt: row.created_at?.toISOString() ?? null, synced: row.backed_up })) });
    },
    beginPasskey: async (call) => {
      const asked = await ask(call, () => api.generatePasskeyRegistrationOptions({ headers: call.headers, query: {}, returnHeaders: true }));
      return asked.ok ? ok({ ...asked.value }) : asked;
    },
    addPasskey: async (call, { body }) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      const asked = await ask(call, () => api.verifyPasskeyRegistration(using(call, { response: body.response, name: body.name })));
      if (!asked.ok) return asked;
      letterTo(me.value, 'passkey-added', { what: body.name });
      return ok(done);
    },
    removePasskey: async (call, { params }) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      if (!isFresh(me.value, call)) return fail('sign-in-again');
      return (await store.deletePasskey(db, me.value.userId, params.passkeyId)) > 0 ? ok(done) : fail('passkey-not-found');
    },
    listApiKeys: async (call) => {
      const me = await meOf(call);
      return me.ok ? ok({ items: (await store.listApiKeys(db, me.value.userId)).map(itemOf) }) : me;
    },
    createApiKey: async (call, { body }) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      if (!isFresh(me.value, call)) return fail('sign-in-again');
      const { userId } = me.value;
      if ((await store.listApiKeys(db, userId)).length >= maxKeys) return fail('api-keys-too-many', { details: { max: maxKeys } });
      const made = await api.createApiKey({
        body: { name: body.name, userId, expiresIn: body.expiresInDays * 86_400, permissions: { tongtu: [...new Set(body.scopes)] } },
      });
      const row = (await store.listApiKeys(db, userId)).find(({ id }) => id === made.id);
      if (row === undefined) return fail('api-key-not-found');
      letterTo(me.value, 'api-key-created', { what: body.name });
      return ok({ key: made.key, item: itemOf(row) });
    },
    removeApiKey: async (call, { params }) => {
      const me = await meOf(call);
      if (!me.ok) return me;
      return (await store.deleteApiKey(db, me.value.userId, params.keyId)) > 0 ? ok(done) : fail('api-key-not-found');
    },
  };

  async function checkPassword(call: AuthCall, password: string): Promise<Result<unknown>> {
    try {
      return ok(await api.verifyPassword({ headers: call.headers, body: { password } }));
    } catch (error) {
      return failureOf(error);
    }
  }
  /** Confirming two-factor swaps the session and answers with the old token; the newest one is the swapped. */
  async function newestToken(userId: string): Promise<string> {
    const [row] = await db
      .withTables<{ auth_sessions: { token: string; user_id: string; created_at: Date; id: string } }>()
      .selectFrom('auth_sessions')
      .select('token')
      .where('user_id', '=', userId)
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    return row?.token ?? '';
  }
};
