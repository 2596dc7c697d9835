/** Who is here: asked once, then again after signing in, joining or leaving; everything read before belongs to somebody else then. */
import { useCallback, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { getSession } from '@tongtu/parties/contract';
import { routeKey, useRoute, visitorSession, type Session, type SessionState } from '@tongtu/platform/ui';

export const useSessionState = (): SessionState => {
  const client = useQueryClient();
  const asked = useRoute(getSession, {}, { staleTime: 5 * 60_000 });
  const refresh = useCallback(async (): Promise<void> => {
    const before = client.getQueryData<Session>(routeKey(getSession, {}))?.person?.id;
    await client.refetchQueries({ queryKey: [getSession.name] });
    const after = client.getQueryData<Session>(routeKey(getSession, {}))?.person?.id;
    const others = { predicate: (query: { queryKey: readonly unknown[] }) => query.queryKey[0] !== getSession.name };
    if (before !== after) await client.resetQueries(others);
    else await client.invalidateQueries(others);
  }, [client]);
  const session = asked.data as Session | undefined;
  return useMemo(() => ({ session: session ?? visitorSession, isPending: asked.isPending, refresh }), [session, asked.isPending, refresh]);
};
