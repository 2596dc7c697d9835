/** The door of the house: who may call, what is refused and how it is said, and what a repeat is answered. */
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import { fail, ok } from '@tongtu/kernel/result';
import { clientConfig, DatabaseFault } from '../database/index.ts';
import { loadLocales, pickLanguage } from '../i18n/index.ts';
import { memoryFiles, testContext, testDatabase, testNow, type TestDatabase } from '../testing/index.ts';
import { commonErrors, id, list, localized, paging, route, text } from './contract.ts';
import { anyone, createHttpServer, mountRoutes, problemWriter, serve, signedIn } from './index.ts';
import { failureOfError } from './problem.ts';
import { RawAnswer } from './serve.ts';

const routes = {
  readThing: route({
    name: 'readThing',
    method: 'GET',
    path: '/api/things/:thingId',
    summary: 'x',
    params: z.object({ thingId: id }),
    query: z.object({ kind: list(z.enum(['a', 'b'])), ...paging }),
    response: z.object({ echo: z.unknown() }),
  }),
  writeThing: route({
    name: 'writeThing',
    method: 'POST',
    path: '/api/things',
    summary: 'x',
    body: z.object({ name: text(10), long: text(20, { multiline: true }).optional(), title: localized(10).optional() }),
    response: z.object({ name: z.string(), n: z.number() }),
    status: 201,
    errors: ['thing-broken'],
  }),
  hideThing: route({
    name: 'hideThing',
    method: 'DELETE',
    path: '/api/things/:thingId',
    summary: 'x',
    params: z.object({ thingId: id }),
    response: z.object({}),
  }),
  throwThing: route({ name: 'throwThing', method: 'GET', path: '/api/throwing', summary: 'x', response: z.object({}) }),
  sendThing: route({
    name: 'sendThing',
    method: 'POST',
    path: '/api/files',
    summary: 'x',
    upload: true,
    response: z.object({ size: z.number(), name: z.string() }),
  }),
  fetchThing: route({ name: 'fetchThing', method: 'GET', path: '/api/raw', summary: 'x' }),
};
const person: Reader = { personId: randomUUID(), platformRoles: [], memberships: [] };
const readers: Readonly<Record<string, Reader>> = { visitor, person, reading: { ...person, scopes: ['read'] } };

