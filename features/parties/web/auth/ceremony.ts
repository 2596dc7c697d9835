/** A passkey ceremony as an act of a page: pending, then done or a problem. Cancelling it in the browser is neither. */
import { useState } from 'react';
import { AuthProblem, createAuthClient, passkeysSupported, type AuthClient } from '@tongtu/platform/auth/client';
import { asProblem, getLanguage, Problem } from '@tongtu/platform/ui';

export { passkeysSupported };

const client: AuthClient = createAuthClient(getLanguage);

const toProblem = (error: unknown): Problem => {
  if (!(error instanceof AuthProblem)) return asProblem(error);
  const { kind, status, detail } = error.body;
  return new Problem({ kind: kind === 'network' ? 'network-unreachable' : kind, status, title: '', detail, errors: [], details: {} });
};

export const useCeremony = <T>(act: (auth: AuthClient) => Promise<T>, onDone: (answer: T) => unknown) => {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (): Promise<void> => {
    setPending(true);
    setProblem(undefined);
    try {
      await onDone(await act(client));
    } catch (error) {
      if (!(error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError'))) setProblem(toProblem(error));
    } finally {
      setPending(false);
    }
  };
  return { run, pending, problem };
};
