/** Everything around the pages: theme, reads, session, router. */
import { useState } from 'react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { asProblem, cssVariables, SessionProvider, theme } from '@tongtu/platform/ui';
import { makeRouter } from './router.tsx';
import { useSessionState } from './session.ts';

const colorScheme = localStorageColorSchemeManager({ key: 'tongtu-color-scheme' });

const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        // A refusal stays one; silence and a busy server are asked again.
        retry: (count, error) => asProblem(error).passing && asProblem(error).status !== 429 && count < 2,
      },
      mutations: { retry: false },
    },
  });

const WithSession = ({ router }: { router: ReturnType<typeof makeRouter> }) => (
  <SessionProvider value={useSessionState()}>
    <RouterProvider router={router} />
  </SessionProvider>
);

export const App = () => {
  const [client] = useState(makeClient);
  const [router] = useState(() => makeRouter(client));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <WithSession router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
};
