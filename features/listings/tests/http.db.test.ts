/** The routes as a client meets them: status, problem bodies, headers. */
import pino from 'pino';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commonErrors, createHttpServer, mountRoutes, problemWriter } from '@tongtu/platform/http';
import { fileErrors } from '@tongtu/platform/files';
import { loadLocales } from '@tongtu/platform/i18n';
import { testNow } from '@tongtu/platform/testing';
import { listingErrors, listingRoutes, type Listing, type WorkingCopy } from '../contract.ts';
import { listingsFeature } from '../server.ts';
import { bodies } from './bodies.ts';
import { makeWorld, type Stance, type World } from './world.ts';

const options = { sentence: (language: string, kind: string) => `${language}: ${kind}`, publicUrl: () => 'http://localhost:8080', clock: () => testNow };
let world: World;
let app: FastifyInstance;
beforeAll(async () => {
  world = await makeWorld();
  const locales = loadLocales();
  const problem = problemWriter({ ...commonErrors, ...fileErrors, ...listingErrors, 'organization-not-found': 404 }, (language, kind, values) =>
    locales.sentence(language, kind, values),
  );
  const languageOf = (request: { headers: Record<string, unknown> }) => (String(request.headers['accept-language'] ?? 'zh').startsWith('en') ? 'en' : 'zh');
  app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost:8080',
    problem,
    languageOf,
    trustProxy: false,
    rateLimitPerMinute: 0,
    version: 'test',
  });
  const { reader: _, now: __, language: ___, ...base } = world.base(world.readers.visitor, testNow);
  mountRoutes(app, listingsFeature(options).routes, {
    base,
    clock: () => testNow,
    identify: async (request) => ({
      ...world.readers[(request.headers['x-stance'] as Stance | undefined) ?? 'visitor'],
      ...(request.headers['x-scopes'] === undefined ? {} : { scopes: [String(request.headers['x-scopes'])] }),
    }),
    languageOf,
    problem,
    uploadMaxBytes: 60 * 1_048_576,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.database.close();
});

const call = (stance: Stance, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({ method, url, headers: { 'x-stance': stance, ...headers }, ...(payload === undefined ? {} : { payload }) });
const upload = (stance: Stance, url: string, name: string, type: string, content: string) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'x-stance': stance, 'content-type': 'multipart/form-data; boundary=cut' },
    payload: `--cut\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n${content}\r\n--cut--\r\n`,
  });

it('a key for imports imports, and writes nothing else', async () => {
  const content = JSON.stringify({ kind: 'need', reference: 'key-1', title: { en: 'By key' } });
  const send = (scope: string) =>
    app.inject({
      method: 'POST',
      url: `/api/organizations/${world.university}/listing-imports`,
      headers: { 'x-stance': 'admin', 'x-scopes': scope, 'content-type': 'multipart/form-data; boundary=cut' },
      payload: `--cut\r\ncontent-disposition: form-data; name="file"; filename="a.jsonl"\r\ncontent-type: application/x-ndjson\r\n\r\n${content}\r\n--cut--\r\n`,
    });
  expect([(await send('import')).statusCode, (await send('write')).statusCode, (await send('read')).statusCode]).toEqual([202, 403, 403]);
  const draft = await call('admin', 'POST', '/api/listings', { kind: 'need', organizationId: world.university }, { 'x-scopes': 'import' });
  expect([draft.statusCode, draft.json<{ kind: string }>().kind]).toEqual([403, 'scope-missing']);
});

describe('a card over HTTP', () => {
  it('from draft to public page', async () => {
    const drafted = await call('technology-manager', 'POST', '/api/listings', { kind: 'need', organizationId: world.university });
    expect(drafted.statusCode).toBe(201);
    const copy = drafted.json<WorkingCopy>();
    expect(copy).toMatchObject({ state: 'draft', revision: 0, title: null, actions: ['edit', 'submit', 'withdraw'] });
    const incomplete = await call('technology-manager', 'POST', `/api/listings/${copy.id}/submit`, undefined, { 'accept-language': 'en' });
    expect(incomplete.statusCode).toBe(422);
    expect(incomplete.headers['content-type']).toContain('application/problem+json');
    const problem = incomplete.json<{ kind: string; missing: unknown[]; errors: { kind: string; field: string; detail: string }[] }>();
    expect(problem.kind).toBe('listing-incomplete');
    expect(problem.errors.find((e) => e.field === 'body.problem')?.detail).toBe('Say which problem it is about: who has it, how it is today, what it costs.');
    const saved = await call('technology-manager', 'PATCH', `/api/listings/${copy.id}`, {
      revision: 0,
      title: { zh: '耐高温密封材料', en: '' },
      body: bodies.need,
    });
    expect([saved.statusCode, saved.json<WorkingCopy>().missing]).toEqual([200, []]);
    expect((await call('technology-manager', 'POST', `/api/listings/${copy.id}/submit`)).json()).toMatchObject({ state: 'submitted' });
    expect((await call('technology-manager', 'POST', `/api/listings/${copy.id}/publish`)).statusCode).toBe(403);
    expect((await call('visitor', 'GET', `/api/listings/${copy.id}`)).statusCode).toBe(404);
    expect((await call('admin', 'POST', `/api/listings/${copy.id}/publish`)).json()).toMatchObject({ state: 'published' });
    const page = await call('visitor', 'GET', `/api/listings/${copy.id}`);
    expect(page.statusCode).toBe(200);
    const shown = page.json<Listing>();
    expect(shown).toMatchObject({
      title: { zh: '耐高温密封材料' },
      amount: null,
      withheld: [{ field: 'budget', layer: 'members' }],
      organization: { id: world.university },
      trl: { min: 4, max: 7 },
      version: 1,
      actions: [],
    });
    expect(page.body).not.toContain('300000000');
    expect((await call('other-member', 'GET', `/api/listings/${copy.id}`)).json<Listing>().amount).toEqual({
      min: null,
      max: { amount: '300000000', currency: 'CNY' },
    });
  });

  it('who may not call is asked to sign in or told', async () => {
    const id = await world.card('need', 'draft');
    expect((await call('visitor', 'PATCH', `/api/listings/${id}`, { revision: 1 })).json()).toMatchObject({ status: 401, kind: 'not-signed-in' });
  });
});

