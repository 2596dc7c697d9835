/** Who may call what: each role × each route, through the real door. */
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authRoutes } from '@tongtu/platform/auth';
import { matrix, type Ask } from './matrix.ts';
import { makeHouse, roles, type HouseWorld, type Role } from './world.ts';

let world: HouseWorld;
beforeAll(async () => void (world = await makeHouse()));
afterAll(() => world.close());

const multipart = (content: string, name = 'a.jsonl') => ({
  headers: { 'content-type': 'multipart/form-data; boundary=mark' },
  payload: `--mark\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--mark--\r\n`,
});
const letterOf = (status: number): string => (status === 401 || status === 403 ? 'f' : status === 404 ? 'h' : 'a');

const ask = async (role: Role, route: { method: string; path: string }, { params = {}, query, body, file, fileName }: Ask) => {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const sent: InjectOptions = {
    method: route.method as 'GET',
    url: query === undefined ? path : `${path}?${query}`,
    headers: { cookie: world.cookies.get(role) ?? '' },
    ...(body === undefined ? {} : { payload: body as object }),
  };
  const answer = await world.app.inject(
    file === undefined ? sent : { ...sent, ...multipart(file, fileName), headers: { ...sent.headers, ...multipart(file).headers } },
  );
  return { status: answer.statusCode, body: answer.body };
};

describe('the matrix', () => {
  it('has a row for each route, and no other', () => {
    const names = world.house.features.flatMap((feature) => feature.routes.map(({ route }) => route.name));
    expect(Object.keys(matrix).sort()).toEqual(names.sort());
  });
  it.each(Object.entries(matrix))('%s: %s', async (name, [letters, make = () => ({})]) => {
    const route = world.house.features.flatMap((feature) => feature.routes).find((served) => served.route.name === name)!.route;
    const was: string[] = [];
    for (const role of roles) {
      // What each one changes is its own, so that nobody meets what another left.
      const { status, body } = await ask(role, route, await make(world));
      expect(status, `${role}: ${body}`).toBeLessThan(500);
      was.push(letterOf(status));
    }
    expect(was.join('')).toBe(letters);
  });
});

/** Everything of an account is its owner's alone; these are for whoever has none open. */
const open = new Set([
  'signUp',
  'verifyEmail',
  'resendVerification',
  'signIn',
  'signInTwoFactor',
  'beginPasskeySignIn',
  'signInPasskey',
  'listProviders',
  'signInProvider',
  'signOut',
  'forgotPassword',
  'resetPassword',
]);
describe('accounts', () => {
  it.each(Object.values(authRoutes).filter((route) => !open.has(route.name)))('$name asks for a session', async (route) => {
    const { status } = await ask('visitor', route, {
      params: { sessionId: world.house.newId(), passkeyId: world.house.newId(), keyId: world.house.newId() },
      ...(route.method === 'POST' ? { body: {} } : {}),
    });
    // Whether the body is looked at first tells nobody anything.
    expect([400, 401]).toContain(status);
  });
});
