/**
 * Reads a public address on behalf of a user. What is looked at and what is called are the same thing: the name is resolved
 * once, every answer must be public, and the socket goes to the one that was chosen.
 */
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { fail, ok, type Failed, type Result } from '@tongtu/kernel/result';
import { isPublicAddress } from './public-address.ts';
import { isRefusedPort } from './refused-ports.ts';

export type OutsideLimits = {
  /** Of the body. */
  readonly maxBytes: number;
  /** For everything: name, connections, redirects, body. */
  readonly timeoutMs: number;
  /** Media types, as in the header; anything when absent. */
  readonly accept?: string | undefined;
  /** Of the content that is known already. */
  readonly etag?: string | null | undefined;
};

export type Fetched =
  | { readonly changed: false }
  | { readonly changed: true; readonly body: Buffer; readonly etag: string | null; readonly contentType: string | null };

export type OutsideOptions = {
  /** All addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** May this address be called although it is not public? For tests, and for addresses that the operator wrote into the settings. */
  readonly allow?: (address: string) => boolean;
};

const maxRedirects = 3;
const maxHeaderBytes = 16_384;
const redirects = new Set([301, 302, 303, 307, 308]);

const refused = (why: string): Failed => fail('address-refused', { details: { why } });

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$|\.$/g, '');

/** What may be called at all, before anything is resolved. */
export const callable = (text: string): Result<URL> => {
  // Other schemes than http have no rules for hosts; only as https is the host read as it will be called.
  const called = text.trim().replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(called)) return refused('malformed');
  const url = new URL(called);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  if (isRefusedPort(url.port)) return refused('port');
  // Whatever a resolver makes of it (RFC 6761, 6.3).
  if (/^(.+\.)?localhost$/.test(hostOf(url))) return refused('not-public');
  return url.hostname === '' ? refused('malformed') : ok(url);
};

export const within = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const abort = () => late.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};

/** A tag that another server made is sent back only where it can stand in a header. */
const knownEtag = ({ etag }: OutsideLimits): string | undefined => (etag && /^[\x21-\x7e]{1,500}$/.test(etag) ? etag : undefined);

type Answer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly etag: string | null;
  readonly contentType: string | null;
  readonly body: Buffer;
};

/** What is handed in, where something is. Its answer is read whatever the status. */
export type Sent = { readonly contentType: string; readonly body: Uint8Array };

/** One call to one address that was looked at. */
export const call = (url: URL, address: string, limits: OutsideLimits, signal: AbortSignal, sent?: Sent): Promise<Result<Answer>> =>
  new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const chosen: LookupFunction = (_host, options, callback) => {
      const family = isIP(address);
      if (options.all === true) callback(null, [{ address, family }]);
      else callback(null, address, family);
    };
    const request = (secure ? https : http).request(url, {
      // An agent of its own: no connection is kept, and no proxy of the surroundings comes in between.
      agent: new (secure ? https : http).Agent({ keepAlive: false, maxSockets: 1 }),
      method: sent === undefined ? 'GET' : 'POST',
      lookup: chosen,
      signal,
      maxHeaderSize: maxHeaderBytes,
      // Said here, for otherwise a variable of the environment could switch it off.
      ...(secure ? { rejectUnauthorized: true } : {}),
      headers: {
        accept: limits.accept ?? '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'tongtu',
        ...(knownEtag(limits) === undefined ? {} : { 'if-none-match': knownEtag(limits) }),
        ...(sent === undefined ? {} : { 'content-type': sent.contentType, 'content-length': String(sent.body.length) }),
      },
    });
    const finish = (result: Result<Answer>): void => {
      resolve(result);
      request.destroy();
    };
    request.on('error', reject);
    // Without a listener the socket would be closed and neither an answer nor an error would ever come.
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      finish(fail('address-answer', { details: { status: response.statusCode ?? 0 } }));
    });
    request.on('response', (response) => {
      response.on('error', reject);
      const status = response.statusCode ?? 0;
      const { location, etag = null, 'content-type': contentType = null } = response.headers;
      if (status !== 200 && sent === undefined) return finish(ok({ status, location, etag, contentType, body: Buffer.alloc(0) }));
      const { 'content-encoding': encoding = 'identity', 'transfer-encoding': transfer = 'chunked' } = response.headers;
      // What was asked for uncompressed and comes compressed might unpack to anything.
      if (encoding.toLowerCase() !== 'identity' || transfer.toLowerCase() !== 'chunked')
        return finish(fail('address-answer', { details: { why: 'encoding' } }));
      const tooLarge = fail('address-too-large', { details: { maxBytes: limits.maxBytes } });
      if (Number(response.headers['content-length'] ?? 0) > limits.maxBytes) return finish(tooLarge);
      const pieces: Buffer[] = [];
      let size = 0;
      response.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > limits.maxBytes) finish(tooLarge);
        else pieces.push(piece);
      });
      response.on('end', () =>
        response.complete ? resolve(ok({ status, location, etag, contentType, body: Buffer.concat(pieces) })) : reject(new Error('cut off')),
      );
    });
    request.end(sent?.body);
  });

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
};

