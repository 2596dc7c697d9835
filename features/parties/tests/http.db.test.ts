/** The routes as a client meets them: status, problem bodies, headers, what leaves and what does not. */
import pino from 'pino';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commonErrors, createHttpServer, mountRoutes, problemWriter } from '@tongtu/platform/http';
import { loadLocales } from '@tongtu/platform/i18n';
import { testNow } from '@tongtu/platform/testing';
import { partyErrors, partyRoutes, type Organization, type Session } from '../contract.ts';
import { partiesFeature, type PartiesOptions } from '../server.ts';
import { addressOf, makeWorld, type Stance, type World } from './world.ts';

const demoAccounts: ReturnType<PartiesOptions['demoAccounts']> = [
  { email: 'office@example.org', password: 'published', name: { zh: '秘书', en: 'Secretary' }, role: 'secretariat' },
];
const letter = (to: string, subject: string) => ({ at: testNow, to, subject, text: 'https://tongtu.example/verify-email?token=1' });

let world: World;
let app: FastifyInstance;
let isDemo = false;
beforeAll(async () => {
  world = await makeWorld();
  const locales = loadLocales();
  const problem = problemWriter({ ...commonErrors, ...partyErrors }, locales.sentence);
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
  const feature = partiesFeature({
    publicUrl: () => 'https://tongtu.example',
    version: '1.2.3',
    demo: () => isDemo,
    demoAccounts: () => demoAccounts,
    readOutbox: async () => [letter('me@example.org', 'mine'), letter('you@example.org', 'yours')],
    accountOf: async (personId) => {
      const stance = Object.entries(world.personIds).find(([, id]) => id === personId)?.[0];
      return stance === undefined ? undefined : { email: addressOf(stance), emailVerified: true };
    },
  });
  const { reader: _, now: __, language: ___, ...base } = world.base(world.reader('visitor'), testNow);
  mountRoutes(app, feature.routes, {
    base,
    clock: () => testNow,
    identify: async (request) =>
      world.reader((request.headers['x-stance'] as Stance | undefined) ?? 'visitor', request.headers['x-organization'] as string | undefined),
    languageOf,
    problem,
    uploadMaxBytes: 1,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.database.close();
});

type Answer<T = Record<string, unknown>> = { readonly status: number; readonly body: T; readonly headers: Record<string, unknown> };
const call = async <T = Record<string, unknown>>(
  stance: Stance,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
): Promise<Answer<T>> => {
  const answer = await app.inject({ method, url, headers: { 'x-stance': stance, ...headers }, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.json<T>(), headers: answer.headers };
};

describe('from application to members', () => {
  it('over HTTP', async () => {
    const application = { kind: 'research-institute', name: { zh: '新院', en: ' ' }, uscc: world.newUscc(), region: '', website: 'https://example.org' };
    const made = await call<Organization>('person', 'POST', '/api/organizations', { ...application, region: undefined });
    expect([made.status, made.body.state, made.body.country, made.body.name]).toEqual([201, 'applied', 'CN', { zh: '新院' }]);
    const id = made.body.id;
    expect((await call('visitor', 'GET', `/api/organizations/${id}`)).status).toBe(404);
    const queue = await call<{ items: { id: string }[]; total: number }>('secretariat', 'GET', '/api/organizations?state=applied&limit=100');
    expect(queue.body.items.map((item) => item.id)).toContain(id);
    expect((await call('secretariat', 'POST', `/api/organizations/${id}/decline`, {})).status).toBe(400);
    const verified = await call<Organization>('secretariat', 'POST', `/api/organizations/${id}/verify`, {});
    expect(verified.body).toMatchObject({ state: 'verified', verifiedAt: testNow.toISOString(), uscc: application.uscc });
    const seen = await call<Organization>('visitor', 'GET', `/api/organizations/${id}`);
    expect(seen.body).toMatchObject({ uscc: null, counts: { members: null }, actions: [], website: 'https://example.org' });
    const invited = await call<{ link: string; id: string }>('secretariat', 'POST', `/api/organizations/${id}/invitations`, {
      email: addressOf('other-member'),
      roles: ['viewer'],
    });
    expect([invited.status, invited.body.link.startsWith('https://tongtu.example/invitations/')]).toEqual([201, true]);
    const listed = await call<{ items: object[] }>('secretariat', 'GET', `/api/organizations/${id}/invitations`);
    expect([listed.body.items.length, JSON.stringify(listed.body).includes('link')]).toEqual([1, false]);
    const token = invited.body.link.split('/').at(-1);
    expect((await call('visitor', 'GET', `/api/invitations/${token}`)).body).toMatchObject({ organization: { id }, roles: ['viewer'] });
    expect((await call('visitor', 'POST', `/api/invitations/${token}/accept`)).body).toMatchObject({ kind: 'not-signed-in' });
    expect((await call('other-admin', 'POST', `/api/invitations/${token}/accept`)).body).toMatchObject({ status: 403, kind: 'invitation-for-another-address' });
    expect((await call('other-member', 'POST', `/api/invitations/${token}/accept`)).body).toMatchObject({ organizationId: id, roles: ['viewer'] });
    const session = await call<Session>('other-member', 'GET', '/api/session', undefined, { 'accept-language': 'en' });
    expect(session.body).toMatchObject({ person: { name: 'other-member' }, language: 'en', demo: false, version: '1.2.3' });
    expect(session.body.memberships.map((m) => m.organizationId)).toEqual([world.enterprise, id]);
    const members = await call<{ items: { personId: string }[] }>('secretariat', 'GET', `/api/organizations/${id}/members`);
    expect(members.body.items).toHaveLength(2);
    const path = `/api/organizations/${id}/members/${world.personIds['other-member']}`;
    expect((await call('secretariat', 'PUT', path, { roles: ['signatory'] })).body).toMatchObject({ roles: ['signatory'] });
    expect((await call('secretariat', 'DELETE', path)).body).toEqual({ removed: true });
  });
  it('an admin changes what is open to change; null and an empty text empty it', async () => {
    const id = await world.organization('verified', { website: 'https://a.example', region: '440300' });
    const change = (body: object) => call<Organization>('admin', 'PATCH', `/api/organizations/${id}`, body, { 'x-organization': id });
    expect((await change({ website: null, region: '' })).body).toMatchObject({ website: null, region: null });
    expect((await change({ name: { zh: '别名' } })).body).toMatchObject({ status: 409, kind: 'organization-identity-locked', field: 'body.name' });
  });
});

describe('wrong input', () => {
  const application = { kind: 'university', name: { zh: '大学' }, uscc: '914403001922038216' };
  it.each([
    ['a mistyped code', { ...application, uscc: '914403001922038217' }, 422, 'uscc-check-character'],
    ['no code', { ...application, uscc: undefined }, 422, 'uscc-required'],
    ['an unknown region', { ...application, region: '999999' }, 422, 'region-unknown'],
    ['an unknown country', { ...application, country: 'XX' }, 422, 'country-unknown'],
    ['a parent that is none', { ...application, parentId: '00000000-0000-7000-8000-000000000000' }, 422, 'organization-parent-unknown'],
    ['an unknown kind', { ...application, kind: 'club' }, 400, 'invalid-input'],
    ['no name', { ...application, name: {} }, 400, 'invalid-input'],
    ['an address that is no web page', { ...application, website: 'javascript:alert(1)' }, 400, 'invalid-input'],
    ['a control character', { ...application, name: { zh: '大\u202e学' } }, 400, 'invalid-input'],
  ] as const)('%s', async (_, body, status, kind) => {
    const answer = await call<{ kind: string; detail: string }>('person', 'POST', '/api/organizations', body);
    expect([answer.status, answer.body.kind]).toEqual([status, kind]);
    expect(answer.body.detail).not.toContain('{{');
  });
  it('says in the reader’s language what is wrong with a code', async () => {
    const answer = (language: string) =>
      call<{ detail: string }>('person', 'POST', '/api/organizations', { ...application, uscc: '914403001922038217' }, { 'accept-language': language });
    expect((await answer('en')).body.detail).toContain('it must be “6”, and you entered “7”');
    expect((await answer('zh')).body.detail).toContain('末位应为“6”，您填写的是“7”');
  });
  it('roles are some', async () => {
    const id = await world.organization();
    const answer = await call('admin', 'POST', `/api/organizations/${id}/invitations`, { roles: [] }, { 'x-organization': id });
    expect(answer.body).toMatchObject({ status: 400, errors: [{ kind: 'roles-empty', field: 'body.roles' }] });
  });
  it('text that looks like SQL or HTML, emoji and right-to-left letters are text', async () => {
    const zh = `'); drop table organizations; -- <script>alert(1)</script> 🧪 שלום`;
    const made = await call<Organization>('person', 'POST', '/api/organizations', { ...application, uscc: world.newUscc(), name: { zh } });
    expect(made.body.name).toEqual({ zh });
  });
});

describe('the demo’s accounts and letters', () => {
  const read = async () => [
    (await call('visitor', 'GET', '/api/demo-accounts')).body,
    (await call('visitor', 'GET', '/api/demo-letters?to=ME@example.org')).body,
  ];
  it('are shown in demo mode, letters of the address asked for', async () => {
    isDemo = true;
    const [accounts, letters] = await read();
    isDemo = false;
    expect(accounts).toEqual({ items: [{ ...demoAccounts[0], organizationName: null }] });
    expect(letters).toEqual({ items: [{ at: testNow.toISOString(), subject: 'mine', text: expect.any(String) as string }] });
  });
  it('and nowhere else', async () => expect(await read()).toEqual([{ items: [] }, { items: [] }]));
});

describe('people', () => {
  it('are listed for the platform only, and named by themselves', async () => {
    expect((await call('admin', 'GET', '/api/people')).status).toBe(403);
    const found = await call<{ items: { id: string }[] }>('auditor', 'GET', '/api/people?q=other-admin');
    expect(found.body.items).toMatchObject([{ id: world.personIds['other-admin'], memberships: [{ organizationId: world.enterprise }] }]);
    expect((await call('person', 'PATCH', '/api/people/me', { name: '小红' })).body).toMatchObject({ id: world.personIds.person, name: '小红' });
    const path = `/api/people/${world.personIds.person}/platform-roles`;
    expect((await call('secretariat', 'PUT', path, { platformRoles: ['auditor'] })).body).toMatchObject({ platformRoles: ['auditor'] });
    expect((await call('secretariat', 'PUT', path, { platformRoles: ['auditor', 'secretariat'] })).body).toMatchObject({ kind: 'platform-roles-conflict' });
  });
});

it('regions are the same for everybody and may be kept', async () => {
  const answer = await call<{ provinces: object[]; cities: object[]; countries: object[] }>('visitor', 'GET', '/api/regions');
  expect(answer.headers['cache-control']).toBe('public, max-age=3600');
  expect([answer.body.provinces.length, answer.body.cities.length > 333, answer.body.countries.length > 200]).toEqual([34, true, true]);
  expect(partyRoutes.listRegions.response.safeParse(answer.body).success).toBe(true);
});
