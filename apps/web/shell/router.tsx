/** Routes made of the page tables: each page and the texts it needs are loaded when its address is pointed at or opened. */
import type { ComponentType } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { loadRoom } from '@tongtu/platform/ui';
import { tables, type RoomPage } from '../tables.ts';
import { Crash } from './crash.tsx';
import { Gate } from './gate.tsx';
import { NotFound } from './not-found.tsx';
import { PagePending } from './pending.tsx';
import { parseSearch, routerPath, stringifySearch } from './search.ts';
import { Shell } from './shell.tsx';

/** The page behind its door; the router preloads it through `preload`. */
const behindGate = (page: RoomPage) => {
  const Lazy = lazyRouteComponent(page.load as () => Promise<{ default: ComponentType }>) as ComponentType & { preload: () => Promise<void> };
  const Gated = () => (
    <Gate page={page}>
      <Lazy />
    </Gate>
  );
  return Object.assign(Gated, { preload: Lazy.preload });
};

export const makeRouter = (client: QueryClient) => {
  const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Shell, notFoundComponent: NotFound });
  const routes = tables.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: routerPath(page.path),
      component: behindGate(page),
      loader: () => Promise.all([page.room, ...(page.texts ?? [])].map((room) => loadRoom(room))),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadDelay: 80,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 300,
    defaultErrorComponent: Crash,
    scrollRestoration: true,
    trailingSlash: 'never',
  });
};