const systemResolver = async (host: string): Promise<string[]> => (await lookup(host, { all: true, verbatim: true })).map((each) => each.address);

export type FetchOutside = (address: string, limits: OutsideLimits) => Promise<Result<Fetched>>;

/** The address that a name stands for. Every one of them must be public: which of them a later look would bring is nobody's to say. */
export const addressFinder =
  ({ resolve = systemResolver, allow = () => false }: OutsideOptions) =>
  async (url: URL, signal: AbortSignal): Promise<Result<string>> => {
    const host = hostOf(url);
    const addresses = isIP(host) !== 0 ? [host] : await within(signal, resolve(host));
    const [first] = addresses;
    if (first === undefined) return fail('address-unreachable', { details: { why: 'ENOTFOUND' } });
    return addresses.every((address) => isPublicAddress(address) || allow(address)) ? ok(first) : refused('not-public');
  };

/** A call that broke off, as a failure. */
export const brokenOff = (error: unknown, signal: AbortSignal): Failed => {
  if (signal.aborted) return fail('address-unreachable', { details: { why: 'timeout' } });
  const code = codeOf(error);
  // The other side answers something that is no answer.
  return code.startsWith('HPE_') ? fail('address-answer', { details: { why: code } }) : fail('address-unreachable', { details: { why: code } });
};

/** As `fetchOutside`, with a resolver and a permission of its own. Only tests hand these in. */
export const outsideFetcher = (options: OutsideOptions = {}): FetchOutside => {
  const addressOf = addressFinder(options);
  const follow = async (first: URL, limits: OutsideLimits, signal: AbortSignal): Promise<Result<Fetched>> => {
    let url = first;
    for (let hops = 0; hops <= maxRedirects; hops += 1) {
      const address = await addressOf(url, signal);
      if (!address.ok) return address;
      const answered = await within(signal, call(url, address.value, limits, signal));
      if (!answered.ok) return answered;
      const { status, location, etag, contentType, body } = answered.value;
      if (status === 200) return ok({ changed: true, body, etag, contentType });
      if (status === 304 && knownEtag(limits) !== undefined) return ok({ changed: false });
      if (!redirects.has(status) || location === undefined) return fail('address-answer', { details: { status } });
      if (!URL.canParse(location, url)) return refused('malformed');
      const next = callable(new URL(location, url).href);
      if (!next.ok) return next;
      if (url.protocol === 'https:' && next.value.protocol === 'http:') return refused('downgrade');
      url = next.value;
    }
    return fail('address-answer', { details: { why: 'redirects' } });
  };
  return async (text, limits) => {
    const url = callable(text);
    if (!url.ok) return url;
    const signal = AbortSignal.timeout(limits.timeoutMs);
    try {
      return await follow(url.value, limits, signal);
    } catch (error) {
      return brokenOff(error, signal);
    }
  };
};

/**
 * The content under a public address. Kinds `address-refused` (not http, credentials, a port of another protocol, not public, or redirected there),
 * `address-unreachable` (no such name, no connection, a bad certificate, too slow), `address-answer` (details: status, or
 * why), `address-too-large` (details: maxBytes).
 */
export const fetchOutside: FetchOutside = outsideFetcher();
