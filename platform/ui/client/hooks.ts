/** Route objects meet TanStack Query: reads are cached by route name and input, writes say which reads they spoil. */
import { useCallback, useMemo, useRef } from 'react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Input, Output, Route } from '@tongtu/platform/contract';
import { callRoute, newIdempotencyKey } from './call.ts';
import { asProblem, fieldErrors, type Problem } from './problem.ts';

export type ReadOptions = {
  /** False: do not ask yet. */
  readonly enabled?: boolean;
  /** Keep showing the last answer while a new filter loads; lists do not jump. */
  readonly keepPrevious?: boolean;
  /** Milliseconds during which the answer counts as fresh; 15 s unless told. */
  readonly staleTime?: number;
  /** Ask again every so many milliseconds, or false; for long work. */
  readonly refetchInterval?: number | false;
};

export const routeKey = (route: Route, input?: unknown): readonly unknown[] => (input === undefined ? [route.name] : [route.name, input]);

/** Reads a route. `data`, `error` (a `Problem`), `isPending`, `refetch` as TanStack Query gives them. */
export const useRoute = <R extends Route>(route: R, input?: Input<R>, options: ReadOptions = {}): UseQueryResult<Output<R>, Problem> =>
  useQuery<Output<R>, Problem>({
    queryKey: routeKey(route, input ?? {}),
    queryFn: ({ signal }) => callRoute(route, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
  });

type PageOf<R extends Route> = Output<R> extends { items: readonly (infer T)[] } ? T : never;

/** Reads a list page by page (`after` → `next`). `items` holds all pages so far. */
export const useRouteInfinite = <R extends Route>(route: R, input?: Input<R>, options: ReadOptions = {}) => {
  const result = useInfiniteQuery({
    queryKey: [route.name, input ?? {}, 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...(input as { query?: object } | undefined)?.query, ...(pageParam ? { after: pageParam } : {}) };
      return callRoute(route, { ...input, query } as unknown as Input<R>, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => (last as { next?: string | null }).next ?? undefined,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
  });
  const pages = result.data?.pages as readonly Output<R>[] | undefined;
  const items = useMemo(() => (pages ?? []).flatMap((page) => [...((page as { items?: readonly PageOf<R>[] }).items ?? [])]), [pages]);
  return {
    items,
    /** The first page whole: totals and facets. */
    first: pages?.[0],
    isPending: result.isPending,
    isFetching: result.isFetching,
    /** A later filter is loading while the earlier answer still shows. */
    isStale: result.isPlaceholderData,
    problem: result.error ? asProblem(result.error) : undefined,
    hasMore: result.hasNextPage,
    loadingMore: result.isFetchingNextPage,
    more: () => void result.fetchNextPage(),
    refetch: () => void result.refetch(),
  };
};

export type ActionOptions<R extends Route> = {
  readonly onSuccess?: (output: Output<R>, input: Input<R>) => void | Promise<unknown>;
  readonly onProblem?: (problem: Problem) => void;
  /** Reads that are no longer true after this write. */
  readonly invalidates?: readonly Route[];
};

/** Marks every cached answer of these routes as stale and asks again for those on screen. */
export const invalidateRoutes = (client: QueryClient, routes: readonly Route[]): Promise<unknown> =>
  Promise.all(routes.map((route) => client.invalidateQueries({ queryKey: [route.name] })));

/**
 * A write. `run(input)` resolves to the answer, or to `undefined` when it failed: then `problem` holds why and
 * `fieldErrors` the sentences by form field. The same input tried again after a silent network carries the same idempotency key.
 */
export const useAction = <R extends Route>(route: R, options: ActionOptions<R> = {}) => {
  const client = useQueryClient();
  const attempt = useRef<{ input: string; key: string } | null>(null);
  const mutation = useMutation<Output<R>, Problem, Input<R>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input ?? {});
      if (attempt.current?.input !== text) attempt.current = { input: text, key: newIdempotencyKey() };
      return callRoute(route, input, { idempotencyKey: attempt.current.key });
    },
    onSuccess: async (output, input) => {
      attempt.current = null;
      if (options.invalidates) await invalidateRoutes(client, options.invalidates);
      await options.onSuccess?.(output, input);
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (!problem.passing) attempt.current = null;
      options.onProblem?.(problem);
    },
  });
  const { mutateAsync } = mutation;
  const run = useCallback((input?: Input<R>): Promise<Output<R> | undefined> => mutateAsync((input ?? {}) as Input<R>).catch(() => undefined), [mutateAsync]);
  const problem = mutation.error ? asProblem(mutation.error) : undefined;
  return {
    run,
    pending: mutation.isPending,
    done: mutation.isSuccess,
    data: mutation.data,
    problem,
    fieldErrors: problem ? fieldErrors(problem) : {},
    reset: mutation.reset,
  };
};
