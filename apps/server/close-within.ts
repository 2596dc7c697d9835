/** Doors close for new requests at once; who is still being answered has so many seconds. */
import type { FastifyInstance } from 'fastify';

/** Resolves when the last answer is out. One that is read slower than that (an export over a bad line) is broken off. */
export const closeWithin = async (app: FastifyInstance, seconds: number): Promise<void> => {
  const late = setTimeout(() => app.server.closeAllConnections(), seconds * 1000);
  await app.close().finally(() => clearTimeout(late));
};