let database: TestDatabase;
let app: Awaited<ReturnType<typeof createHttpServer>>;
const logged: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
  const owner = new Client(clientConfig(database.ownerUrl));
  await owner.connect();
  await owner.query(`create table things (name text not null); grant select, insert on things to ${database.appRole}`);
  await owner.end();
  const locales = loadLocales();
  const problem = problemWriter({ ...commonErrors, 'thing-broken': 409, 'file-too-large': 413, 'file-empty': 400 }, locales.sentence);
  const languageOf = (request: { query: unknown; headers: Record<string, unknown> }) =>
    pickLanguage({ query: (request.query as { lang?: string } | null)?.lang, acceptLanguage: request.headers['accept-language'] as string | undefined }, 'zh');
  app = await createHttpServer({
    log: pino({ level: 'info' }, { write: (line) => void logged.push(line) }),
    publicUrl: 'http://localhost:8080',
    problem,
    languageOf: languageOf as never,
    trustProxy: false,
    rateLimitPerMinute: 0,
    version: 'test',
  });
  const served = serve(
    routes,
    { readThing: anyone, writeThing: signedIn, hideThing: () => 'hidden', throwThing: anyone, sendThing: signedIn, fetchThing: anyone },
    {
      readThing: async (_context, { query }) => ok({ echo: query }),
      writeThing: async (context, { body }) => {
        await sql`insert into things (name) values (${body.name})`.execute(context.tx);
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from things`.execute(context.tx);
        return body.name === 'broken' ? fail('thing-broken') : ok({ name: body.name, n: rows[0]!.n });
      },
      hideThing: async () => ok({}),
      throwThing: async () => {
        throw new Error('secret detail /etc/passwd');
      },
      sendThing: async (_context, { upload }) => ok({ size: upload.file.size, name: upload.name }),
      fetchThing: async () => ok(new RawAnswer('raw', { 'content-type': 'text/plain' })),
    },
  );
  const { reader: _reader, now: _now, language: _language, ...base } = testContext(database.db, { files: memoryFiles() });
  mountRoutes(app, served, {
    base,
    clock: () => testNow,
    identify: async (request) => readers[String(request.headers['x-who'] ?? 'visitor')] ?? visitor,
    languageOf: languageOf as never,
    problem,
    uploadMaxBytes: 1000,
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

type Sent = { who?: string; payload?: unknown; headers?: Record<string, string> };
const call = async (method: 'GET' | 'POST' | 'DELETE', url: string, { who = 'visitor', payload, headers = {} }: Sent = {}) => {
  const answer = await app.inject({ method, url, headers: { 'x-who': who, ...headers }, ...(payload === undefined ? {} : { payload: payload as object }) });
  const isProblem = String(answer.headers['content-type']).includes('problem+json');
  return {
    status: answer.statusCode,
    problem: isProblem ? answer.json<{ kind: string; detail: string; title: string; errors?: { field: string; kind: string }[] }>() : undefined,
    answer,
  };
};
const write = (payload: unknown, headers: Record<string, string> = {}, who = 'person') => call('POST', '/api/things', { who, payload, headers });
const count = async () => (await sql<{ n: number }>`select count(*)::int as n from things`.execute(database.db)).rows[0]!.n;

describe('who may call', () => {
  it.each([
    ['visitor', 401, 'not-signed-in'],
    ['reading', 403, 'scope-missing'],
  ])('%s may not write: %i', async (who, status, kind) => {
    const { status: was, problem } = await write({ name: 'a' }, {}, who);
    expect([was, problem?.kind]).toEqual([status, kind]);
  });
  it('the gate stands before parsing: who may not call learns nothing of the shape', async () => {
    expect((await write({ nonsense: true }, {}, 'visitor')).problem?.kind).toBe('not-signed-in');
  });
  it('what is hidden is not found', async () =>
    expect((await call('DELETE', `/api/things/${randomUUID()}`, { who: 'person' })).problem?.kind).toBe('not-found'));
  it('a write from another site is refused', async () => {
    expect((await write({ name: 'a' }, { origin: 'https://evil.example', cookie: 'a=b' })).problem?.kind).toBe('origin-refused');
    expect((await write({ name: 'own' }, { origin: 'http://localhost:8080', cookie: 'a=b' })).status).toBe(201);
  });
});

describe('what is refused, and how it is said', () => {
  const long = 'x'.repeat(11);
  it.each([
    ['too long', { name: long }, 'name', 'text-too-long'],
    ['empty', { name: '  ' }, 'name', 'text-empty'],
    ['missing', {}, 'name', 'value-missing'],
    ['another type', { name: 5 }, 'name', 'value-refused'],
    ['zero byte', { name: 'a\u0000b' }, 'name', 'text-control-character'],
    ['right-to-left override', { name: 'a\u202eb' }, 'name', 'text-control-character'],
    ['line break', { name: 'a\nb' }, 'name', 'text-control-character'],
    ['half of a character', { name: 'a\ud800' }, 'name', 'text-control-character'],
    ['no language at all', { name: 'a', title: {} }, 'title', 'text-empty'],
  ])('%s', async (_, body, field, kind) => {
    const { status, problem } = await write(body);
    expect([status, problem?.kind]).toEqual([400, 'invalid-input']);
    expect(problem?.errors).toContainEqual(expect.objectContaining({ field: `body.${field}`, kind }));
  });
  it('emoji, Arabic, markup and SQL are texts like others; emoji count once', async () => {
    for (const name of ['👨‍👩‍👧 ok', 'مرحبا', '<b>x</b>', "'; drop--", '🚀'.repeat(10)]) {
      const { status, answer } = await write({ name });
      expect([status, answer.json<{ name: string }>().name]).toEqual([201, name]);
    }
  });
  it('both languages', async () => {
    const [zh, en] = await Promise.all(
      ['zh', 'en'].map(async (lang) => (await call('POST', `/api/things?lang=${lang}`, { who: 'person', payload: {} })).problem!.detail),
    );
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e]+$/);
  });
  it.each([
    ['no JSON', '{"name": ', 'application/json', 400, 'malformed-body'],
    ['wrong encoding', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'application/json', 400, undefined],
    ['another type', 'name=a', 'application/x-www-form-urlencoded', 415, 'media-type-unsupported'],
    ['10 MB', `{"name":"${'x'.repeat(10_000_000)}"}`, 'application/json', 413, 'body-too-large'],
    ['an array', '[1,2]', 'application/json', 400, 'invalid-input'],
    ['null', 'null', 'application/json', 400, 'invalid-input'],
    ['a prototype', '{"__proto__":{"x":1},"name":"a"}', 'application/json', 400, 'malformed-body'],
  ])('%s', async (_, payload, type, status, kind) => {
    const { status: was, problem } = await write(payload, { 'content-type': type });
    expect(was).toBe(status);
    expect(problem?.kind).toBe(kind ?? problem?.kind);
    expect(JSON.stringify(problem)).not.toMatch(/at .*\.ts|node_modules/);
  });
  it.each([
    ['/api/things/not-an-id', 'id-malformed'],
    [`/api/things/${randomUUID()}?limit=0`, 'value-too-small'],
    [`/api/things/${randomUUID()}?limit=abc`, 'value-refused'],
    [`/api/things/${randomUUID()}?kind=c`, 'value-refused'],
    [`/api/things/${randomUUID()}?after=${'x'.repeat(2001)}`, 'text-too-long'],
  ])('%s', async (url, kind) => expect((await call('GET', url)).problem?.errors?.map((e) => e.kind)).toContain(kind));
  it('lists are read as a,b and as a&b', async () => {
    const echo = async (query: string) => (await call('GET', `/api/things/${randomUUID()}?${query}`)).answer.json<{ echo: { kind: string[] } }>().echo.kind;
    expect([await echo('kind=a,b'), await echo('kind=a&kind=b')]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
  it('a bug says nothing of itself, and stands in the log with its number', async () => {
    const { status, problem, answer } = await call('GET', '/api/throwing');
    expect([status, problem?.kind]).toEqual([500, 'internal']);
    expect(answer.body).not.toContain('secret');
    expect(logged.some((line) => line.includes('secret detail') && line.includes(String(answer.headers['x-request-id'])))).toBe(true);
  });
});

describe('what is nobody’s doing here', () => {
  it.each([
    [new DatabaseFault('database-unavailable', {}, new Error('x')), 'database-unavailable'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'database-unavailable'],
    [new DatabaseFault('commit-outcome-unknown', {}, new Error('x')), 'commit-outcome-unknown'],
    [Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }), 'overloaded'],
    [Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' }), 'storage-full'],
    [Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' }), 'storage-full'],
    [Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }), 'internal'],
  ])('%s', (error, kind) => expect(failureOfError(error as never).kind).toBe(kind));
});

it('an address that cannot be read gets a problem body too', async () => {
  const { status, problem } = await call('GET', '/api/things/%ff');
  expect([status, problem?.kind]).toEqual([400, 'malformed-body']);
});

it('the log holds no secret of a path', async () => {
  const secret = randomBytes(32).toString('base64url');
  await call('GET', `/api/doors/${secret}/open?token=${secret}`);
  expect(logged.some((line) => line.includes('/api/doors/…/open'))).toBe(true);
  expect(logged.filter((line) => line.includes(secret))).toEqual([]);
});

it('behind a proxy the client is whom the proxy saw, whatever the client says', async () => {
  const behind = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost:8080',
    problem: problemWriter(commonErrors, () => 'x'),
    languageOf: () => 'en',
    trustProxy: true,
    rateLimitPerMinute: 0,
    version: 'test',
  });
  behind.get('/who', async (request) => request.ip);
  const answer = await behind.inject({ url: '/who', headers: { 'x-forwarded-for': '1.2.3.4, 198.51.100.7' } });
  expect(answer.body).toBe('198.51.100.7');
  await behind.close();
});

describe('writing', () => {
  it('a failure rolls back', async () => {
    const before = await count();
    expect((await write({ name: 'broken' })).problem?.kind).toBe('thing-broken');
    expect(await count()).toBe(before);
  });
  it('a repeat under one key is answered as before; another deed under it is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await write({ name: 'once' }, key), await write({ name: 'once' }, key)];
    expect(again.answer.json()).toEqual(first.answer.json());
    expect((await write({ name: 'other' }, key)).problem?.kind).toBe('idempotency-key-reused');
  });
  it('two at once under one key are one deed', async () => {
    const before = await count();
    const key = { 'idempotency-key': randomUUID() };
    const both = await Promise.all([write({ name: 'twin' }, key), write({ name: 'twin' }, key)]);
    expect(both.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(await count()).toBe(before + 1);
  });
});

describe('files', () => {
  it('are remembered for the daily sweep', async () => {
    await call('POST', '/api/files', { who: 'person', ...form('remember me') });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from received_files`.execute(database.db);
    expect(rows[0]!.n).toBeGreaterThan(0);
  });
  const form = (content: string | Buffer, name = 'a.txt') => {
    const mark = 'markmark';
    return {
      headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
      payload: Buffer.concat([
        Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`),
        Buffer.from(content as string),
        Buffer.from(`\r\n--${mark}--\r\n`),
      ]),
    };
  };
  it('come in with their name', async () =>
    expect((await call('POST', '/api/files', { who: 'person', ...form('hello') })).answer.json()).toEqual({ size: 5, name: 'a.txt' }));
  it('bytes without a name get one', async () => {
    const { headers } = form('');
    const payload = '--markmark\r\ncontent-disposition: form-data; name="file"\r\ncontent-type: application/octet-stream\r\n\r\nhello\r\n--markmark--\r\n';
    expect((await call('POST', '/api/files', { who: 'person', headers, payload })).answer.json()).toEqual({ size: 5, name: 'file' });
  });
  it.each([
    ['too large', form('x'.repeat(2000)), 413],
    ['empty', form(''), 400],
    ['no form', { payload: { a: 1 } }, 415],
    ['broken off', { headers: { 'content-type': 'multipart/form-data; boundary=m' }, payload: '--m\r\ncontent-dispo' }, 400],
    ['without a boundary', { headers: { 'content-type': 'multipart/form-data' }, payload: 'x' }, 400],
  ])('%s is refused', async (_, sent, status) => expect((await call('POST', '/api/files', { who: 'person', ...sent })).status).toBe(status));
});

it('answers carry what keeps a browser safe', async () => {
  const { answer } = await call('GET', '/api/raw');
  expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['x-frame-options'] ?? answer.headers['content-security-policy']).toBeDefined();
});

it('a route without its line of policy does not start', () => {
  expect(() => serve(routes, {} as never, {} as never)).toThrow('has no policy line');
});
