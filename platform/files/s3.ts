/**
 * Files in an S3 bucket, addressed by path so that any S3 service will do. The key is the hash, which is known
 * only after reading: content is first drafted on this machine, then sent with its length and hash, which the
 * service checks. A crash in between leaves a draft in the system's folder for temporary files, never half a file.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { isHash, placeOf, takeIn } from './intake.ts';
import type { Files, StoredFile } from './port.ts';

/** Where and as whom: from `s3://key:secret@host[:port]/bucket[/prefix][?region=…][&tls=off]`. */
export type Bucket = { readonly base: string; readonly prefix: string; readonly key: string; readonly secret: string; readonly region: string };

/** Reads the address that `FILES_URL` holds. Throws when it is none; the settings have checked it before. */
export const readBucket = (address: string): Bucket => {
  const url = new URL(address);
  const [bucket, ...prefix] = url.pathname.split('/').filter((part) => part !== '');
  if (url.protocol !== 's3:' || url.host === '' || bucket === undefined) throw new Error('not an s3 address');
  const scheme = url.searchParams.get('tls') === 'off' ? 'http' : 'https';
  return {
    base: `${scheme}://${url.host}/${bucket}`,
    prefix: prefix.map((part) => `${part}/`).join(''),
    key: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
};

const unescape = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const element = (xml: string, name: string): string | undefined => {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined ? undefined : unescape(found);
};

/** A service that tells no time, or none that can be read: the file counts as stored now, so that nothing is swept by mistake. */
const timeOf = (text: string | null | undefined): Date => {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? new Date() : new Date(time);
};

type Ask = (method: string, url: string, init?: { body?: Blob; headers?: Record<string, string> }) => Promise<Response | undefined>;

/** Asks a bucket, signed; undefined where it has no such key. Throws when the service refuses or is away. */
export const bucketClient = (bucket: Bucket, patience = { retries: 3, firstPauseMs: 100 }): Ask => {
  const client = new AwsClient({
    accessKeyId: bucket.key,
    secretAccessKey: bucket.secret,
    service: 's3',
    region: bucket.region,
    retries: patience.retries,
    initRetryMs: patience.firstPauseMs,
  });
  return async (method, url, init = {}) => {
    const answer = await client.fetch(url, { method, ...init });
    if (answer.ok) return answer;
    const said = method === 'HEAD' ? '' : await answer.text();
    if (answer.status === 404 && !said.includes('NoSuchBucket')) return undefined;
    // The address is left out: query and user may hold secrets.
    const refused = new Error(`the file store answered ${method} with ${answer.status} ${element(said, 'Code') ?? ''}`.trim());
    throw answer.status === 507 ? Object.assign(refused, { code: 'ENOSPC' }) : refused;
  };
};

/** A store in that bucket. The bucket exists; the key may read, write, delete and list in it. */
export const s3Files = (bucket: Bucket, patience = { retries: 3, firstPauseMs: 100 }): Files => {
  const urlOf = (hash: string): string => `${bucket.base}/${bucket.prefix}${placeOf(hash)}`;
  const ask = bucketClient(bucket, patience);
  const send = async (draft: string, file: StoredFile): Promise<void> => {
    const body = await openAsBlob(draft, { type: file.mediaType });
    const headers = { 'x-amz-content-sha256': file.hash, 'content-type': file.mediaType };
    if ((await ask('PUT', urlOf(file.hash), { body, headers })) === undefined) throw new Error('the file store has no such bucket');
  };
  return {
    put: async (content, options) => {
      const folder = await mkdtemp(join(tmpdir(), 'tongtu-upload-'));
      try {
        const draft = join(folder, 'draft');
        const handle = await open(draft, 'wx', 0o600);
        const taken = await takeIn(content, options, (piece) => handle.writeFile(piece)).finally(() => handle.close());
        if (taken.ok) await send(draft, taken.value);
        return taken;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    open: async (hash) => {
      const body = (await ask('GET', urlOf(hash)))?.body;
      return body ? Readable.fromWeb(body as ReadableStream) : undefined;
    },
    has: async (hash) => (await ask('HEAD', urlOf(hash))) !== undefined,
    remove: async (hash, storedBefore) => {
      if (storedBefore !== undefined) {
        const there = await ask('HEAD', urlOf(hash));
        if (there === undefined || timeOf(there.headers.get('last-modified')) >= storedBefore) return;
      }
      await ask('DELETE', urlOf(hash));
    },
    list: async function* () {
      for (let token: string | undefined = ''; token !== undefined;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: bucket.prefix, ...(token === '' ? {} : { 'continuation-token': token }) });
        const xml = (await (await ask('GET', `${bucket.base}?${query}`))?.text()) ?? '';
        for (const [, inside = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const hash = (element(inside, 'Key') ?? '').split('/').at(-1) ?? '';
          if (isHash(hash)) yield { hash, size: Number(element(inside, 'Size') ?? 0), storedAt: timeOf(element(inside, 'LastModified')) };
        }
        token = element(xml, 'IsTruncated') === 'true' ? element(xml, 'NextContinuationToken') : undefined;
      }
    },
  };
};
