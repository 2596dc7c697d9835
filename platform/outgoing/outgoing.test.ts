/** What an address may not do. A real server on loopback plays the outside, allowed by hand. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcp } from 'node:net';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchOutside, outsideFetcher, type OutsideLimits } from './index.ts';
import { isPublicAddress } from './public-address.ts';

const limits: OutsideLimits = { maxBytes: 1000, timeoutMs: 2000, accept: 'text/calendar' };

describe('an address of the network', () => {
  it.each(['93.184.216.34', '8.8.8.8', '1.1.1.1', '223.5.5.5', '2606:4700:4700::1111', '2400:3200::1'])('is public: %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '169.254.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '2001::1',
    '2001:db8::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '100::1',
    '3fff::1',
    '',
    'localhost',
    '127.1',
    '0177.0.0.1',
    '2130706433',
    '0x7f000001',
    '134744072',
    '010.8.8.8',
    '8.8.2056',
    '2606:4700:4700::1111%eth0',
  ])('is not public: %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('an address that a user types', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://localhost/',
    'http://localhost./',
    'https://calendar.localhost/',
    'http://[fe80::1%25eth0]/',
    'http://8.8.8.8:22/',
    'https://8.8.8.8:25/',
    'webcal://8.8.8.8:6667/',
    'http://LOCALHOST:5432/',
    'https://127.0.0.1.:443/',
    'webcal://127.0.0.1/a.ics',
    'webcal://2130706433/',
    'webcals://[::1]/',
    'webcal://999.999.999.999/',
    'webcal://',
    'webcal:',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://10.1.2.3/',
    'http://0/',
    'http://①②⑦.⓪.⓪.①/',
    'http://user:pass@example.org/',
    'http://user@8.8.8.8/',
    'ftp://example.org/a.ics',
    'file:///etc/passwd',
    'data:text/calendar,x',
    'javascript:1',
    'gopher://8.8.8.8/',
    'unix:/run/x.sock',
    'nonsense',
    '',
  ])('is refused: %s', async (address) => expect(await fetchOutside(address, limits)).toMatchObject({ ok: false, error: { kind: 'address-refused' } }));

  it('is refused on a port of another protocol and as localhost, whatever may be called', async () => {
    const anything = outsideFetcher({ resolve: async () => ['127.0.0.1'], allow: () => true });
    for (const [address, why] of [
      ['http://calendar.example:22/', 'port'],
      ['https://calendar.example:0/', 'port'],
      ['http://localhost:40000/', 'not-public'],
      ['http://a.b.localhost.:40000/', 'not-public'],
    ] as const)
      expect(await anything(address, limits)).toMatchObject({ error: { kind: 'address-refused', details: { why } } });
  });
  it('is refused when any of its addresses is not public', async () => {
    for (const answers of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['2606:4700::1', '::1'], ['::ffff:192.168.0.1']])
      expect(await outsideFetcher({ resolve: async () => answers })('http://calendar.example/', limits)).toMatchObject({ error: { kind: 'address-refused' } });
  });
  it('is unreachable when nobody knows the name, or the resolver never answers', async () => {
    const unknown = async () => {
      throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    };
    expect(await outsideFetcher({ resolve: unknown })('http://calendar.example/', limits)).toMatchObject({
      error: { kind: 'address-unreachable', details: { why: 'ENOTFOUND' } },
    });
    expect(await outsideFetcher({ resolve: async () => [] })('http://calendar.example/', limits)).toMatchObject({ error: { kind: 'address-unreachable' } });
    const silent = outsideFetcher({ resolve: () => new Promise(() => {}) });
    expect(await silent('http://calendar.example/', { ...limits, timeoutMs: 100 })).toMatchObject({
      error: { kind: 'address-unreachable', details: { why: 'timeout' } },
    });
  });
});

describe('a server outside', () => {
  let server: Server;
  let base: string;
  let asked: { path: string; headers: Record<string, unknown> }[] = [];
  const answers: Record<string, RequestListener> = {
    '/calendar': (_, response) => response.writeHead(200, { etag: '"1"', 'content-type': 'text/calendar' }).end('BEGIN:VCALENDAR'),
    '/known': (request, response) => (request.headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : response.writeHead(200).end('new')),
    '/missing': (_, response) => response.writeHead(404).end('no'),
    '/broken': (_, response) => response.writeHead(500).end('no'),
    '/empty': (_, response) => response.writeHead(204).end(),
    '/unchanged-without-asking': (_, response) => response.writeHead(304).end(),
    '/here': (_, response) => response.writeHead(302, { location: '/calendar' }).end(),
    '/three': (_, response) => response.writeHead(303, { location: '/two' }).end(),
    '/two': (_, response) => response.writeHead(307, { location: '/one' }).end(),
    '/one': (_, response) => response.writeHead(308, { location: 'calendar' }).end(),
    '/four': (_, response) => response.writeHead(301, { location: '/three' }).end(),
    '/round': (_, response) => response.writeHead(301, { location: '/round' }).end(),
    '/nowhere': (_, response) => response.writeHead(302).end(),
    '/large': (_, response) => response.writeHead(200).end('x'.repeat(1001)),
    '/exact': (_, response) => response.writeHead(200).end('x'.repeat(1000)),
    '/says-large': (_, response) => response.writeHead(200, { 'content-length': '1000000000' }).flushHeaders(),
    '/endless': (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(300)), 5);
      response.on('close', () => clearInterval(timer));
    },
    '/drip': (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    },
    '/silent': () => {},
    '/headers': (_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end('ok'),
    '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('ok'),
    '/packed-in-transfer': ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'),
    '/other-protocol': ({ socket }) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    '/hints': ({ socket }) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    },
    '/cut-off': (_, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    },
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ path: request.url ?? '', headers: request.headers });
      const redirect = /^\/to\/(.*)$/.exec(request.url ?? '')?.[1];
      if (redirect !== undefined) return void response.writeHead(302, { location: decodeURIComponent(redirect) }).end();
      (answers[request.url ?? ''] ?? answers['/missing']!)(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://calendar.example:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** A port on which somebody listened until now. */
  const closedPort = async (): Promise<number> => {
    const tcp = createTcp();
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const { port } = tcp.address() as AddressInfo;
    await new Promise((resolve) => tcp.close(resolve));
    return port;
  };
  const outside = (resolve = async (host: string) => [host === 'calendar.example' ? '127.0.0.1' : '10.0.0.1']) =>
    outsideFetcher({ resolve, allow: (address) => address === '127.0.0.1' });
  const kind = async (path: string, more: Partial<OutsideLimits> = {}): Promise<string> => {
    const result = await outside()(base + path, { ...limits, ...more });
    return result.ok ? `${result.value.changed}` : result.error.kind;
  };

  it('is read, uncompressed and without anything about us', async () => {
    asked = [];
    const result = await outside()(`${base}/calendar`, limits);
    expect(result).toMatchObject({ ok: true, value: { changed: true, etag: '"1"', contentType: 'text/calendar' } });
    expect(result.ok && result.value.changed && result.value.body.toString()).toBe('BEGIN:VCALENDAR');
    expect(asked[0]!.headers).toMatchObject({ accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'tongtu', host: new URL(base).host });
    expect(Object.keys(asked[0]!.headers)).not.toContain('cookie');
    await outside()(`${base}/calendar`, { maxBytes: 1000, timeoutMs: 2000 });
    expect(asked[1]!.headers).toMatchObject({ accept: '*/*' });
  });
  it('may say that nothing has changed, when it was asked', async () => {
    expect(await kind('/known', { etag: '"1"' })).toBe('false');
    expect(await kind('/known', { etag: '"0"' })).toBe('true');
    expect(await kind('/unchanged-without-asking')).toBe('address-answer');
  });
  it('is followed to where it sends us, three times at most', async () => {
    expect(await kind('/here')).toBe('true');
    expect(await kind('/three')).toBe('true');
    expect(await kind('/four')).toBe('address-answer');
    expect(await kind('/round')).toBe('address-answer');
    expect(await kind('/nowhere')).toBe('address-answer');
  });
  it.each([
    'http://127.0.0.2/',
    'http://localhost:1/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    'http://inside.example/',
    'http://2130706434/',
    'file:///etc/passwd',
    '//10.0.0.1/',
    'http://u:p@calendar.example/',
    'http://',
  ])('does not lead us to %s', async (target) => expect(await kind(`/to/${encodeURIComponent(target)}`)).toBe('address-refused'));
  it.each(['/missing', '/broken', '/empty', '/headers', '/packed', '/packed-in-transfer', '/other-protocol'])(
    'is no use when it answers so: %s',
    async (path) => expect(await kind(path)).toBe('address-answer'),
  );
  it('that answers no HTTP is no use either', async () => {
    const tcp = createTcp((socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'));
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const result = await outside()(`http://calendar.example:${(tcp.address() as AddressInfo).port}/`, limits);
    tcp.close();
    expect(result).toMatchObject({ error: { kind: 'address-answer' } });
  });
  it('is stopped at the limit, whatever it says of its length', async () => {
    expect(await kind('/exact')).toBe('true');
    expect(await kind('/large')).toBe('address-too-large');
    expect(await kind('/says-large')).toBe('address-too-large');
    expect(await kind('/endless')).toBe('address-too-large');
  });
  it.each(['/drip', '/silent', '/hints'])('is stopped when the time is up: %s', async (path) => {
    const began = performance.now();
    expect(await kind(path, { timeoutMs: 300 })).toBe('address-unreachable');
    expect(performance.now() - began).toBeLessThan(1500);
    // Nothing goes on behind the answer.
    await vi.waitFor(async () => expect(await promisify(server.getConnections.bind(server))()).toBe(0), { timeout: 2000, interval: 20 });
  });
  it('that breaks off or is not there is unreachable', async () => {
    expect(await kind('/cut-off')).toBe('address-unreachable');
    const result = await outside()(`http://calendar.example:${await closedPort()}/`, limits);
    expect(result).toMatchObject({ error: { kind: 'address-unreachable' } });
  });
  it('is called at the address that was looked at, though the name should change', async () => {
    let looks = 0;
    const rebinding = async () => {
      looks += 1;
      return looks === 1 ? ['127.0.0.1'] : ['127.0.0.2'];
    };
    expect(await outside(rebinding)(`${base}/calendar`, limits)).toMatchObject({ ok: true });
    expect(looks).toBe(1);
    // Sent on to the same name it is looked at anew, and refused.
    looks = 0;
    expect(await outside(rebinding)(`${base}/here`, limits)).toMatchObject({ error: { kind: 'address-refused' } });
  });
});
