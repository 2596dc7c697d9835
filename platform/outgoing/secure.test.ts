/** What https promises and what an address that leads on may not take back. */
import { execFile } from 'node:child_process';
import { createServer as createPlain } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { outsideFetcher, type OutsideLimits } from './index.ts';
import { testCertificate } from './test-certificate.ts';

const limits: OutsideLimits = { maxBytes: 1000, timeoutMs: 5000 };
const outside = outsideFetcher({ resolve: async () => ['127.0.0.1'], allow: (address) => address === '127.0.0.1' });

describe('a server outside that speaks TLS', () => {
  const { key, cert } = testCertificate('calendar.example');
  const usual = getCACertificates('default');
  let server: Server;
  let port: number;
  let named: string[] = [];
  beforeAll(async () => {
    server = createServer({ key, cert }, (request, response) => {
      const target = /^\/to\/(.*)$/.exec(request.url ?? '')?.[1];
      if (target === undefined) response.end('BEGIN:VCALENDAR');
      else response.writeHead(302, { location: decodeURIComponent(target) }).end();
    });
    server.on('secureConnection', (socket) => named.push(String(socket.servername)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => {
    setDefaultCACertificates(usual);
    vi.unstubAllEnvs();
    named = [];
  });
  const trust = () => setDefaultCACertificates([...usual, cert]);
  const to = (target: string): string => `https://calendar.example:${port}/to/${encodeURIComponent(target)}`;

  it('is read under the name that its certificate bears, webcal too', async () => {
    trust();
    for (const scheme of ['https', 'webcal', 'webcals', 'WebCal'])
      expect(await outside(`${scheme}://calendar.example:${port}/`, limits)).toMatchObject({ ok: true, value: { changed: true } });
    expect(new Set(named)).toEqual(new Set(['calendar.example']));
  });
  it('is not read under another name', async () => {
    trust();
    expect(await outside(`https://other.example:${port}/`, limits)).toMatchObject({
      error: { kind: 'address-unreachable', details: { why: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
    });
  });
  it('is not read when nobody vouches for it, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await outside(`https://calendar.example:${port}/`, limits)).toMatchObject({
      error: { kind: 'address-unreachable', details: { why: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
    });
  });
  it('does not lead us back to plain http, where nothing is asked', async () => {
    trust();
    let asked = 0;
    const plain = createPlain((_, response) => {
      asked += 1;
      response.end('plain');
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const address = `http://calendar.example:${(plain.address() as AddressInfo).port}/`;
    expect(await outside(to(address), limits)).toMatchObject({ error: { kind: 'address-refused', details: { why: 'downgrade' } } });
    expect(asked).toBe(0);
    expect(await outside(address, limits)).toMatchObject({ ok: true });
    plain.close();
  });
  it('leads us on to https, also by a webcal address, and never to a port of another protocol', async () => {
    trust();
    expect(await outside(to(`webcal://calendar.example:${port}/`), limits)).toMatchObject({ ok: true });
    expect(await outside(to('/'), limits)).toMatchObject({ ok: true });
    expect(await outside(to('https://calendar.example:6667/'), limits)).toMatchObject({ error: { kind: 'address-refused', details: { why: 'port' } } });
    expect(await outside(to('webcal://'), limits)).toMatchObject({ error: { kind: 'address-refused', details: { why: 'malformed' } } });
  });
});

it('a server outside is called directly, though the environment names a proxy', async () => {
  const asked: string[] = [];
  const answering = async (name: string): Promise<{ readonly port: number; readonly close: () => void }> => {
    const server = createPlain((_, response) => {
      asked.push(name);
      response.end(name);
    });
    server.on('connect', (_, socket) => {
      asked.push(name);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { port: (server.address() as AddressInfo).port, close: () => server.close() };
  };
  const target = await answering('target');
  const proxy = await answering('proxy');
  // Node reads these variables when it starts, so a process of its own must ask.
  const script = `
    const { outsideFetcher } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)});
    const fetch = outsideFetcher({ resolve: async () => ['127.0.0.1'], allow: () => true });
    await fetch('http://calendar.example:${target.port}/', { maxBytes: 1000, timeoutMs: 5000 });
    await fetch('https://calendar.example:${target.port}/', { maxBytes: 1000, timeoutMs: 5000 });`;
  const address = `http://127.0.0.1:${proxy.port}`;
  const env = { PATH: process.env.PATH, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address, HTTPS_PROXY: address, http_proxy: address, https_proxy: address };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { env });
  expect(asked).toEqual(['target']);
  target.close();
  proxy.close();
});
