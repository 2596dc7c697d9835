/** The server under measure, and its readers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword, type RunningHouse } from '../tests/journeys/house.ts';

export const signIn = async (house: RunningHouse, email: string): Promise<string> => {
  const answer = await fetch(`${house.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
};

export const ask = async <T>(house: RunningHouse, cookie: string, method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(`${house.url}${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

type IndexState = { readonly state: string; readonly documents: number; readonly behind: number };
/** Waits until the index holds so many cards and is behind with nothing. */
export const untilIndexed = async (house: RunningHouse, documents: number): Promise<IndexState> => {
  const cookie = await signIn(house, 'secretariat@example.org');
  for (;;) {
    const state = await ask<IndexState>(house, cookie, 'GET', '/api/search-index');
    if (state.state === 'ok' && state.documents >= documents && state.behind === 0) return state;
    await sleep(50);
  }
};
