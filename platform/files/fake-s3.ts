/** A very small S3 on the loopback, for tests: it checks signature scope, length and content hash, and lists two keys a page. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const fakeS3 = async (key: string, region: string) => {
  const kept = new Map<string, Buffer>();
  const times = new Map<string, Date>();
  const types = new Map<string, string | undefined>();
  let failures = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces);
      const url = new URL(request.url ?? '/', 'http://x');
      const [, bucket, ...rest] = url.pathname.split('/');
      const name = rest.join('/');
      const end = (status: number, text: string | Buffer = ''): void => void response.writeHead(status).end(request.method === 'HEAD' ? '' : text);
      if (failures > 0) {
        failures -= 1;
        return end(503, '<Error><Code>SlowDown</Code></Error>');
      }
      const authorization = request.headers.authorization ?? '';
      if (!authorization.includes(`Credential=${key}/`) || !authorization.includes(`/${region}/s3/aws4_request`))
        return end(403, '<Error><Code>AccessDenied</Code></Error>');
      if (bucket !== 'bucket') return end(404, '<Error><Code>NoSuchBucket</Code></Error>');
      if (request.method === 'PUT') {
        if (Number(request.headers['content-length']) !== body.length) return end(411);
        if (request.headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex'))
          return end(400, '<Error><Code>XAmzContentSHA256Mismatch</Code></Error>');
        kept.set(name, body);
        times.set(name, new Date());
        types.set(name, request.headers['content-type']);
        return end(200);
      }
      if (request.method === 'DELETE') {
        kept.delete(name);
        return end(204);
      }
      if (name !== '')
        return kept.has(name)
          ? (response.setHeader('last-modified', times.get(name)?.toUTCString() ?? ''), end(200, kept.get(name)))
          : end(404, '<Error><Code>NoSuchKey</Code></Error>');
      const after = url.searchParams.get('continuation-token') ?? '';
      const all = [...kept.keys()].filter((k) => k.startsWith(url.searchParams.get('prefix') ?? '') && k > after).sort();
      const page = all.slice(0, 2);
      const contents = page
        .map((k) => `<Contents><Key>${k}</Key><LastModified>${times.get(k)?.toISOString()}</LastModified><Size>${kept.get(k)?.length}</Size></Contents>`)
        .join('');
      const more = all.length > 2;
      return end(
        200,
        `<ListBucketResult>${contents}<IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    kept,
    times,
    types,
    port,
    failNext: (count: number): void => void (failures = count),
    close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
};
