/**
 * From a table of routes, a table of policy lines and a table of handlers to running
 * routes. The three tables have the same keys, or it does not compile; a route without
 * a policy line is refused at boot as well.
 */
import type { Readable } from 'node:stream';
import type { Decision, Reader } from '@tongtu/kernel/reader';
import { isSignedIn } from '@tongtu/kernel/reader';
import type { Result } from '@tongtu/kernel/result';
import type { Context } from '../context.ts';
import type { StoredFile } from '../files/index.ts';
import type { Parsed, Presented, Route, Routes } from './contract.ts';

/** May this reader call the route at all? What depends on the thing asked for is decided in the use-case. */
export type PolicyLine = (reader: Reader) => Decision;
export type RoutePolicy<R extends Routes> = { readonly [K in keyof R]: PolicyLine };

/** Everybody, signed in or not. */
export const anyone: PolicyLine = () => 'allowed';
/** Any person with a session or an API key. */
export const signedIn: PolicyLine = (reader) => (isSignedIn(reader) ? 'allowed' : 'forbidden');

/** An answer that is not JSON: a download, a stream, a page. */
export class RawAnswer {
  readonly body: Readable | Buffer | string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(body: Readable | Buffer | string, headers: Readonly<Record<string, string>>) {
    this.body = body;
    this.headers = headers;
  }
}

/** A file that came in, already stored by its content hash, before the transaction began. */
export type Upload = { readonly file: StoredFile; readonly name: string };

export type HandlerInput<R extends Route> = Parsed<R> & { readonly upload: R['upload'] extends true ? Upload : undefined };
export type Handler<R extends Route> = (context: Context, input: HandlerInput<R>) => Promise<Result<Presented<R> | RawAnswer>>;
export type Handlers<R extends Routes> = { readonly [K in keyof R]: Handler<R[K]> };

/** One feature's routes, ready to be mounted. */
export type ServedRoute = { readonly route: Route; readonly policy: PolicyLine; readonly handle: Handler<Route> };

/** Joins the three tables. Throws (a bug, at boot) when a key is missing in one of them. */
export const serve = <const R extends Routes>(routes: R, policy: RoutePolicy<R>, handlers: Handlers<R>): readonly ServedRoute[] =>
  Object.entries(routes).map(([key, route]) => {
    const line = policy[key];
    const handle = handlers[key] as Handler<Route> | undefined;
    if (line === undefined || handle === undefined) throw new Error(`route ${route.name} has no ${line === undefined ? 'policy line' : 'handler'}`);
    if (key !== route.name) throw new Error(`route ${route.name} is listed as ${key}`);
    return { route, policy: line, handle };
  });