describe('wrong input', () => {
  it.each([
    ['a revision that is old', (id: string) => call('admin', 'PATCH', `/api/listings/${id}`, { revision: 0, body: {} }), 409, 'revision-conflict'],
    ['an unknown field', (id: string) => call('admin', 'PATCH', `/api/listings/${id}`, { revision: 1, body: { wishes: 1 } }), 400, 'invalid-input'],
    ['text of the wrong shape', (id: string) => call('admin', 'PATCH', `/api/listings/${id}`, { revision: 1, body: { summary: 'x' } }), 400, 'invalid-input'],
    ['too long a text', (id: string) => call('admin', 'PATCH', `/api/listings/${id}`, { revision: 1, title: { zh: '长'.repeat(201) } }), 400, 'invalid-input'],
    [
      'a marking',
      (id: string) => call('admin', 'PATCH', `/api/listings/${id}`, { revision: 1, body: { problem: { zh: '密级：机密' } } }),
      422,
      'state-secret-refused',
    ],
    [
      'an unknown sector',
      (id: string) => call('admin', 'PATCH', `/api/listings/${id}`, { revision: 1, body: { sectors: ['no such'] } }),
      422,
      'sector-unknown',
    ],
    ['no such card', () => call('admin', 'GET', '/api/listings/00000000-0000-7000-8000-000000000000'), 404, 'listing-not-found'],
    ['no id at all', () => call('admin', 'GET', '/api/listings/1%20or%201=1'), 400, 'invalid-input'],
    ['a version beyond what the database counts', (id: string) => call('admin', 'GET', `/api/listings/${id}/versions/99999999999`), 400, 'invalid-input'],
    ['no such version', (id: string) => call('admin', 'GET', `/api/listings/${id}/versions/9`), 404, 'version-not-found'],
    ['a cursor that is none', () => call('admin', 'GET', `/api/organizations/${world.university}/listings?after=%00`), 400, 'malformed-cursor'],
  ] as const)('%s', async (_, act, status, kind) => {
    const answer = await act(await world.card('need', 'draft'));
    expect([answer.statusCode, answer.json<{ kind: string }>().kind]).toEqual([status, kind]);
    expect(answer.json<{ detail: string }>().detail.length).toBeGreaterThan(5);
  });
  it('text that looks like SQL or HTML, emoji and right-to-left letters are text', async () => {
    const id = await world.card('need', 'draft');
    const text = `'); drop table listings; -- <script>alert(1)</script> 🧪 שלום`;
    const saved = await call('admin', 'PATCH', `/api/listings/${id}`, { revision: 1, title: { en: text }, body: { problem: { en: text } } });
    expect(saved.json<WorkingCopy>()).toMatchObject({ title: { en: text }, body: { problem: { en: text } } });
  });
});

describe('files', () => {
  it('leave as downloads only, with their name, never as a page', async () => {
    const id = await world.card('need', 'draft');
    const added = await upload('admin', `/api/listings/${id}/attachments?layer=public`, '测试 "a".txt', 'text/plain', 'hello');
    expect(added.statusCode).toBe(201);
    const file = await call('admin', 'GET', `/api/listings/${id}/attachments/${added.json<{ id: string }>().id}`);
    expect([file.statusCode, file.body]).toEqual([200, 'hello']);
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%E6%B5%8B%E8%AF%95/);
    expect(file.headers['content-security-policy']).toContain('sandbox');
    expect((await call('visitor', 'GET', `/api/listings/${id}/attachments/${added.json<{ id: string }>().id}`)).statusCode).toBe(404);
  });
});

it('every route of the contract is served, and says which kinds it answers', () => {
  expect(
    listingsFeature(options)
      .routes.map((served) => served.route.name)
      .sort(),
  ).toEqual(Object.keys(listingRoutes).sort());
});
it('counts for the home page', async () =>
  expect((await call('visitor', 'GET', '/api/statistics')).json()).toMatchObject({ listings: { need: expect.any(Number) as number }, examples: false }));
