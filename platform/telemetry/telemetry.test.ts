import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '@tongtu/kernel/result';
import { loadLocales } from '../i18n/index.ts';
import { createHealth, createLog, createMetrics, duringRequest, hidePasswords, inSpan, mayReadMetrics, mountTelemetry } from './index.ts';

const locales = loadLocales();

describe('log', () => {
  const logged = (write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] => {
    const lines: string[] = [];
    write(createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) }));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  test('an error without what a driver hangs on it, with its causes', () => {
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), { code: '57P01', client: { secretKey: 4711 } });
    const [line] = logged((log) => log.error({ err: error }, 'broke'));
    expect(line?.['err']).toMatchObject({ message: 'outer', code: '57P01', causes: [{ message: 'inner' }] });
    expect(JSON.stringify(line)).not.toContain('4711');
  });
  test('secrets by name, at three levels, and passwords in addresses', () => {
    const [line] = logged((log) =>
      log.info(
        {
          password: 'hunter2',
          config: { authSecret: 'hunter2', databaseUrl: 'hunter2' },
          req: { headers: { cookie: 'hunter2', 'x-api-key': 'hunter2', host: 'h' } },
          err: new Error('cannot reach postgres://u:hunter2@h/d'),
        },
        'at smtp://a:hunter2@b',
      ),
    );
    expect(JSON.stringify(line)).not.toContain('hunter2');
    expect(line).toMatchObject({ level: 'info', password: '…', req: { headers: { host: 'h' } }, msg: 'at smtp://a:…@b' });
  });
  test('bears the id of the request, also after waiting, and keeps its level', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLog({ logLevel: 'warn' }, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
    await duringRequest('r1', async () => {
      await Promise.resolve();
      log.warn('inside');
      log.info('too low');
    });
    log.warn('outside');
    expect(lines.map((line) => [line.msg, line.requestId])).toEqual([
      ['inside', 'r1'],
      ['outside', undefined],
    ]);
  });
  test.each([
    ['postgres://u:p@ss@h/d and s3://k:a%2Fb@h/c', 'postgres://u:…@h/d and s3://k:…@h/c'],
    ['http://localhost:8080/a@b', 'http://localhost:8080/a@b'],
    ['postgres://:p@h', 'postgres://:…@h'],
  ])('%s', (from, to) => expect(hidePasswords(from)).toBe(to));

  test('an endless address costs no more than its length', () => {
    const began = performance.now();
    const line = `/${'a.'.repeat(50_000)}`;
    expect(hidePasswords(line)).toBe(line);
    // It took three seconds.
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('health', () => {
  test('names every check, and says in both languages what is wrong', async () => {
    const health = createHealth({ locales, patienceMs: 30, freshMs: 0 });
    health.add('database', async () => ok(1));
    expect(await health.ready()).toMatchObject({ ready: true, checks: [{ name: 'database', ok: true }] });
    health.add('migrations', async () => fail('migrations-pending', { details: { count: 2 } }));
    health.add('slow', () => new Promise(() => {}));
    health.add('broken', () => {
      throw new Error('with a secret');
    });
    const readiness = await health.ready();
    expect(readiness.ready).toBe(false);
    expect(readiness.checks.map((check) => check.kind)).toEqual([undefined, 'migrations-pending', 'check-timed-out', 'check-failed']);
    expect(readiness.checks[1]?.detail).toEqual({
      zh: '数据库还缺 2 个迁移，请运行 tongtu migrate。',
      en: '2 migrations are missing in the database. Run tongtu migrate.',
    });
    expect(JSON.stringify(readiness)).not.toContain('secret');
    expect(() => health.add('slow', async () => ok(1))).toThrow('two checks are named slow');
  });
  test('what is told aside takes nothing out of service', async () => {
    const health = createHealth({ locales, freshMs: 0 });
    health.add('database', async () => ok(1));
    health.add('log', async () => fail('migrations-pending', { details: { count: 2 } }), 'aside');
    expect(await health.ready()).toMatchObject({ ready: true, checks: [{ ok: true }, { name: 'log', ok: false, kind: 'migrations-pending' }] });
  });
  test('many who ask at once cause one check; draining is told at once', async () => {
    let asked = 0;
    const health = createHealth({ locales, freshMs: 10_000 });
    health.add('counted', async () => ok((asked += 1)));
    await Promise.all([health.ready(), health.ready(), health.ready()]);
    expect(asked).toBe(1);
    health.drain();
    expect(await health.ready()).toMatchObject({ ready: false, checks: [{ kind: 'shutting-down' }, { name: 'counted', ok: true }] });
  });
});

describe('over HTTP', () => {
  const server = async (metricsToken?: string) => {
    const app = Fastify();
    const health = createHealth({ locales, freshMs: 0 });
    const metrics = createMetrics();
    mountTelemetry(app, { health, metrics, metricsToken });
    app.get('/api/things/:id', async () => 'x');
    await app.ready();
    return { app, health, metrics };
  };
  test('alive while not ready', async () => {
    const { app, health } = await server();
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    health.add('index', async () => fail('check-failed'));
    const answer = await app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { ready: false, checks: [{ name: 'index', kind: 'check-failed' }] }]);
    expect((await app.inject('/healthz')).json()).toEqual({ alive: true });
  });
  test('metrics know routes by their pattern, and what gauges read', async () => {
    const { app, metrics } = await server();
    metrics.gauge('tongtu_jobs_waiting', 'Waiting jobs', async () => [{ labels: { job: 'a' }, value: 3 }], ['job']);
    metrics.gauge('tongtu_broken', 'Broken', () => Promise.reject(new Error('no')));
    metrics.counter('tongtu_things_total', 'Things').inc(2);
    await app.inject('/api/things/42');
    const { body } = await app.inject('/metrics');
    expect(body).toContain('tongtu_http_request_seconds_count{method="GET",route="/api/things/:id",status="200"} 1');
    expect(body).not.toContain('/42');
    expect(body).toContain('tongtu_jobs_waiting{job="a"} 3');
    expect(body).toContain('tongtu_things_total 2');
    expect(body).toContain('process_cpu_user_seconds_total');
    expect(body).not.toMatch(/^tongtu_broken /m);
  });
  test('metrics are for this machine, or for who bears the token', async () => {
    const open = await server();
    const status = async (app: typeof open.app, more: object): Promise<number> => (await app.inject({ url: '/metrics', ...more })).statusCode;
    expect(await status(open.app, { remoteAddress: '10.0.0.9' })).toBe(403);
    expect(await status(open.app, { headers: { 'x-forwarded-for': '127.0.0.1' } })).toBe(403);
    const closed = await server('a-token-of-16-characters');
    expect(await status(closed.app, {})).toBe(401);
    expect(await status(closed.app, { remoteAddress: '10.0.0.9', headers: { authorization: 'Bearer a-token-of-16-characters' } })).toBe(200);
    expect(mayReadMetrics('a', 'Bearer b', '127.0.0.1')).toBe(false);
  });
});

test('a span hands on what its work answers or throws', async () => {
  expect(await inSpan('x', { n: 1 }, async () => 7)).toBe(7);
  await expect(inSpan('x', {}, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
