/** What the address says: path parameters, filters, and going somewhere. Filters live in the address so that a list can be sent to a colleague. */
import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { splitAddress } from './link.tsx';

/** Path parameter of the page, e.g. `useParam('listingId')`. */
export const useParam = (name: string): string => {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
};

/** `go('/sign-in?next=/mine')`. */
export const useGo = (): ((to: string, options?: { replace?: boolean }) => void) => {
  const navigate = useNavigate();
  return useCallback((to, options = {}) => void navigate({ ...splitAddress(to), ...options } as never), [navigate]);
};

/** Back where one came from, or to a place that makes sense. */
export const useBack = (otherwise: string): (() => void) => {
  const router = useRouter();
  const go = useGo();
  return () => (router.history.canGoBack() ? router.history.back() : go(otherwise));
};

type Change = Readonly<Record<string, string | number | readonly (string | number)[] | undefined | null>>;

/** Filters as the address holds them. Lists are `a,b`; an empty value leaves the address. */
export type Filters = {
  readonly all: Readonly<Record<string, string>>;
  readonly get: (name: string) => string;
  readonly list: (name: string) => readonly string[];
  /** Changes some filters, keeps the others, starts at the top of the list. */
  readonly set: (change: Change) => void;
  readonly toggle: (name: string, value: string) => void;
  readonly clear: (...names: readonly string[]) => void;
};

export const useFilters = (): Filters => {
  const search = useLocation({ select: (location) => location.search }) as unknown as Record<string, unknown>;
  const navigate = useNavigate();
  return useMemo(() => {
    const all = Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]));
    const list = (name: string): readonly string[] => (all[name] ?? '').split(',').filter((v) => v !== '');
    const set = (change: Change): void => {
      const next: Record<string, string> = { ...all };
      for (const [key, value] of Object.entries(change)) {
        const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
        if (text === '') delete next[key];
        else next[key] = text;
      }
      void navigate({ to: '.', search: next, replace: true, resetScroll: false } as never);
    };
    return {
      all,
      get: (name) => all[name] ?? '',
      list,
      set,
      toggle: (name, value) => set({ [name]: list(name).includes(value) ? list(name).filter((v) => v !== value) : [...list(name), value] }),
      clear: (...names) => set(Object.fromEntries((names.length > 0 ? names : Object.keys(all)).map((name) => [name, undefined]))),
    };
  }, [search, navigate]);
};
