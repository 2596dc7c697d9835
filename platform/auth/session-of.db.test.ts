/** Our own look at a session's cookie says what better-auth says, whatever is in it. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@tongtu/platform/testing';
import { authBench, goodPassword } from './test-room.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let room: Awaited<ReturnType<typeof authBench>>;
let token: string;
const name = 'tongtu.session_token';
beforeAll(async () => {
  database = await testDatabase();
  room = await authBench(database.db);
  await room.auth.createAccount({ email: 'lin@example.org', password: goodPassword, name: 'Lin Xue' });
  const browser = room.browser();
  await browser.send('POST sign-in', { email: 'lin@example.org', password: goodPassword });
  token = browser.jar.get(name)!;
});
afterAll(async () => {
  await room.app.close();
  await database.close();
});

/** What both say: the session's id or nobody. */
const both = async (cookie: string): Promise<readonly (string | null)[]> => {
  const headers = new Headers({ cookie });
  const theirs = await room.auth.engine.api.getSession({ headers, query: { disableRefresh: true } });
  return [(await room.auth.sessionOf(headers))?.sessionId ?? null, theirs?.session.id ?? null];
};
const signed = (value: string, secret: string): string => encodeURIComponent(`${value}.${createHmac('sha256', secret).update(value).digest('base64')}`);

test('a session that is there', async () => {
  const [ours, theirs] = await both(`theme=dark; ${name}=${token}; x=1`);
  expect(ours).toMatch(/^[0-9a-f-]{36}$/);
  expect(ours).toBe(theirs);
});
test('what is not signed by us is nobody', async () => {
  const plain = decodeURIComponent(token).split('.')[0]!;
  const turned = `${plain.slice(0, -1)}${plain.endsWith('A') ? 'B' : 'A'}`;
  for (const value of [
    plain,
    `${plain}.`,
    encodeURIComponent(`${plain}.AAAA`),
    encodeURIComponent(decodeURIComponent(token).replace(plain, turned)),
    signed(plain, 'y'.repeat(40)),
    '%E0%A4%A',
    '',
  ])
    expect(await both(`${name}=${value}`), value).toEqual([null, null]);
  expect(await both(`other${name}=${token}`)).toEqual([null, null]);
});
test('what we signed and never opened is nobody', async () => expect(await both(`${name}=${signed('never-opened', 'x'.repeat(40))}`)).toEqual([null, null]));
test('a session that is over is nobody', async () => {
  await sql`update auth_sessions set expires_at = ${new Date(Date.now() - 1000)}`.execute(database.db);
  expect((await both(`${name}=${token}`))[0]).toBeNull();
});
