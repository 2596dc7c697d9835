/**
 * Who is asking, at every request: the cookie's signature, then one query. The answer is that of better-auth's `getSession` without
 * a refresh, which takes two queries and a way through the engine; a test holds the two against each other.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tx } from '../database/index.ts';
import { sessionByToken } from './store.ts';

/** What stands in a cookie of that name; undefined where there is none or it is no text. */
const cookieIn = (header: string, name: string): string | undefined => {
  for (const pair of header.split(';')) {
    const end = pair.indexOf('=');
    if (end === -1 || pair.slice(0, end).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(end + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
};

/** `token.signature`: the token where the signature is that of our secret (HMAC-SHA-256, base64). */
const signedToken = (value: string, secret: string): string | undefined => {
  const at = value.lastIndexOf('.');
  if (at < 1) return undefined;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
};

/** The session of a request with its person; undefined where there is none, or none any more. */
export const findSessionOf = async (db: Tx, cookies: string, cookie: { readonly name: string; readonly secret: string }, now: Date) => {
  const value = cookieIn(cookies, cookie.name);
  const token = value === undefined ? undefined : signedToken(value, cookie.secret);
  const found = token === undefined ? undefined : await sessionByToken(db, token);
  return found === undefined || found.expires_at < now ? undefined : found;
};
