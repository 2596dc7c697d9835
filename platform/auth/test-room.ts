/** A Fastify with only this room on it, and a browser's cookie jar; for the tests beside. */
import { createOTP } from '@better-auth/utils/otp';
import pino from 'pino';
import type { Tx } from '../database/index.ts';
import { commonErrors } from '../http/contract.ts';
import { problemWriter } from '../http/problem.ts';
import { createHttpServer } from '../http/server.ts';
import { createAuth, type AuthOptions } from './auth.ts';
import { authErrors } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import { mountAuth } from './mount.ts';

export type Letter = { kind: string; to: string; link: string | undefined };
export const goodPassword = 'violet-harbour-7-lanterns';

/** The six digits of now for a secret as `beginTwoFactor` shows it. */
export const codeOf = async (uri: string): Promise<string> => {
  const encoded = new URL(uri).searchParams.get('secret') ?? '';
  let bits = '';
  for (const letter of encoded) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const secret = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
  return createOTP(secret, { digits: 6, period: 30 }).totp();
};

export const authBench = async (tx: Tx, more: Partial<AuthOptions> = {}) => {
  const letters: Letter[] = [];
  const created: string[] = [];
  const publicUrl = more.publicUrl ?? 'http://localhost:8080';
  const auth = createAuth({
    db: tx,
    secret: 'x'.repeat(40),
    limits: { answerFloorMs: 0 },
    sendMail: async (kind, to, data) => void letters.push({ kind, to, link: data.link }),
    onAccountCreated: async ({ userId }) => void created.push(userId),
    ...more,
    publicUrl,
  });
  const sentences: Record<string, string> = en.errors;
  const problem = problemWriter({ ...commonErrors, ...authErrors }, (_, kind) => sentences[kind]);
  const app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl,
    problem,
    languageOf: () => 'en',
    trustProxy: true,
    rateLimitPerMinute: 0,
    version: '0',
  });
  mountAuth(app, auth, { problem, languageOf: () => 'en' });
  await app.ready();

  const browser = (ip = '10.0.0.1') => {
    const jar = new Map<string, string>();
    const send = async (line: string, body?: unknown, headers: Record<string, string> = {}) => {
      const [method = 'GET', path = ''] = line.split(' ');
      const answer = await app.inject({
        method: method as 'GET',
        url: `/api/auth/${path}`,
        remoteAddress: ip,
        headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const set = [answer.headers['set-cookie'] ?? []].flat();
      for (const line of set) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0/i.test(line) || value === '') jar.delete(name);
        else jar.set(name, value);
      }
      // oxlint-disable-next-line typescript/no-explicit-any -- answers of some thirty routes, each looked at by its own test
      let json: Record<string, any> = {};
      try {
        json = answer.json();
      } catch {
        json = {};
      }
      return { status: answer.statusCode, body: json, type: String(answer.headers['content-type']), set, retryAfter: answer.headers['retry-after'] };
    };
    const headers = () => new Headers({ cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') });
    return { send, jar, headers };
  };
  const tokenFor = (to: string, kind: string): string =>
    new URL(letters.findLast((letter) => letter.to === to && letter.kind === kind)?.link ?? 'x:').searchParams.get('token') ?? '';
  return { auth, app, letters, created, browser, tokenFor };
};
