/** From a request to the reader: a session's cookie, an API key, or nobody. */
import type { FastifyRequest } from 'fastify';
import { identifyPerson } from '@tongtu/parties';
import { keyIn } from '@tongtu/platform/auth';
import type { Language } from '@tongtu/kernel/localized';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import type { House } from './house.ts';

const headersOf = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const name of ['cookie', 'authorization', 'x-api-key'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join('; ') : value);
  }
  return headers;
};

/**
 * An API key acts with its holder's rights as far as its scopes go. A key that is not valid is nobody. Letters follow the
 * language in which somebody reads the pages; what his programs ask in says nothing of him.
 */
export const identifier =
  ({ auth, database, clock }: Pick<House, 'auth' | 'database' | 'clock'>, languageOf: (request: FastifyRequest) => Language) =>
  async (request: FastifyRequest): Promise<Reader> => {
    // Most requests come from visitors; they cost no query.
    if (request.headers.cookie === undefined && request.headers.authorization === undefined && request.headers['x-api-key'] === undefined) return visitor;
    const headers = headersOf(request);
    if (keyIn(headers) !== undefined) {
      const holder = await auth.apiKeyOf(headers);
      const account = holder === null ? undefined : await auth.accountOf(holder.userId);
      if (holder === null || account === undefined) return visitor;
      return { ...(await identifyPerson(database.db, { id: holder.userId, ...account, now: clock() })), scopes: holder.scopes };
    }
    const session = await auth.sessionOf(headers);
    if (session === null) return visitor;
    const { userId: id, name, email, emailVerified, signedInAt } = session;
    const reader = await identifyPerson(database.db, { id, name, email, emailVerified, language: languageOf(request), now: clock() });
    return { ...reader, signedInAt };
  };
