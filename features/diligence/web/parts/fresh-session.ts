/**
 * Signing in once more as the person who is here: by password and, where one is set up, second factor; or by passkey. The session
 * from before ends, so that nobody holds two.
 */
import { useState } from 'react';
import { AuthProblem, createAuthClient, passkeysSupported } from '@tongtu/platform/auth/client';
import { asProblem, getLanguage, Problem, useSession } from '@tongtu/platform/ui';

export { passkeysSupported };

export type SecondFactor = 'totp' | 'backup-code';
type Answer = { readonly signedIn: boolean; readonly twoFactor: readonly SecondFactor[] };
type Before = { readonly id: string; readonly remember: boolean };

const auth = createAuthClient(getLanguage);

const toProblem = (error: unknown): Problem => {
  if (!(error instanceof AuthProblem)) return asProblem(error);
  const { kind, status, detail, field, errors = [] } = error.body;
  return new Problem({
    kind: kind === 'network' ? 'network-unreachable' : kind,
    status,
    title: '',
    detail,
    errors: errors.map((each) => ({ field: (each.field ?? '').replace(/^body\./, ''), kind: each.kind, detail: each.detail })),
    details: {},
    ...(field === undefined ? {} : { field: field.replace(/^body\./, '') }),
  });
};

/** The person closed the browser's own dialog: neither done nor a failure. */
const isCalledOff = (error: unknown): boolean => error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** A session that lasts no longer than a day was not to be remembered on this device, and the new one is not either. */
const dayAndHalfMs = 36 * 3_600_000;
const sessionBefore = async (): Promise<Before | undefined> => {
  const { items } = await auth.listSessions();
  const current = items.find((item) => item.current);
  return current && { id: current.id, remember: Date.parse(current.expiresAt) - Date.parse(current.lastUsedAt) > dayAndHalfMs };
};

/** `onDone` follows when the same person is signed in afresh. */
export const useFreshSession = (onDone: () => unknown) => {
  const { session, refresh } = useSession();
  const [pending, setPending] = useState<'password' | 'passkey' | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const [isOther, setIsOther] = useState(false);
  const [second, setSecond] = useState<readonly SecondFactor[]>([]);
  const [before, setBefore] = useState<Before>();

  const run = async (how: 'password' | 'passkey', sign: (kept: Before | undefined) => Promise<Answer>): Promise<void> => {
    setPending(how);
    setProblem(undefined);
    setIsOther(false);
    try {
      // In the second step the first session is no longer the current one.
      const kept = before ?? (await sessionBefore());
      setBefore(kept);
      const answer = await sign(kept);
      if (!answer.signedIn) return setSecond(answer.twoFactor);
      setSecond([]);
      setBefore(undefined);
      const { userId } = await auth.getAccount();
      if (userId !== session.person?.id) {
        // A passkey may be another person's: his act is not repeated in the name of the first.
        setIsOther(true);
        return await refresh();
      }
      if (kept !== undefined) await auth.endSession({ params: { sessionId: kept.id } }).catch(() => undefined);
      await refresh();
      await onDone();
    } catch (error) {
      if (!isCalledOff(error)) setProblem(toProblem(error));
    } finally {
      setPending(null);
    }
  };

  return {
    pending,
    problem,
    isOther,
    second,
    withPassword: (password: string) =>
      run('password', (kept) => auth.signIn({ body: { email: session.person?.email ?? '', password, remember: kept?.remember ?? false } })),
    withCode: (method: SecondFactor, code: string) => run('password', () => auth.signInTwoFactor({ body: { method, code } })),
    withPasskey: () => run('passkey', () => auth.withPasskey()),
    /** Back to the password; what was typed is wrong no longer. */
    restart: () => {
      setSecond([]);
      setProblem(undefined);
    },
    /** Between password and code nobody is signed in: the page has to know. */
    leave: async () => {
      const isBetween = second.length > 0;
      setSecond([]);
      setProblem(undefined);
      setIsOther(false);
      setBefore(undefined);
      if (isBetween) await refresh();
    },
  };
};
