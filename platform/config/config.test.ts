import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { authSecretOf, configProblems, readConfig, secretNames, settings, settingsPage } from './index.ts';
import en from './locales/en.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'tongtu-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = (env: Record<string, string>) => {
  const read = readConfig(env);
  if (!read.ok) throw new Error(configProblems(read.error, 'en').join('\n'));
  return read.value;
};
const problems = (env: Record<string, string>) => {
  const read = readConfig(env);
  return read.ok ? [] : (read.error.errors ?? []).map((error) => error.field);
};

describe('readConfig', () => {
  test('needs nothing', () => {
    expect(good({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://localhost:8080',
      dataDir: resolve('data'),
      roles: ['web', 'worker'],
      demo: 'auto',
      language: 'zh',
    });
    expect(good({}).indexUrl).toBe(resolve('data/index'));
    expect(good({ DATA_DIR: '/srv/t' }).filesUrl).toBe('/srv/t/files');
  });
  test('an empty variable is not set, a foreign one is ignored', () => {
    expect(good({ PORT: '', DATABASE_URL: ' ', TONGTU_WHATEVER: 'x' })).toEqual(good({}));
  });
  test('reads witnesses as pairs of a key and an address', () => {
    const [one, two] = ['audit.example/w+1a2b3c4d+BAAA https://w.example/a', 'b.example/w+00000000+BA== http://10.0.0.1:8090'];
    expect(good({}).logWitnesses).toEqual([]);
    expect(good({ LOG_WITNESSES: `${one}, ${two}\n` }).logWitnesses).toEqual([
      { vkey: 'audit.example/w+1a2b3c4d+BAAA', address: 'https://w.example/a' },
      { vkey: 'b.example/w+00000000+BA==', address: 'http://10.0.0.1:8090' },
    ]);
    for (const wrong of ['x', one.split(' ')[0]!, `${one} x`, `${one} ${two}`, `${one},${one}`, one.replace('https', 'ftp'), one.replace('//', '//u:p@')])
      expect(problems({ LOG_WITNESSES: wrong }), wrong).toEqual(['LOG_WITNESSES']);
  });
  test('reads what is said', () => {
    const config = good({
      ROLES: 'worker',
      PORT: '0',
      TRUST_PROXY: 'on',
      FILES_URL: 'file:///srv/files',
      INDEX_URL: 's3://k:s@h/b',
      PUBLIC_URL: 'https://t.example.org/',
    });
    expect(config).toMatchObject({
      roles: ['worker'],
      port: 0,
      trustProxy: true,
      filesUrl: '/srv/files',
      indexUrl: 's3://k:s@h/b',
      publicUrl: 'https://t.example.org',
    });
  });
  test.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'example.org'],
    ['PUBLIC_URL', 'https://a.b/path'],
    ['DATABASE_URL', 'mysql://a/b'],
    ['DATABASE_URL', 'postgres://host'],
    ['ROLES', 'web,cook'],
    ['ROLES', ','],
    ['SMTP_URL', 'http://x'],
    ['MAIL_FROM', 'a\nBcc: b@c.d'],
    ['AUTH_SECRET', 'short'],
    ['DEMO', 'maybe'],
    ['TRUST_PROXY', 'perhaps'],
    ['FILES_URL', 'ftp://x/y'],
    ['FILES_URL', 's3://host'],
    ['UPLOAD_MAX_BYTES', '0'],
    ['HOST', 'a b'],
    ['LOG_LEVEL', 'loud'],
    ['DEFAULT_LANGUAGE', 'fr'],
    ['METRICS_TOKEN', 'with blank inside it'],
  ])('%s=%j is refused by name', (name, value) => {
    expect(problems({ DATABASE_URL: 'postgres://a/b', [name]: value })).toEqual([name]);
  });
  test('names all that is wrong at once, in both languages', () => {
    const read = readConfig({ PORT: 'x', DEMO: 'y', DATABASE_OWNER_URL: 'postgres://o:p@h/d' });
    if (read.ok) throw new Error('accepted');
    expect(read.error.errors?.map((e) => e.field)).toEqual(['PORT', 'DEMO', 'DATABASE_OWNER_URL']);
    expect(configProblems(read.error, 'en')[0]).toBe('PORT: “x” is not a whole number from 0 to 65535.');
    expect(configProblems(read.error, 'zh')[0]).toBe('PORT：“x”不是 0 到 65535 之间的整数。');
    expect(configProblems(read.error)).toHaveLength(6);
  });
  test('never repeats a secret', () => {
    const read = readConfig({
      DATABASE_URL: 'mysql://u:hunter2@h/d',
      AUTH_SECRET: 'hunter2',
      SMTP_URL: 'hunter2',
      FILES_URL: 's3://hunter2',
      METRICS_TOKEN: 'hunter2',
    });
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('hunter2');
    expect(secretNames).toEqual(expect.arrayContaining(['DATABASE_URL', 'AUTH_SECRET', 'authSecret', 'cookie', 'password']));
  });
});

describe('the kept secret', () => {
  test('is made once, for its owner only', () => {
    const first = authSecretOf({ authSecret: undefined, dataDir: join(folder, 'a/b') });
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(authSecretOf({ authSecret: undefined, dataDir: join(folder, 'a/b') })).toBe(first);
    expect(statSync(join(folder, 'a/b/auth-secret')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['auth-secret']);
  });
  test('a file cut short is replaced; a set one wins', () => {
    writeFileSync(join(folder, 'auth-secret'), 'cut');
    const made = authSecretOf({ authSecret: undefined, dataDir: folder });
    expect(made).toHaveLength(43);
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8').trim()).toBe(made);
    expect(authSecretOf({ authSecret: 'y'.repeat(32), dataDir: folder })).toBe('y'.repeat(32));
  });
});

test('every setting is described, and the page for operators is current (node tools/settings-doc.ts)', () => {
  expect(Object.keys(en.settings).sort()).toEqual(Object.keys(settings).sort());
  expect(readFileSync(join(import.meta.dirname, '../../docs/operating/settings.md'), 'utf8')).toBe(settingsPage());
});
