/** A witness behind HTTP: `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`, and its verifier key under `/vkey`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Witness } from './witness.ts';

/** 63 hashes and a hundred signatures of every kind that the standard knows. */
export const maxBodyBytes = 1 << 19;

/** The body, or undefined where it is longer than may be. */
const bodyOf = async (request: IncomingMessage): Promise<Uint8Array | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return undefined;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBodyBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const answer = (response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  response.end(body);
};

const serveOne = async (witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [path = ''] = (request.url ?? '').split('?');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return answer(response, 405, 'POST only\n', { allow: 'POST' });
    const body = await bodyOf(request);
    if (body === undefined) return answer(response, 413, 'request too large\n', { connection: 'close' });
    const { status, body: said, contentType } = await witness.addCheckpoint(body);
    return answer(response, status, said, contentType === undefined ? {} : { 'content-type': contentType });
  }
  const found = !isRead
    ? undefined
    : path === '/vkey'
      ? `${witness.verifierKey}\n`
      : witness.checkpointOf(/^\/([0-9a-f]{64})\/checkpoint$/.exec(path)?.[1] ?? '');
  return found === undefined ? answer(response, 404, 'not found\n') : answer(response, 200, found);
};

export type ServedWitness = { readonly port: number; readonly close: () => Promise<void> };

/** Listens; resolves when it does. `onError` hears what made a request fail with 500: the state could not be kept. */
export const serveWitness = async (
  witness: Witness,
  at: { readonly host: string; readonly port: number },
  onError: (error: unknown) => void,
): Promise<ServedWitness> => {
  const server: Server = createServer(
    { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 60_000, maxHeaderSize: 8192 },
    (request, response) => {
      serveOne(witness, request, response).catch((error: unknown) => {
        // A caller that goes away in the middle of its body is no fault of ours.
        if (request.destroyed && !request.complete) return;
        onError(error);
        if (!response.headersSent) answer(response, 500, 'the witness cannot keep its state\n', { connection: 'close' });
        else response.destroy();
      });
    },
  );
  server.maxConnections = 512;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : at.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
};
