/** Handing in: the same looks as reading, no leading elsewhere, every status read. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outsidePoster, postOutside } from './index.ts';

const limits = { maxBytes: 1000, timeoutMs: 500 };
const sent = { contentType: 'text/plain', body: Buffer.from('old 0\n') };
let server: Server;
let base: string;
let heard: string[] = [];
const allowed = outsidePoster({ resolve: async () => ['127.0.0.1'], allow: (address) => address === '127.0.0.1' });

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => void (body += piece.toString()));
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${request.headers['content-type']} ${request.headers['content-length']} ${body}`);
      if (request.url === '/silent') return;
      if (request.url === '/long') response.end('x'.repeat(1001));
      else if (request.url === '/away') response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end('away');
      else response.writeHead(request.url === '/conflict' ? 409 : 200, { 'content-type': 'text/x.tlog.size' }).end('12\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://witness.example:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('what is handed in', () => {
  it('arrives whole, and the answer is read whatever its status', async () => {
    heard = [];
    expect(await allowed(`${base}/add`, sent, limits)).toMatchObject({ ok: true, value: { status: 200, contentType: 'text/x.tlog.size' } });
    expect(heard).toEqual(['POST /add text/plain 6 old 0\n']);
    const conflict = await allowed(`${base}/conflict`, sent, limits);
    expect(conflict).toMatchObject({ ok: true, value: { status: 409 } });
    expect(conflict.ok && conflict.value.body.toString()).toBe('12\n');
  });
  it('is led nowhere else', async () => {
    expect(await allowed(`${base}/away`, sent, limits)).toMatchObject({ ok: true, value: { status: 307 } });
  });
  it('waits and reads only so long', async () => {
    expect(await allowed(`${base}/silent`, sent, limits)).toMatchObject({ error: { kind: 'address-unreachable', details: { why: 'timeout' } } });
    expect(await allowed(`${base}/long`, sent, limits)).toMatchObject({ error: { kind: 'address-too-large' } });
    expect(await allowed('http://127.0.0.1:1/', sent, limits)).toMatchObject({ error: { kind: 'address-refused' } });
    expect(await allowed('http://witness.example:59999/', sent, limits)).toMatchObject({ error: { kind: 'address-unreachable' } });
  });
  it.each(['http://127.0.0.1:8090/', 'http://10.0.0.1/', 'http://localhost:8090/', 'http://[::1]/', 'ftp://example.org/', 'http://user@8.8.8.8/', 'x', ''])(
    'does not go to %s',
    async (address) => expect(await postOutside(address, sent, limits)).toMatchObject({ error: { kind: 'address-refused' } }),
  );
  it('does not go where a name has any address that is not public', async () => {
    const post = outsidePoster({ resolve: async () => ['8.8.8.8', '10.0.0.1'] });
    expect(await post('http://witness.example/', sent, limits)).toMatchObject({ error: { kind: 'address-refused', details: { why: 'not-public' } } });
  });
});
