import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Tx } from '../database/index.ts';
import { loadLocales } from '../i18n/index.ts';
import { memoryJobs } from '../jobs/index.ts';
import {
  createMailer,
  isAddress,
  letterJob,
  openTransport,
  outboxFolder,
  readOutbox,
  smtpTransport,
  writeLetter,
  type Letter,
  type Transport,
} from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tongtu-mail-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const room = join(root, 'parties/locales');
mkdirSync(room, { recursive: true });
writeFileSync(
  join(room, 'en.json'),
  JSON.stringify({ letters: { invitation: { subject: '{{from}} invites you', text: 'Hello {{name}},\nplease open\n\n{{link}}\n\nGoodbye' } } }),
);
writeFileSync(join(room, 'zh.json'), JSON.stringify({ letters: { invitation: { subject: '{{from}}邀请您加入', text: '{{name}}您好：\n\n{{link}}' } } }));
const locales = loadLocales([room, join(import.meta.dirname, 'locales')]);

const tx = {} as Tx;
const at = new Date('2026-01-15T01:00:00Z');
const link = 'https://t.example.org/join?a=1&b=2';
const letter: Letter = { to: 'lin@example.org', template: 'parties.invitation', language: 'en', data: { from: 'Institute', name: 'Lin', link } };
const write = (more: Partial<Letter>) => writeLetter(locales, { ...letter, ...more }, 'https://t.example.org');

const jobs = memoryJobs();

/** Queues the letter and runs the job, as the house does. */
const post = async (transport: Transport, sent: Letter): Promise<void> => {
  await createMailer(jobs, locales).send(tx, sent);
  await jobs.runAll(
    [letterJob({ locales, transport, from: 'Tongtu 通途 <tongtu@example.org>', publicUrl: 'https://t.example.org', clock: () => at })],
    undefined,
  );
};

describe('words', () => {
  test('text and page say the same; a line that is an address becomes a link', () => {
    const written = write({});
    expect(written.subject).toBe('Institute invites you');
    expect(written.text).toContain(`Hello Lin,\nplease open\n\n${link}\n\nGoodbye`);
    expect(written.html).toContain('<p>Hello Lin,<br>please open</p>');
    expect(written.html).toContain('<a href="https://t.example.org/join?a=1&amp;b=2">');
    expect(written.html).toContain('<html lang="en">');
    expect(write({ language: 'zh' }).subject).toBe('Institute邀请您加入');
  });
  test('a value adds no markup, header, line or direction', () => {
    const evil = write({
      data: { from: 'A\r\nBcc: all@example.org', name: '<img src=x onerror=alert(1)>\n\nhttps://evil.example\u202e', link: 'javascript:alert(1)' },
    });
    expect(evil.subject).toBe('A Bcc: all@example.org invites you');
    expect(evil.html).not.toContain('<img');
    expect(evil.html).not.toMatch(/<a href="(?:javascript|https:\/\/evil)/);
    expect(evil.text.split('\n')[0]).toBe('Hello <img src=x onerror=alert(1)> https://evil.example,');
  });
  test.each(['a@b.cn', 'a.b+c@例子.中国'])('%s is an address', (address) => expect(isAddress(address)).toBe(true));
  test.each(['a@b.cn, c@d.cn', 'A <a@b.cn>', 'a@b.cn\r\nBcc: c@d.cn', 'a', '@', 'a@b@c', `${'a'.repeat(320)}@b.cn`])('%j is none', (address) =>
    expect(isAddress(address)).toBe(false),
  );
  test('a letter without words or address is refused before it is queued', async () => {
    const mailer = createMailer(jobs, locales);
    await expect(mailer.send(tx, { ...letter, template: 'parties.nothing' })).rejects.toThrow('has no words');
    await expect(mailer.send(tx, { ...letter, to: 'a@b.cn, c@d.cn' })).rejects.toThrow('one bare address');
    expect(jobs.queued).toEqual([]);
  });
});

test('without SMTP a letter lies in the outbox, for its owner only', async () => {
  const config = { dataDir: join(root, 'data'), smtpUrl: undefined };
  const folder = outboxFolder(config);
  expect(await readOutbox(folder)).toEqual([]);
  await post(openTransport(config), letter);
  await post(openTransport(config), { ...letter, language: 'zh', data: { ...letter.data, name: '林雪' } });
  const found = await readOutbox(folder);
  expect(found.map((one) => one.subject).sort()).toEqual(['Institute invites you', 'Institute邀请您加入']);
  expect(found[0]).toMatchObject({ to: 'lin@example.org', at });
  expect(found[0]?.links).toContain(link);
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  expect(statSync(join(folder, files[0] ?? '')).mode & 0o777).toBe(0o600);
  const eml = readFileSync(join(folder, found.find((one) => one.language === 'en')?.file ?? ''), 'utf8');
  expect(eml).toMatch(/^From: =\?UTF-8\?.*<tongtu@example\.org>\r\nTo: lin@example\.org\r\nSubject: Institute invites you\r\n/m);
  expect(eml).toContain('Auto-Submitted: auto-generated');
}, 10_000);

/** As much of RFC 5321 as one letter needs. */
const fakeSmtp = async (): Promise<{ server: Server; port: number; seen: string[] }> => {
  const seen: string[] = [];
  const server = createServer((socket: Socket) => {
    let inData = false;
    let rest = '';
    socket.write('220 hello\r\n');
    socket.on('data', (piece) => {
      rest += piece.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        seen.push(line);
        if (inData && line !== '.') continue;
        const wasData = inData;
        inData = line === 'DATA';
        socket.write(wasData ? '250 kept\r\n' : inData ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, seen };
};

test('by SMTP: one recipient, a stable message id; an absent server is an error for the job to try again', async () => {
  const { server, port, seen } = await fakeSmtp();
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`);
  await post(transport, letter);
  expect(seen.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual(['MAIL FROM:<tongtu@example.org>', 'RCPT TO:<lin@example.org>']);
  expect(seen.find((line) => line.startsWith('Message-ID'))).toMatch(/^Message-ID: <job-\d+@example\.org>$/);
  expect(seen).toContain('Subject: Institute invites you');
  transport.close();
  await new Promise((resolve) => server.close(resolve));
  await expect(post(smtpTransport(`smtp://127.0.0.1:${port}`), letter)).rejects.toThrow(/ECONNREFUSED/);
}, 20_000);
