/**
 * The one client of the API: a route object says where to go and what comes back.
 * It sends no shape to be checked here; the server is the door (and says which field is wrong).
 */
import type { Input, Output, Route } from '@tongtu/platform/contract';
import { getLanguage } from '../i18n/store.ts';
import { networkProblem, parseProblem } from './problem.ts';

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Sent with a write, so that a repeated request changes nothing twice. */
  readonly idempotencyKey?: string;
};

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

const queryValue = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.map(String).join(',') : String(value);

/** `/api/listings/:id` + params + query → address. Empty, null and undefined query values are left out; lists become `a,b`. Throws when a path parameter is missing (a bug). */
export const urlOf = (route: Pick<Route, 'path' | 'name'>, { params, query }: Parts = {}): string => {
  const path = route.path.replace(/:([A-Za-z]\w*)/g, (_, key: string) => {
    const value = params?.[key];
    if (value === undefined || value === null || value === '') throw new Error(`${route.name}: path parameter ${key} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    search.append(key, queryValue(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
};

const readBody = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  try {
    return /json/.test(type) ? await response.json() : await response.text();
  } catch {
    return undefined;
  }
};

/** A random key for one intended write; works without a secure context too (plain HTTP in a local network). */
export const newIdempotencyKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Asks the server. Resolves to the route's answer or throws a `Problem` (an abort throws the signal's reason). */
export const callRoute = async <R extends Route>(route: R, input?: Input<R>, options: CallOptions = {}): Promise<Output<R>> => {
  const parts = (input ?? {}) as Parts;
  const url = urlOf(route, parts);
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': getLanguage() === 'zh' ? 'zh-CN' : 'en' };
  if (parts.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  let response: Response;
  try {
    response = await fetch(url, {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw networkProblem();
  }
  const body = await readBody(response);
  if (!response.ok) throw parseProblem(response.status, body, response.headers.get('x-request-id'));
  if (typeof body === 'string' && route.response !== undefined) throw parseProblem(response.status, undefined, response.headers.get('x-request-id'));
  return body as Output<R>;
};
